import type { deviceFileSayings } from '../../electron/contract/sayings/device-files.ts'
import type { doctorSayings } from '../../electron/contract/sayings/doctor.ts'
import type { doctorVenueSayings } from '../../electron/contract/sayings/doctor-venue.ts'
import type { fieldSayings } from '../../electron/contract/sayings/fields.ts'
import { type SayingCode, sayingOf } from '../../electron/contract/sayings/say.ts'

/** Every sentence of the service in one language; English is the contract's own. */
export type Sayings = { readonly [C in SayingCode]: string }

/** What the connection check says: its own part of them. */
export type DoctorSayings = Pick<Sayings, keyof typeof doctorSayings | keyof typeof doctorVenueSayings>

/** What the shell says of the files of a device: their own part of them. */
export type DeviceFileSayings = Pick<Sayings, keyof typeof deviceFileSayings>

/** What is said of a field that does not fit: its own part of them. */
export type FieldSayings = Pick<Sayings, keyof typeof fieldSayings>

/** Holes in which another sentence of the service may stand. What stands in the others is a name, a code or a quote. */
const SENTENCES: ReadonlySet<string> = new Set([
  'why',
  'what',
  'whose',
  'where',
  'meaning',
  'wait',
  'one',
  'others',
  'issuer',
  'place',
  'tenant',
  'own',
])

/** Says in one language what the service said in English. */
export type Said = (english: string) => string

/**
 * @param foreign how a text is quoted that is no sentence of the service's: the computer's own words, or those of a
 *   version that this window does not know
 */
export function createSaid(locale: string, sayings: Sayings, foreign: (text: string) => string): Said {
  const numbers = new Intl.NumberFormat(locale)
  const known = (text: string): string | null => {
    const saying = sayingOf(text)
    if (saying === null) return null
    return sayings[saying.code].replace(/\{(\w+)\}/g, (hole, name: string) => {
      const value = saying.values[name]
      if (value === undefined) return hole
      if (typeof value === 'number') return numbers.format(value)
      return (SENTENCES.has(name) ? ours(value) : null) ?? value
    })
  }
  /** Several sentences that were told as one, or the list of short ones that a sentence holds. */
  const several = (text: string, between: string, each: (part: string) => string | null): string | null => {
    const parts = text.split(between)
    if (parts.length < 2) return null
    const spoken = parts.map(each)
    return spoken.every((part) => part !== null) ? spoken.join(between) : null
  }
  const listed = (text: string): string | null => several(text, ', ', known) ?? known(text)
  const ours = (text: string): string | null => several(text, '; ', listed) ?? listed(text)
  return (text) => ours(text) ?? foreign(text)
}
