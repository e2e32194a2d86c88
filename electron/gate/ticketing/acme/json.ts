import { say } from '../../../contract/sayings/say.ts'
import { makeBreath } from '../../clock/breath.ts'

/** Why an answer is not read as JSON, in words that name nothing of what it holds. */
export class JsonRefused extends Error {}

/** How to read an answer that is one long list. */
export type JsonList = {
  /** The field of the answer that holds the list; an answer that is an array is the list itself. */
  readonly name: string
  /**
   * Takes each entry as soon as it is complete; null stands in its place. So of 8 MB of orders never more than one is
   * in memory as an object: collecting garbage from thousands of them would hold up a scan for 20 ms.
   */
  readonly entry: (entry: unknown) => void
}

export type JsonBounds = {
  /** Most entries of any one array. */
  readonly maxItems: number
  readonly list?: JsonList | undefined
}

/** JSON that comes in pieces. Not to be used again once it has thrown. */
export type JsonReader = {
  /** Takes the next bytes, cut anywhere. @throws JsonRefused */
  readonly write: (bytes: Uint8Array) => void
  /** What all of it says. @throws JsonRefused where it is not whole. */
  readonly end: () => unknown
}

/** Levels of objects and arrays inside each other; ACME's deepest answer has nine. */
const MAX_DEPTH = 100
/** Of one text in characters: an unfinished one is looked at anew with each piece, so it must stay small. */
const MAX_TEXT = 64 * 1_024
/** Bytes read in one step: about 0.2 ms. */
const STEP_BYTES = 16 * 1_024

const DEFAULTS: JsonBounds = { maxItems: 1_000_000 }

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/
const BARE_WORD = /[-+.\w]+/y
/** From the blank on, for JSON allows no control character in a text; without the quote that ends it and the backslash. */
const PLAIN_TEXT = /"[ !#-[\]-\uffff]*"/y

type Frame =
  | { readonly kind: 'array'; readonly items: unknown[] }
  | { readonly kind: 'object'; readonly fields: Record<string, unknown>; key: string }

/** What may come next. `or-close`: the bracket just opened may close at once. */
type Next = 'value' | 'value-or-close' | 'key' | 'key-or-close' | 'colon' | 'comma-or-close' | 'nothing'

/**
 * Reads UTF-8 JSON (RFC 8259) piece by piece: it takes what `JSON.parse` takes and gives the same values, but refuses
 * bytes that are no UTF-8, an object that names a field twice (which of them is meant? An answer with two
 * `checkInStatus` must never become a verdict), and what is nested or long beyond reason.
 */
export function makeJsonReader({ maxItems, list }: JsonBounds = DEFAULTS): JsonReader {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const frames: Frame[] = []
  let next: Next = 'value'
  let carried = ''
  let result: unknown

  const decode = (bytes?: Uint8Array): string => {
    try {
      return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true })
    } catch {
      throw new JsonRefused(say('json.utf8'))
    }
  }

  const take = (value: unknown): void => {
    const frame = frames.at(-1)
    if (next !== 'value' && next !== 'value-or-close') throw invalid()
    if (frame === undefined) {
      result = value
      next = 'nothing'
      return
    }
    next = 'comma-or-close'
    if (frame.kind === 'object') {
      put(frame.fields, frame.key, value)
      return
    }
    if (frame.items.length >= maxItems) throw new JsonRefused(say('json.long-list', { n: maxItems }))
    if (list !== undefined && isList(frames, list.name)) {
      list.entry(value)
      frame.items.push(null)
    } else frame.items.push(value)
  }

  const open = (frame: Frame): void => {
    if (next !== 'value' && next !== 'value-or-close') throw invalid()
    if (frames.length >= MAX_DEPTH) throw new JsonRefused(say('json.deep', { n: MAX_DEPTH }))
    frames.push(frame)
    next = frame.kind === 'array' ? 'value-or-close' : 'key-or-close'
  }

  const close = (kind: Frame['kind']): void => {
    const frame = frames.at(-1)
    const empty = kind === 'array' ? 'value-or-close' : 'key-or-close'
    if (frame?.kind !== kind || (next !== 'comma-or-close' && next !== empty)) throw invalid()
    frames.pop()
    next = 'value'
    take(frame.kind === 'array' ? frame.items : frame.fields)
  }

  const takeKey = (said: string): void => {
    const frame = frames.at(-1)
    if (frame?.kind !== 'object') throw invalid()
    if (Object.hasOwn(frame.fields, said)) throw new JsonRefused(say('json.twice'))
    frame.key = said
    next = 'colon'
  }

  const punctuation = (mark: string): boolean => {
    switch (mark) {
      case '{':
        open({ kind: 'object', fields: {}, key: '' })
        return true
      case '[':
        open({ kind: 'array', items: [] })
        return true
      case '}':
        close('object')
        return true
      case ']':
        close('array')
        return true
      case ':':
        if (next !== 'colon') throw invalid()
        next = 'value'
        return true
      case ',':
        if (next !== 'comma-or-close') throw invalid()
        next = frames.at(-1)?.kind === 'array' ? 'value' : 'key'
        return true
      default:
        return mark === ' ' || mark === '\n' || mark === '\r' || mark === '\t'
    }
  }

  /** Reads as far as whole tokens go; where `last`, a bare word may end with the text. */
  const read = (piece: string, last: boolean): void => {
    const source = carried + piece
    let at = 0
    carried = ''
    while (at < source.length) {
      const mark = source.charAt(at)
      if (punctuation(mark)) {
        at += 1
        continue
      }
      const end = mark === '"' ? endOfText(source, at) : endOfWord(source, at)
      if (end === null || (end === source.length && mark !== '"' && !last)) {
        carried = source.slice(at)
        if (last) throw invalid()
        if (carried.length > MAX_TEXT) throw new JsonRefused(say('json.long-text', { n: MAX_TEXT }))
        return
      }
      const token = source.slice(at, end)
      if (mark !== '"') take(wordOf(token))
      else if (next === 'key' || next === 'key-or-close') takeKey(textOf(token))
      else take(textOf(token))
      at = end
    }
  }

  return {
    write: (bytes) => read(decode(bytes), false),
    end: () => {
      read(decode(), true)
      if (next !== 'nothing') throw invalid()
      return result
    },
  }
}

/**
 * Reads an answer's body as it arrives, letting scans in between, and keeps none of its bytes.
 * @throws JsonRefused for what {@link makeJsonReader} refuses, and whatever `body` throws.
 */
export async function readJson(body: AsyncIterable<Uint8Array>, bounds?: JsonBounds): Promise<unknown> {
  const reader = makeJsonReader(bounds)
  const breathe = makeBreath()
  for await (const chunk of body) {
    for (let at = 0; at < chunk.length; at += STEP_BYTES) {
      reader.write(chunk.subarray(at, at + STEP_BYTES))
      await breathe()
    }
  }
  return reader.end()
}

function isList(frames: readonly Frame[], name: string): boolean {
  const [outer] = frames
  return frames.length === 1 || (frames.length === 2 && outer?.kind === 'object' && outer.key === name)
}

const invalid = (): JsonRefused => new JsonRefused(say('json.invalid'))

/** As `JSON.parse` does: plain assignment of `__proto__` would change what the object is. */
function put(fields: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(fields, key, { value, writable: true, enumerable: true, configurable: true })
  else fields[key] = value
}

/** The index behind the closing quote; null where it has not come yet. */
function endOfText(source: string, start: number): number | null {
  PLAIN_TEXT.lastIndex = start
  if (PLAIN_TEXT.test(source)) return PLAIN_TEXT.lastIndex
  for (let at = start + 1; at < source.length; at += 1) {
    const mark = source.charAt(at)
    if (mark === '"') return at + 1
    if (mark === '\\') at += 1
  }
  return null
}

function textOf(token: string): string {
  PLAIN_TEXT.lastIndex = 0
  return PLAIN_TEXT.test(token) ? token.slice(1, -1) : String(native(token))
}

function endOfWord(source: string, start: number): number {
  BARE_WORD.lastIndex = start
  if (!BARE_WORD.test(source)) throw invalid()
  return BARE_WORD.lastIndex
}

function wordOf(token: string): unknown {
  if (token === 'true') return true
  if (token === 'false') return false
  if (token === 'null') return null
  if (NUMBER.test(token)) return Number(token)
  throw invalid()
}

/** Escapes and control characters are the engine's to judge. */
function native(token: string): unknown {
  try {
    return JSON.parse(token)
  } catch {
    throw invalid()
  }
}
