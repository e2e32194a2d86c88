import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo } from 'react'
import { type LanguageCode, languages } from './languages.ts'
import { createMoments, type Moments } from './moments.ts'
import { createTranslate, type Translate } from './translate.ts'

type Language = {
  readonly t: Translate
  readonly moments: Moments
  readonly number: (value: number) => string
}

/** A language with the clock of a zone. */
function languageIn(code: LanguageCode, timeZone: string): Language {
  const { locale, catalogue } = languages[code]
  const t = createTranslate(locale, catalogue)
  const numbers = new Intl.NumberFormat(locale)
  return { t, moments: createMoments(locale, timeZone, t), number: (value) => numbers.format(value) }
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
