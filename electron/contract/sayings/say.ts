import { bookSayings } from './books.ts'
import { callSayings } from './calls.ts'
import { deviceSayings } from './device.ts'
import { deviceFileSayings } from './device-files.ts'
import { diskSayings } from './disk.ts'
import { doctorSayings } from './doctor.ts'
import { doctorVenueSayings } from './doctor-venue.ts'
import { fieldSayings } from './fields.ts'
import { requestSayings } from './requests.ts'

/**
 * Every sentence that the service says to a person: a closed set, in English, with `{holes}` for what differs. English
 * crosses the process boundary, is logged, kept with a row and told by the lane; {@link sayingOf} finds the sentence
 * again, wherever it was kept, so that a window says it in the language of whoever reads it.
 */
export const sayings = {
  ...callSayings,
  ...bookSayings,
  ...diskSayings,
  ...deviceSayings,
  ...deviceFileSayings,
  ...fieldSayings,
  ...requestSayings,
  ...doctorSayings,
  ...doctorVenueSayings,
} as const

export type SayingCode = keyof typeof sayings
type Holes<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Holes<Rest> : never
type Values<C extends SayingCode> = { readonly [N in Holes<(typeof sayings)[C]>]: string | number }
type Args<C extends SayingCode> = [Holes<(typeof sayings)[C]>] extends [never] ? [] : [values: Values<C>]

/** A sentence taken apart: which one, and what stands in its holes. Numbers are numbers. */
export type Saying = {
  readonly code: SayingCode
  readonly values: Readonly<Record<string, string | number>>
}

const HOLE = /\{(\w+)\}/g
/** Holes that only ever hold a number; the others hold a name, a code, or another sentence. */
const NUMBER = /^(n|of|http|ms|seconds|minutes|other|admissions|scans|waiting|tickets|cards)$/
/** A hole at the beginning of a sentence takes no words of another sentence before it. */
const WHOSE = '(?<whose>ACME|the proxy \\S+)'
/** Of a longer text no sentence is sought: the longest of ours, with the longest names in it, is shorter. */
const TEXT_MAX = 2_000

/** A sentence in English. */
export function say<C extends SayingCode>(code: C, ...args: Args<C>): string
export function say(code: SayingCode, values: Saying['values'] = {}): string {
  return sayings[code].replace(HOLE, (hole, name: string) => String(values[name] ?? hole))
}

/** Set after any other sentence: sought before those, one of which may end in brackets itself. */
const AROUND: ReadonlySet<SayingCode> = new Set(['check.took', 'check.after'])

/** What a sentence looks like, those with the most words of their own first: they leave the least to their holes. */
const shapes = codesOf(sayings)
  .map((code) => ({
    code,
    shape: shapeOf(sayings[code]),
    own: AROUND.has(code) ? Number.POSITIVE_INFINITY : sayings[code].replace(HOLE, '').length,
  }))
  .toSorted((a, b) => (a.own === b.own ? 0 : b.own - a.own))

function codesOf<T extends object>(of: T): (keyof T)[] {
  return Object.keys(of).filter((code): code is keyof T & string => Object.hasOwn(of, code))
}

function shapeOf(sentence: string): RegExp {
  const parts = sentence.split(HOLE).map((part, index) => {
    // Every other part is the name of a hole.
    if (index % 2 === 0) return part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    if (part === 'whose') return WHOSE
    return NUMBER.test(part) ? `(?<${part}>-?\\d+(?:\\.\\d+)?)` : `(?<${part}>.+?)`
  })
  return new RegExp(`^${parts.join('')}$`, 's')
}

/** The sentence behind an English text; null where it is none of ours. */
export function sayingOf(text: string): Saying | null {
  if (text.length > TEXT_MAX) return null
  for (const { code, shape } of shapes) {
    const found = shape.exec(text)
    if (found === null) continue
    const values = Object.entries(found.groups ?? {}).map(
      ([name, value]) => [name, NUMBER.test(name) ? Number(value) : value] as const,
    )
    return { code, values: Object.fromEntries(values) }
  }
  return null
}
