import type { Outcome, Page } from '../../../contract/ticketing.ts'
import { type AcmeReply, whyRefused } from './http.ts'
import { listSchema } from './wire.ts'

/** Reads an answer of status < 400 with `mapping`; null from it means that the answer is not what it should be. */
export function read<T>(
  outcome: Outcome<AcmeReply>,
  what: string,
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
  what: string,
): Exclude<Outcome<never>, { kind: 'answered' }> {
  return { kind: 'not-understood', why: `ACME’s answer is not ${what}`, captive: false, call: outcome.call }
}

/** One page of a list, bad items skipped and counted. */
export function pageOf<T>(json: unknown, mapping: (item: unknown) => readonly T[] | null): Page<T> | null {
  const parsed = listSchema.safeParse(json)
  if (!parsed.success) return null
  const read = parsed.data.items.map(mapping)
  return {
    items: read.flatMap((one) => [...(one ?? [])]),
    received: read.length,
    skipped: read.filter((one) => one === null).length,
    of: parsed.data.count,
  }
}

export function one<T>(item: T | null): readonly T[] | null {
  return item === null ? null : [item]
}
