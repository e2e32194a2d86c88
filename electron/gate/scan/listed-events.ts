import type { GateInput, GateOutput } from '../../contract/methods.ts'
import type { Profile } from '../../contract/profile.ts'
import type { VenueZone } from '../clock/zone.ts'
import type { Store } from '../store/store.ts'
import { admittingAt } from './facts.ts'

const MOST = 500

/**
 * The instances of yesterday, today and tomorrow as this device has them of ACME, earliest first, and which of them a rule
 * would let in now. Cancelled ones are listed as what they are and let in by no rule.
 */
export function listedEvents(
  { admit }: GateInput<'events'>,
  by: {
    readonly store: Store
    readonly profile: Profile
    readonly zone: VenueZone
    readonly now: number
  },
): GateOutput<'events'> {
  const { store, zone, now } = by
  const profile = admit === null || admit === undefined ? by.profile : { ...by.profile, admit }
  const admitted = new Set(admittingAt(store, profile, zone, now).map(({ id }) => id))
  return store.events
    .startingIn(zone.startOfDay(now, -1), zone.startOfDay(now, 2))
    .slice(0, MOST)
    .map(({ id, name, startsAt, templateId, cancelled }) => ({
      ...{ id, name, startsAt, templateId, cancelled },
      isAdmitted: !cancelled && admitted.has(id),
    }))
}
