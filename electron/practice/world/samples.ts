import { seededRandom } from '../random.ts'
import { ruleOnCard, ruleOnTicket, STATUS } from '../rules.ts'
import type { EventInstance, Sample, Standing, Ticket } from './model.ts'
import type { World } from './world.ts'

const SAMPLES_MAX = 200
const UNKNOWN_COUNT = 100

/**
 * Barcodes of every kind to try, as the tray of the practice window and a new steward need them. Each is chosen
 * by what a scan would say at `now`, so a sample never lies about its kind on the day it is printed.
 */
export function makeSamples(world: World, now: number): Sample[] {
  const { schedule, clock } = world

  const tickets = (event: EventInstance, wanted: (ticket: Ticket) => boolean): string[] =>
    [...event.tickets]
      .filter(wanted)
      .slice(0, SAMPLES_MAX)
      .map(({ uuid }) => uuid)
  const ruled = (event: EventInstance, status: number): string[] =>
    tickets(event, (ticket) => ruleOnTicket(ticket, null, true, now, clock).status === status)
  const cards = (standings: readonly Standing[]): string[] =>
    [...world.cards.values()]
      .filter((card) => standings.includes(card.standing))
      .filter((card) => (ruleOnCard(card, now) === STATUS.checkedIn) === standings.includes('active'))
      .slice(0, SAMPLES_MAX)
      .map(({ barcode }) => barcode)

  const unknown = seededRandom(world.seed, 'unknown')
  return [
    { kind: 'good', label: 'Good ticket', barcodes: ruled(schedule.open, STATUS.checkedIn) },
    { kind: 'used', label: 'Already used', barcodes: ruled(schedule.open, STATUS.alreadyCheckedIn) },
    { kind: 'early', label: 'Too early', barcodes: ruled(schedule.later, STATUS.tooEarly) },
    { kind: 'late', label: 'Too late', barcodes: ruled(schedule.closed, STATUS.tooLate) },
    { kind: 'expired', label: 'Expired', barcodes: ruled(schedule.flex, STATUS.expired) },
    { kind: 'cancelled', label: 'Cancelled', barcodes: ruled(schedule.open, STATUS.cancelled) },
    { kind: 'refunded', label: 'Refunded', barcodes: ruled(schedule.open, STATUS.refunded) },
    {
      kind: 'other-event',
      label: 'For another event',
      barcodes: tickets(schedule['tomorrow-admission'], ({ status }) => status === 'active'),
    },
    {
      kind: 'unknown',
      label: 'Unknown code',
      barcodes: Array.from({ length: UNKNOWN_COUNT }, () => unknown.uuid()),
    },
    { kind: 'member-active', label: 'Member card', barcodes: cards(['active', 'new']) },
    { kind: 'member-lapsed', label: 'Lapsed member card', barcodes: cards(['lapsed']) },
    { kind: 'member-dropped', label: 'Dropped member card', barcodes: cards(['dropped']) },
    { kind: 'member-replaced', label: 'Replaced member card', barcodes: cards(['replaced']) },
  ]
}
