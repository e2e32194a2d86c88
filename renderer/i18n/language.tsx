import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { en } from './en.ts'
import { createMoments, type Moments } from './moments.ts'
import { createTranslate, type Translate } from './translate.ts'

type Language = {
  readonly t: Translate
  readonly moments: Moments
  readonly number: (value: number) => string
}

// British English, because it writes times with 24 hours and days before months, as gates do.
const LOCALE = 'en-GB'
const translate = createTranslate(LOCALE, en)
const numbers = new Intl.NumberFormat(LOCALE)

function languageIn(timeZone: string): Language {
  return {
    t: translate,
    moments: createMoments(LOCALE, timeZone, translate),
    number: (value) => numbers.format(value),
  }
}

const Speech = createContext<Language>(languageIn('UTC'))

/** Gives everything below it the words of one language and the clock of the venue's zone. */
export function LanguageProvider({ timeZone, children }: { timeZone: string; children: ReactNode }) {
  const language = useMemo(() => languageIn(timeZone), [timeZone])
  return <Speech value={language}>{children}</Speech>
}

export function useLanguage(): Language {
  return useContext(Speech)
}
