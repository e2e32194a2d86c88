import { sayings } from '../../electron/contract/sayings/say.ts'
import type { Catalogue } from './catalogue.ts'
import { germanSayings } from './de/sayings.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { spanishSayings } from './es/sayings.ts'
import { es } from './es.ts'
import { frenchSayings } from './fr/sayings.ts'
import { fr } from './fr.ts'
import type { Sayings } from './said.ts'

/** The languages of the screen, in the order in which they are offered. */
export const languageCodes = ['en', 'es', 'fr', 'de'] as const
export type LanguageCode = (typeof languageCodes)[number]

/** A language: what it calls itself, how it writes dates and numbers, its messages, and what the service says. */
export type LanguageSource = {
  readonly name: string
  readonly locale: string
  readonly catalogue: Catalogue
  /** What the service says. */
  readonly sayings: Sayings
}

export const languages: Readonly<Record<LanguageCode, LanguageSource>> = {
  // British, because it writes times with 24 hours and days before months, as gates do.
  en: { name: 'English', locale: 'en-GB', catalogue: en, sayings },
  es: { name: 'Español', locale: 'es-ES', catalogue: es, sayings: spanishSayings },
  fr: { name: 'Français', locale: 'fr-FR', catalogue: fr, sayings: frenchSayings },
  de: { name: 'Deutsch', locale: 'de-DE', catalogue: de, sayings: germanSayings },
}

/** The first of a person's languages that the screen speaks; English where it speaks none. */
export function preferredLanguage(wanted: readonly string[]): LanguageCode {
  for (const tag of wanted) {
    const code = languageCodes.find((known) => tag.toLowerCase().split('-')[0] === known)
    if (code !== undefined) return code
  }
  return 'en'
}
