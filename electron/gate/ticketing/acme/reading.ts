import { type SayingCode, say } from '../../../contract/sayings/say.ts'
import type { Outcome, Page } from '../../../contract/ticketing.ts'
import { type AcmeReply, whyRefused } from './http.ts'
import type { JsonList } from './json.ts'
import { listSchema } from './wire.ts'

/** What was asked for. */
type Asked = Extract<SayingCode, `what.${string}`>

/** Reads an answer of status < 400 with `mapping`; null from it means that the answer is not what it should be. */
export function read<T>(
  outcome: Outcome<AcmeReply>,
  what: Asked,
  mapping: (json: unknown, call: Outcome<AcmeReply>['call']) => T | null,
): Outcome<T> {
  if (outcome.kind !== 'answered' || outcome.value.status >= 400) return refusedUnlessAnswered(outcome)
  const value = mapping(outcome.value.json, outcome.call)
  return value === null ? notUnderstood(outcome, what) : { ...outcome, value }
}

export function refusedUnlessAnswered(
  outcome: Outcome<AcmeReply>,
): Exclude<Outcome<never>, { kind: 'answered' }> {
  if (outcome.kind !== 'answered') return outcome
  return { kind: 'refused', about: 'request', why: whyRefused(outcome.value), call: outcome.call }
}

export function notUnderstood(
  outcome: Outcome<AcmeReply>,
  what: Asked,
): Exclude<Outcome<never>, { kind: 'answered' }> {
  return {
    kind: 'not-understood',
    why: say('call.not-what', { what: say(what) }),
    captive: false,
    call: outcome.call,
  }
}

/** Reads one page of a list while it arrives, bad items skipped and counted. For one answer alone. */
export type PageReader<T> = {
  /** For the request: an answer of 10,000 orders is mapped entry by entry, between which scans are served. */
  readonly list: JsonList
  /** The page, once the answer is in; null where it was no list. */
  readonly page: (json: unknown) => Page<T> | null
}

/** @param mapping what one entry comes to; null where it cannot be read. */
export function pageReader<T>(mapping: (item: unknown) => readonly T[] | null): PageReader<T> {
  const items: T[] = []
  let skipped = 0
  return {
    list: {
      name: 'list',
      entry: (entry) => {
        const read = mapping(entry)
        if (read === null) skipped += 1
        else items.push(...read)
      },
    },
    page: (json) => {
      const parsed = listSchema.safeParse(json)
      if (!parsed.success) return null
      return { items, received: parsed.data.received, skipped, of: parsed.data.count }
    },
  }
}

export function one<T>(item: T | null): readonly T[] | null {
  return item === null ? null : [item]
}

/** Reads a thing asked for by its id; null where ACME says, in its own JSON, that there is none. */
export function readOrNone<T>(
  outcome: Outcome<AcmeReply>,
  what: Asked,
  mapping: (json: unknown) => T | null,
): Outcome<T | null> {
  return outcome.kind === 'answered' && outcome.value.status === 404
    ? { ...outcome, value: null }
    : read(outcome, what, mapping)
}
