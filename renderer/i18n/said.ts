import { type SayingCode, sayingOf } from '../../electron/contract/sayings/say.ts'

/** Every sentence of the service in one language; English is the contract's own. */
export type Sayings = { readonly [C in SayingCode]: string }

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
      return (SENTENCES.has(name) ? known(value) : null) ?? value
    })
  }
  /** Several sentences that were told as one. */
  const several = (text: string): string | null => {
    const parts = text.split('; ').map(known)
    return parts.length > 1 && parts.every((part) => part !== null) ? parts.join('; ') : null
  }
  return (text) => several(text) ?? known(text) ?? foreign(text)
}
