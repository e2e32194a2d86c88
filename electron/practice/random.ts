import { v4 } from 'uuid'

/** A stream of numbers that repeats for the same seed. Not for secrets: it is meant to be guessable. */
export interface Random {
  /** 0 ≤ n < 1 */
  next(): number
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  pick<L extends readonly [unknown, ...unknown[]]>(from: L): L[number]
  shuffled<T>(list: readonly T[]): T[]
  uuid(): string
  /** `length` characters of the alphabet of keys and tokens. */
  token(length: number): string
  /** `length` hexadecimal digits. */
  hex(length: number): string
}

const TOKEN_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

function hash(text: string): number {
  let value = 2_166_136_261
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 16_777_619)
  return value >>> 0
}

/**
 * One stream per `purpose`, so that a change in how many numbers one part draws does not move the others: the
 * barcodes of a seed stay the same from one version to the next wherever they can.
 */
export function seededRandom(seed: number, purpose: string): Random {
  let state = hash(`${seed}/${purpose}`)
  // mulberry32
  function next(): number {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  const from = (alphabet: string, length: number): string => {
    let text = ''
    while (text.length < length) text += alphabet.charAt(between(0, alphabet.length - 1))
    return text
  }
  return {
    next,
    between,
    pick: (list) => list[between(0, list.length - 1)] ?? list[0],
    shuffled(list) {
      return list
        .map((value) => ({ value, order: next() }))
        .sort((a, b) => a.order - b.order)
        .map(({ value }) => value)
    },
    uuid: () => v4({ random: Uint8Array.from({ length: 16 }, () => between(0, 255)) }),
    token: (length) => from(TOKEN_ALPHABET, length),
    hex: (length) => from('0123456789abcdef', length),
  }
}
