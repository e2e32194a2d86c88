import { say } from '../../../contract/sayings/say.ts'
import { type JsonList, JsonRefused, readJson } from './json.ts'

/** What came as the body of an answer. */
export type AnswerBody =
  | { readonly kind: 'json'; readonly json: unknown }
  | { readonly kind: 'html' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'garbled'; readonly why: string }

export type AnswerBounds = {
  /** No answer larger than this is read, in bytes. */
  readonly maxBytes: number
  readonly list?: JsonList | undefined
}

/** The other side sends more than any honest answer has. */
export class TooLarge extends Error {}

/** Of any array; the largest answer, a report, is bounded to fewer rows than this. */
const MAX_ITEMS = 1_000_000

/**
 * Reads a body as it arrives. Whatever it turns out to be, it is read to its end, so that its connection serves the
 * next call; only one that is no JSON after all is cut off where that shows.
 * @throws TooLarge, and whatever the network does to `body`.
 */
export async function readAnswer(
  body: AsyncIterable<Uint8Array>,
  contentType: string | null,
  bounds: AnswerBounds,
): Promise<AnswerBody> {
  let size = 0
  async function* bounded(): AsyncGenerator<Uint8Array> {
    for await (const chunk of body) {
      size += chunk.length
      if (size > bounds.maxBytes)
        throw new TooLarge(say('call.too-large', { n: Math.round(bounds.maxBytes / 1024) }))
      yield chunk
    }
  }
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? null
  if (type !== null && !/^(application|text)\/([\w.-]+\+)?json$/.test(type)) {
    for await (const _ of bounded());
    if (size === 0) return { kind: 'empty' }
    return type === 'text/html' || type === 'application/xhtml+xml'
      ? { kind: 'html' }
      : { kind: 'garbled', why: say('json.type', { type: type.slice(0, 40) }) }
  }
  try {
    return { kind: 'json', json: await readJson(bounded(), { maxItems: MAX_ITEMS, list: bounds.list }) }
  } catch (error) {
    if (!(error instanceof JsonRefused)) throw error
    return size === 0 ? { kind: 'empty' } : { kind: 'garbled', why: error.message }
  }
}
