import type { Profile } from '../../contract/profile.ts'
import { shouldAsk } from '../decide/combine.ts'
import { namesEvents } from '../decide/event-rule.ts'
import type { CacheDecision, Facts, Rules } from '../decide/facts.ts'
import type { Store } from '../store/store.ts'
import type { Code } from './facts.ts'

/** A code as far as it is decided here, and the event that ACME would be asked about. */
export type Question = {
  readonly code: Code
  readonly facts: Facts
  readonly cache: CacheDecision
  readonly eventId: string | null
  readonly rules: Rules
  readonly profile: Profile
  readonly store: Pick<Store, 'outbox'>
}

/** Is ACME to be asked about this scan, where it can be reached? */
export function mayAsk({ code, facts, cache, eventId, rules, profile, store }: Question): boolean {
  // Asked without an event, ACME would let a guest in for any: also for one that this entrance does not admit.
  if (eventId === null && namesEvents(profile.admit)) return false
  return shouldAsk(cache, profile.policy, rules, facts.landed) && !store.outbox.undoWaiting(code.hash)
}
