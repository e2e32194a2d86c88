import type { EventRecord } from '../../../electron/contract/ticketing.ts'
import { venueZone } from '../../../electron/gate/clock/zone.ts'
import type {
  CardFacts,
  Facts,
  Movement,
  RangeFacts,
  Rules,
  TicketFacts,
} from '../../../electron/gate/decide/facts.ts'

/** 19:00 in Madrid on a summer evening. */
export const NOW = Date.UTC(2026, 6, 18, 17, 0, 0)
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

export const zone = venueZone('Europe/Madrid')

export const rules = (change: Partial<Rules> = {}): Rules => ({
  direction: 'in',
  reentry: 'never',
  outsideWindow: 'as-event-says',
  entrance: 'North gate',
  entrances: [],
  startOfDay: zone.startOfDay,
  refuseCacheAtMs: DAY,
  unknown: 'hold',
  ...change,
})

/** Tonight's concert: doors from 60 minutes before to 90 after its start at 19:30. */
export const concert = (change: Partial<EventRecord> = {}): EventRecord => ({
  id: 'concert',
  templateId: 'concerts',
  name: 'Evening concert',
  startsAt: NOW + 30 * MINUTE,
  endsAt: NOW + 150 * MINUTE,
  cancelled: false,
  window: { minutesBefore: 60, minutesAfter: 90, blocks: true, autoRebook: false },
  ticketDurationDays: null,
  expireFromEventDate: false,
  sold: 800,
  checkedIn: 10,
  ...change,
})

export const ticket = (change: Partial<TicketFacts> = {}): TicketFacts => ({
  eventId: 'concert',
  ticketType: 'Adult',
  orderNumber: '100001',
  state: 'valid',
  checkedInAt: null,
  purchasedAt: NOW - 10 * DAY,
  goodFor: 1,
  ...change,
})

export const card = (change: Partial<CardFacts> = {}): CardFacts => ({
  level: 'Patron',
  cardType: 'primary',
  standing: 'active',
  expiresAt: NOW + 100 * DAY,
  ...change,
})

export const movement = (change: Partial<Movement> = {}): Movement => ({
  seq: 1,
  scanId: '01980000-0000-7000-8000-000000000001',
  direction: 'in',
  visit: 0,
  guests: 1,
  at: NOW - 10 * MINUTE,
  eventId: 'concert',
  lane: 'north-1',
  ...change,
})

/** The facts beside the pass: a concert is on, and nothing of this pass has happened yet. */
const around = (): Omit<Facts, 'pass'> => ({
  movements: [],
  admitting: [concert()],
  confirmedAt: null,
  landed: false,
  count: 1,
})

export const ticketFacts = (
  change: { ticket?: Partial<TicketFacts>; event?: EventRecord | null } & Partial<Omit<Facts, 'pass'>> = {},
): Facts => {
  const { ticket: ticketChange, event = concert(), ...rest } = change
  return {
    pass: { kind: 'ticket', ticket: ticket(ticketChange), event },
    ...around(),
    admitting: event === null ? [concert()] : [event],
    confirmedAt: NOW - MINUTE,
    ...rest,
  }
}

export const cardFacts = (
  change: Partial<CardFacts> = {},
  rest: Partial<Omit<Facts, 'pass'>> = {},
): Facts => ({
  pass: { kind: 'card', card: card(change) },
  ...around(),
  confirmedAt: NOW - MINUTE,
  ...rest,
})

export const range = (change: Partial<RangeFacts> = {}): RangeFacts => ({
  title: 'Season pass',
  uses: 'once-a-day',
  validFrom: null,
  validUntil: null,
  ...change,
})

export const rangeFacts = (
  change: Partial<RangeFacts> = {},
  rest: Partial<Omit<Facts, 'pass'>> = {},
): Facts => ({
  pass: { kind: 'range', range: range(change) },
  ...around(),
  ...rest,
})

/** Movements as they happened, one minute apart, the last a minute ago. `in 2` is two guests of a group. */
export const moved = (...steps: readonly ('in' | 'out' | `in ${number}` | `out ${number}`)[]): Movement[] =>
  steps.map((step, index) => {
    const direction = step.startsWith('in') ? 'in' : 'out'
    const visit = steps.slice(0, index).filter((before) => before.startsWith(direction)).length
    const guests = Number(step.split(' ')[1] ?? 1)
    return movement({ seq: index + 1, direction, visit, guests, at: NOW - (steps.length - index) * MINUTE })
  })

export const unknownFacts = (rest: Partial<Omit<Facts, 'pass'>> = {}): Facts => ({
  pass: null,
  ...around(),
  ...rest,
})
