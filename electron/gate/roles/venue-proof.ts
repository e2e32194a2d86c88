import { z } from 'zod'
import type { Credential } from '../../contract/credential.ts'
import type { EventRecord, Outcome } from '../../contract/ticketing.ts'
import type { KnownEvent } from '../store/events.ts'
import type { Store } from '../store/store.ts'
import { hashOfKey, lastAccepted } from './accepted-key.ts'

/** What came of asking whose a key is. `stranger`: it sees none of the events; one of them, for a person. */
export type Whose =
  | { readonly kind: 'ours' }
  | { readonly kind: 'stranger'; readonly event: string; readonly day: string }
  | { readonly kind: 'untold' }

/**
 * Whose venue a key is of. That ACME lets a key in proves nothing of this: another venue's is let in as well, and
 * whoever has one could put it into a device that lost its own. So such a key has to see an event that was read with
 * the key before it. What it reads itself counts for nothing until then.
 */
export type VenueProof = {
  /** ACME let this key in. Where no event is known there is nothing it could be asked for. */
  readonly accepted: (credential: Credential) => void
  /** Events were read; where with the venue's key, they are what a later key is asked for. */
  readonly read: (credential: Credential | null) => void
  /** An admin answers for this key, or, where it is null, for the next that ACME lets in. */
  readonly vouched: (credential: Credential | null) => void
  /** Whose the key is that calls are made with at the moment. */
  readonly whose: (credential: Credential) => Promise<Whose>
}

export type VenueProofOptions = {
  readonly store: Pick<Store, 'memory' | 'lookup' | 'events'>
  /** The day of a time at the venue, for a person. */
  readonly dayOf: (at: number) => string
  /** Asks ACME for one event, with the key that calls are made with; null where nobody can be asked now. */
  readonly ask: (eventId: string) => Promise<Outcome<EventRecord | null> | null>
}

/** Some may have been deleted or moved at ACME since: one that is as it was will do. */
const ASKED_FOR = 6

const keptSchema = z.object({
  /** Hash of the venue's key; null for the next that ACME lets in. */
  key: z.string().max(64).nullable(),
  events: z
    .array(z.object({ id: z.string().max(100), name: z.string().max(500), startsAt: z.number() }))
    .max(ASKED_FOR),
})

/** To be made before anything is read with the key of this start. */
export function keepVenueProof({ store, dayOf, ask }: VenueProofOptions): VenueProof {
  const { memory, lookup } = store
  const recalled = memory.recall(KEPT, keptSchema)
  let kept: z.infer<typeof keptSchema> = recalled ?? { key: lastAccepted(memory), events: [] }
  const keep = (key: string | null, events: readonly KnownEvent[]): void => {
    const next = { key, events: events.map(({ id, name, startsAt }) => ({ id, name, startsAt })) }
    if (JSON.stringify(next) === JSON.stringify(kept)) return
    memory.remember(KEPT, next)
    kept = next
  }
  const isVenues = (credential: Credential): boolean => kept.key === hashOfKey(lookup, credential)
  const knownNow = (): KnownEvent[] => store.events.lastConfirmed(ASKED_FOR)
  // No event was asked for so far, so that every key was good: what is here was read with a good one. A key that an
  // admin answered for is waited for instead, and what was read before it may be another venue's.
  if (kept.events.length === 0 && (recalled === null || recalled.key !== null)) keep(kept.key, knownNow())

  const isAsKnown = (found: EventRecord | null, known: KnownEvent): boolean =>
    found !== null &&
    found.id === known.id &&
    (found.name === known.name || found.startsAt === known.startsAt)

  return {
    accepted: (credential) => {
      if (kept.events.length === 0) keep(hashOfKey(lookup, credential), kept.events)
    },
    read: (credential) => {
      if (credential !== null && isVenues(credential)) keep(kept.key, knownNow())
    },
    vouched: (credential) => keep(credential === null ? null : hashOfKey(lookup, credential), []),
    whose: async (credential) => {
      if (isVenues(credential)) return { kind: 'ours' }
      for (const event of kept.events) {
        const answer = await ask(event.id)
        if (answer?.kind !== 'answered') return { kind: 'untold' }
        if (isAsKnown(answer.value, event)) {
          keep(hashOfKey(lookup, credential), kept.events)
          return { kind: 'ours' }
        }
      }
      const [first] = kept.events
      if (first === undefined) return { kind: 'ours' }
      return { kind: 'stranger', event: first.name.slice(0, 120), day: dayOf(first.startsAt) }
    },
  }
}

const KEPT = 'venue-proof'
