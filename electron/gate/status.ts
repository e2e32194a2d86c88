import type { Profile } from '../contract/profile.ts'
import type { EventCounts, Status } from '../contract/status.ts'
import { type EventRecord, eventRefOf } from '../contract/ticketing.ts'
import type { Post } from './acts/post.ts'
import type { VenueZone } from './clock/zone.ts'
import { CLOCKS_AGREE_MS } from './decide/clocks.ts'
import type { Roster } from './roles/roster.ts'
import { admittingAt } from './scan/facts.ts'
import type { Store } from './store/store.ts'
import type { Download } from './sync/download.ts'
import type { Traffic } from './traffic/traffic.ts'

export type StatusSources = {
  readonly store: Store
  readonly post: Pick<Post, 'entrances' | 'isChanged'>
  readonly roster: Pick<Roster, 'arePinsSet'>
  readonly profile: Profile
  readonly zone: VenueZone
  readonly traffic: Traffic
  readonly download: Download
  readonly storageTrouble: string | null
  readonly now: number
}

/** What the gate knows about itself at this moment. */
export function statusOf({
  store,
  roster,
  post,
  profile,
  zone,
  traffic,
  download,
  storageTrouble,
  now,
}: StatusSources): Status {
  const admitting = admittingAt(store, profile, zone, now + nearSkew(traffic.skewMs()))
    .filter(({ cancelled }) => !cancelled)
    .slice(0, 500)
  const onDevice = store.passes.ticketsByEvent()
  return {
    environment: profile.environment.kind,
    timeZone: profile.timeZone,
    entrance: profile.entrance,
    terminalId: profile.terminalId,
    direction: profile.direction,
    entrances: [...post.entrances()],
    isPostChanged: post.isChanged(),
    policy: profile.policy,
    link: traffic.link(),
    tickets: store.passes.ticketCount(),
    cards: store.passes.cardCount(),
    events: store.events.count(),
    admitting: admitting.map(eventRefOf),
    counts: admitting.map((event) => countsOf(event, onDevice.get(event.id) ?? 0, store)),
    capacity: { limit: profile.capacity.limit ?? null, warnAtPercent: profile.capacity.warnAtPercent },
    admitted: store.scans.admittedCount(),
    outbox: store.outbox.counts(),
    budget: { perMinute: traffic.perMinute(), blockedUntil: traffic.blockedUntil() },
    clockSkewMs: Math.round(traffic.skewMs()),
    sync: download.progress(),
    cacheOldestAt: store.events.oldestListing(admitting.map(({ id }) => id)),
    cacheWarnAtMs: profile.cacheAge.warnAtMs,
    roles: {
      pinsSet: roster.arePinsSet(),
      note: noteOf(roster.arePinsSet(), profile.environment.kind === 'practice'),
      audit: store.audit.head(),
    },
    storage: storageTrouble,
  }
}

function noteOf(pinsSet: boolean, isPractice: boolean): string {
  if (pinsSet) return 'Supervisors and admins unlock what is theirs with a PIN.'
  return isPractice
    ? 'Nobody has a PIN: on this practice device everybody may do everything.'
    : 'Nobody has a PIN: overrides, search and changes of the entrance wait until an admin gives out PINs.'
}

/** A skew beyond what two clocks may differ by is no reason to show another day's events. */
const nearSkew = (skewMs: number): number => (Math.abs(skewMs) <= CLOCKS_AGREE_MS ? skewMs : 0)

function countsOf(event: EventRecord, onDevice: number, store: Store): EventCounts {
  const counters = store.events.countersOf(event.id)
  return {
    eventId: event.id,
    onDevice,
    sold: counters?.sold ?? null,
    available: counters?.available ?? null,
    reserved: counters?.reserved ?? null,
    checkedIn: counters?.checkedIn ?? null,
    asOf: counters?.countedAt ?? null,
  }
}
