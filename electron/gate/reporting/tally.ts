import { refusalsSchema, type ShiftReport, type Tally } from '../../contract/reporting.ts'
import type { EventRef } from '../../contract/verdict.ts'
import type { VenueZone } from '../clock/zone.ts'
import { type CountedScans, QUARTER_MS } from '../store/scan-log.ts'

const HOUR_MS = 3_600_000

/** Puts counts of scans together into a report; takes them in any order. */
export type Tallies = {
  /** @param entrance where the device stood when they were made. */
  readonly add: (counted: CountedScans, entrance: string) => void
  readonly report: () => Omit<ShiftReport, 'from' | 'to' | 'lane' | 'entrance' | 'asOf' | 'timeZone'>
}

type Group<T> = { readonly of: T; readonly tally: Mutable<Tally> }
type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** When the hour of the venue that holds this moment began. */
export function hourOf(at: number, zone: VenueZone): number {
  const wall = at + zone.offsetMs(at)
  return at - (((wall % HOUR_MS) + HOUR_MS) % HOUR_MS)
}

export function makeTallies(zone: VenueZone): Tallies {
  const total = { ...none(), scans: 0, repeats: 0, overrides: 0, undone: 0, flagged: 0 }
  const acme = { waiting: 0, conflicts: 0, refused: 0, parked: 0 }
  const entrances = new Map<string, Group<string>>()
  const lanes = new Map<string, Group<string>>()
  const hours = new Map<string, Group<number>>()
  const types = new Map<string, Group<string | null>>()
  const events = new Map<string, Group<EventRef | null>>()
  const refusals = new Map<string, { class: 'deny' | 'hold'; reason: string; scans: number }>()

  const tell = (state: CountedScans['told'], scans: number): void => {
    if (state === 'pending' || state === 'sending') acme.waiting += scans
    if (state === 'conflict') acme.conflicts += scans
    if (state === 'refused') acme.refused += scans
    if (state === 'parked') acme.parked += scans
  }
  const refuse = ({ class: kind, reason, scans }: CountedScans): void => {
    if (kind !== 'deny' && kind !== 'hold') return
    const key = `${kind} ${reason}`
    const before = refusals.get(key)?.scans ?? 0
    refusals.set(key, { class: kind, reason, scans: before + scans })
  }

  return {
    add: (counted, entrance) => {
      const { scans, guests, moved, undone } = counted
      const tally = tallyOf(counted)
      const hour = hourOf(counted.quarter * QUARTER_MS, zone)
      const event = eventOf(counted)
      into(total, tally)
      into(group(entrances, entrance, entrance), tally)
      into(group(lanes, counted.lane, counted.lane), tally)
      into(group(hours, String(hour), hour), tally)
      into(group(types, String(counted.ticketType), counted.ticketType), tally)
      into(group(events, event === null ? '' : `${event.startsAt} ${event.name}`, event), tally)
      total.scans += scans
      if (counted.class === 'repeat') total.repeats += scans
      if (moved === 'in' && undone === 1) total.undone += guests
      if (moved === 'in' && undone === 0 && counted.reason === 'override') total.overrides += guests
      if (moved === 'in' && undone === 0 && counted.flagged === 1) total.flagged += guests
      tell(counted.told, scans)
      tell(counted.toldUndo, scans)
      refuse(counted)
    },
    report: () => ({
      total,
      acme,
      entrances: most(entrances).map(({ of, tally }) => ({ entrance: of, ...tally })),
      lanes: most(lanes).map(({ of, tally }) => ({ lane: of, ...tally })),
      hours: [...hours.values()]
        .sort((one, other) => one.of - other.of)
        .map(({ of, tally }) => ({ at: of, ...tally })),
      ticketTypes: most(types).map(({ of, tally }) => ({ ticketType: of, ...tally })),
      events: most(events).map(({ of, tally }) => ({ event: of, ...tally })),
      refusals: refusalsSchema.parse([...refusals.values()].sort((one, other) => other.scans - one.scans)),
    }),
  }
}

const none = (): Mutable<Tally> => ({ admitted: 0, out: 0, refused: 0, held: 0 })

function tallyOf({ class: kind, moved, undone, scans, guests }: CountedScans): Tally {
  return {
    admitted: moved === 'in' && undone === 0 ? guests : 0,
    out: moved === 'out' && undone === 0 ? guests : 0,
    refused: kind === 'deny' ? scans : 0,
    held: kind === 'hold' ? scans : 0,
  }
}

/** ACME names an event without its id where it is not in the list yet: the same one by name and start. */
function eventOf({ eventId, eventName, startsAt }: CountedScans): EventRef | null {
  return eventName === null || startsAt === null ? null : { id: eventId ?? '', name: eventName, startsAt }
}

function group<T>(groups: Map<string, Group<T>>, key: string, of: T): Mutable<Tally> {
  const known = groups.get(key)
  if (known !== undefined) return known.tally
  const made = { of, tally: none() }
  groups.set(key, made)
  return made.tally
}

function into(sum: Mutable<Tally>, more: Tally): void {
  sum.admitted += more.admitted
  sum.out += more.out
  sum.refused += more.refused
  sum.held += more.held
}

function most<T>(groups: Map<string, Group<T>>): Group<T>[] {
  return [...groups.values()].sort((one, other) => other.tally.admitted - one.tally.admitted)
}
