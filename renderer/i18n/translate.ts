import type { Catalogue, MessageKey, Plural } from './catalogue.ts'
import type { en } from './en.ts'

type Names<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never
type NamesOf<M> = M extends Plural ? Names<M['other']> | 'n' : M extends string ? Names<M> : never
type Value = string | number

type Args<K extends MessageKey> = [NamesOf<(typeof en)[K]>] extends [never]
  ? []
  : [values: { readonly [N in NamesOf<(typeof en)[K]>]: N extends 'n' ? number : Value }]

/** A message that says itself: without values. */
export type PlainKey = { [K in MessageKey]: Args<K> extends [] ? K : never }[MessageKey]

/** Says a message. The values it needs are checked by the compiler, from the `{names}` in the English text. */
export type Translate = <K extends MessageKey>(key: K, ...args: Args<K>) => string

/**
 * Makes the `t()` of one language. Numbers are written the way of `locale`; a `{name}` without a value stays
 * visible, so that a mistake in a translation is seen instead of hidden.
 */
export function createTranslate(locale: string, catalogue: Catalogue): Translate {
  const plurals = new Intl.PluralRules(locale)
  const numbers = new Intl.NumberFormat(locale)

  function t<K extends MessageKey>(key: K, ...args: Args<K>): string
  function t(key: MessageKey, values: Readonly<Record<string, Value>> = {}): string {
    const message: string | Plural = catalogue[key]
    const text =
      typeof message === 'string'
        ? message
        : plurals.select(Number(values['n'])) === 'one'
          ? message.one
          : message.other
    return text.replace(/\{(\w+)\}/g, (hole, name: string) => {
      const value = values[name]
      if (value === undefined) return hole
      return typeof value === 'number' ? numbers.format(value) : value
    })
  }
  return t
}
