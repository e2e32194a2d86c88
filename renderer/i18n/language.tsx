import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo } from 'react'
import { type LanguageCode, languages } from './languages.ts'
import { createMoments, type Moments } from './moments.ts'
import { createSaid, type Said } from './said.ts'
import { createTranslate, type Translate } from './translate.ts'

type Language = {
  readonly t: Translate
  /** What the service said in English, in this language. */
  readonly said: Said
  readonly moments: Moments
  readonly number: (value: number) => string
}

/** What puts things into words, of the screen's own and of the service. */
export type Speech = Pick<Language, 't' | 'said'>

/** A language with the clock of a zone. */
function languageIn(code: LanguageCode, timeZone: string): Language {
  const { locale, catalogue, sayings } = languages[code]
  const t = createTranslate(locale, catalogue)
  const said = createSaid(locale, sayings, (text) => t('said.foreign', { text }))
  const numbers = new Intl.NumberFormat(locale)
  return { t, said, moments: createMoments(locale, timeZone, t), number: (value) => numbers.format(value) }
}

const Speech = createContext<Language>(languageIn('en', 'UTC'))

/** Gives everything below it the words of one language and the clock of the venue's zone. */
export function LanguageProvider(props: { code: LanguageCode; timeZone: string; children: ReactNode }) {
  const { code, timeZone } = props
  const language = useMemo(() => languageIn(code, timeZone), [code, timeZone])
  useLayoutEffect(() => {
    document.documentElement.lang = code
  }, [code])
  return <Speech value={language}>{props.children}</Speech>
}

export function useLanguage(): Language {
  return useContext(Speech)
}
