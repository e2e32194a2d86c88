import type { Decision } from './combine.ts'
import { whatItIs } from './combine.ts'
import type { CacheDecision, Facts, Movement, Rules } from './facts.ts'
import { inOrder } from './movements.ts'

/** What a supervisor makes of a code, whatever the rules say. */
export type Override = {
  readonly decision: Decision
  /** The admission by which this code is inside already, as far as this gate knows. */
  readonly before: Movement | null
  /** Whether ACME hears of it: not of an exit, nor of a visit that it was told of before. */
  readonly isTold: boolean
}

/**
 * Lets a guest in, or out, against the rules. A code that was let in here before is let in again as such: the visit is the
 * one ACME knows of, and is told a second time only where the profile says so.
 */
export function decideOverride(
  cache: CacheDecision,
  facts: Facts,
  rules: Rules,
  again: 'record' | 'upload',
  now: number,
): Override {
  const before = rules.direction === 'in' ? lastEntry(facts, rules, now) : null
  const used = before === null ? {} : { usedAt: before.at, usedBy: before.lane }
  return {
    decision: {
      class: 'admit',
      reason: 'override',
      source: 'policy',
      event: cache.event,
      details: { ...whatItIs(cache), ...used },
    },
    before,
    isTold: rules.direction === 'in' && (before === null || again === 'upload'),
  }
}

/** Cards and passes come again each day; what a ticket did is never over. */
function lastEntry({ pass, movements }: Facts, rules: Rules, now: number): Movement | null {
  const since = pass === null || pass.kind === 'ticket' ? Number.NEGATIVE_INFINITY : rules.startOfDay(now, 0)
  return inOrder(movements).findLast(({ direction, at }) => direction === 'in' && at >= since) ?? null
}
