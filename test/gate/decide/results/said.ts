import type { CheckInAnswer } from '../../../../electron/contract/ticketing.ts'
import { type AcmeWord, combine, shouldAsk } from '../../../../electron/gate/decide/combine.ts'
import { decideFromCache } from '../../../../electron/gate/decide/decide.ts'
import type { Facts, Rules } from '../../../../electron/gate/decide/facts.ts'
import { withGroup } from '../../../../electron/gate/decide/group.ts'
import { NOW, rules } from '../given.ts'

/** One sentence of a table: what was scanned, and what has to be said beside the class and the reason. */
export type Case = readonly [
  sentence: string,
  said: () => { readonly class: string; readonly reason: string },
  expected?: Readonly<Record<string, unknown>>,
]

export type Given = {
  readonly rules?: Partial<Rules>
  readonly now?: number
  /** What ACME said; nothing, where it is not given. */
  readonly word?: AcmeWord
}

/** What is said to a code, and whether ACME is asked about it in the verify policy. */
export function said(facts: Facts, given: Given = {}) {
  const mine = rules(given.rules)
  const cache = decideFromCache(facts, mine, given.now ?? NOW)
  const decision = combine(cache, given.word ?? { kind: 'silent', cause: 'link-down' }, mine)
  return { ...withGroup(decision, facts, mine), asks: shouldAsk(cache, 'verify', mine, facts.landed) }
}

/** ACME’s answer to a check-in. */
export const acme = (change: Partial<CheckInAnswer> = {}, ours = false): AcmeWord => ({
  kind: 'answered',
  ours,
  answer: {
    meaning: 'checked-in',
    code: '0',
    sure: true,
    checkedInAt: NOW,
    ticketType: 'Adult',
    bookedFor: { name: 'Evening concert', startsAt: NOW + 1_800_000 },
    checkedInTo: null,
    member: null,
    ...change,
  },
})
