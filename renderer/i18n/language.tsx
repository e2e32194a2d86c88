import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { en } from './en.ts'
import { createMoments, type Moments } from './moments.ts'
import { createTranslate, type Translate } from './translate.ts'

type Language = { readonly t: Translate; readonly moments: Moments }

// British English, because it writes times with 24 hours and days before months, as gates do.
const LOCALE = 'en-GB'
const translate = createTranslate(LOCALE, en)
const Speech = createContext<Language>({ t: translate, moments: createMoments(LOCALE, 'UTC', translate) })

/** Gives everything below it the words of one language and the clock of the venue's zone. */
export function LanguageProvider({ timeZone, children }: { timeZone: string; children: ReactNode }) {
  const language = useMemo(
    () => ({ t: translate, moments: createMoments(LOCALE, timeZone, translate) }),
    [timeZone],
  )
  return <Speech value={language}>{children}</Speech>
}

export function useLanguage(): Language {
  return useContext(Speech)
}
