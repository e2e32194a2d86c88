import type { DoctorStepName } from '../../contract/doctor.ts'
import { profileSchema } from '../../contract/profile.ts'
import { say } from '../../contract/sayings/say.ts'
import type { Sought, SoughtCall } from '../ticketing/checks-port.ts'
import type { Check } from './check.ts'
import { counted } from './counted.ts'
import { type Asked, skipped } from './finding.ts'
import { ofPaths, ofReading, ofSought, ofTerminal } from './permissions.ts'
import { NO_ORDER } from './way-there.ts'

/** An event nobody has: where nothing is known, a permission shows in how ACME says so. */
const NO_EVENT = '000000000000000000000000'
const USUAL_TERMINAL = profileSchema.parse({}).terminalId
const MINUTE_MS = 60_000

/** Steps 6 to 8: what the key may do, where the check-in calls live, and the terminal. */
export async function checkRights(check: Check): Promise<void> {
  await checkReading(check)
  const sought: Record<SoughtCall, Asked<Sought>> = {
    'look-up': await soughtStep(check, 'may-look-up', 'look-up', say('without.look-up')),
    'check-in': await soughtStep(check, 'may-check-in', 'check-in', say('without.check-in')),
    'check-in-batch': await soughtStep(check, 'may-check-in-batch', 'check-in-batch', say('without.batch')),
    undo: await soughtStep(check, 'may-undo', 'undo', say('without.undo')),
  }
  const { calls, step, timed, startedAt, options } = check
  const { system, profile } = options
  await step('may-list-memberships', async () =>
    ofReading(
      await timed(calls.ask((call) => system.cards(startedAt - MINUTE_MS, startedAt, 1, call))),
      {
        without: say('without.memberships'),
        optional: true,
      },
      ({ items }) => say('right.card-changes', { what: counted(items.length, 'card') }),
    ),
  )
  const { report } = system
  if (report !== null) {
    await step('may-read-report', async () =>
      ofReading(
        await timed(calls.ask((call) => report.definition(call))),
        {
          without: say('without.report'),
        },
        () => say('right.definition'),
      ),
    )
  }
  await step('check-in-path', () => ofPaths(sought, profile.checkInPath))
  await step('terminal', () => ofTerminal(sought['check-in'], profile.terminalId, USUAL_TERMINAL))
}

/** Steps 6.1 to 6.5. */
async function checkReading(check: Check): Promise<void> {
  const { calls, step, timed, events, today, options } = check
  const { system } = options
  await step('may-list-events', async () =>
    ofReading(await events(), { without: say('without.events') }, ({ items }) =>
      counted(items.length, 'event-today'),
    ),
  )
  const eventId = await anEvent(check)
  await step('may-read-event', async () =>
    ofReading(
      await timed(calls.ask((call) => system.event(eventId, call))),
      { without: say('without.event') },
      (event) => say(event === null ? 'right.no-event' : 'right.event'),
    ),
  )
  await step('may-count', async () =>
    ofReading(
      await timed(calls.ask((call) => system.counters(today.from, today.until, 1, call))),
      { without: say('without.counters') },
      ({ items }) => counted(items.length, 'counter'),
    ),
  )
  let orderId = NO_ORDER
  await step('may-list-orders', async () => {
    if (system.checks.tenantId() === null) return skipped(say('right.no-tenant'))
    const asked = await timed(calls.ask((call) => system.ordersOf(eventId, 1, call)))
    if (asked.kind === 'answered') orderId = asked.value.items[0]?.orderId ?? NO_ORDER
    return ofReading(
      asked,
      {
        without: say('without.orders'),
      },
      ({ items }) => counted(items.length, 'order'),
    )
  })
  await step('may-read-order', async () =>
    ofReading(
      await timed(calls.ask((call) => system.ticketsOf(orderId, call))),
      { without: say('without.order') },
      (order) => (order === null ? say('right.no-order') : counted(order.tickets.length, 'ticket')),
    ),
  )
}

/** The event to ask about: the list of a great event's orders is megabytes, the smallest shows as much. */
async function anEvent({ events, options }: Check): Promise<string> {
  const listed = await events()
  const today = listed.kind === 'answered' ? listed.value.items.filter(({ cancelled }) => !cancelled) : []
  const [smallest] = today
    .filter(({ sold }) => (sold ?? 0) > 0)
    .toSorted((one, other) => (one.sold ?? 0) - (other.sold ?? 0))
  return smallest?.id ?? today[0]?.id ?? options.status().admitting[0]?.id ?? NO_EVENT
}

async function soughtStep(
  { step, seek }: Check,
  name: DoctorStepName,
  call: SoughtCall,
  without: string,
): Promise<Asked<Sought>> {
  let asked: Asked<Sought> = { kind: 'not-asked', because: '' }
  await step(name, async () => {
    asked = await seek(call)
    return ofSought(asked, { without })
  })
  return asked
}
