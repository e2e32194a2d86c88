import type { DoctorStepName } from '../../contract/doctor.ts'
import { profileSchema } from '../../contract/profile.ts'
import type { Sought, SoughtCall } from '../ticketing/checks-port.ts'
import type { Check } from './check.ts'
import { counted } from './connection.ts'
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
    'look-up': await soughtStep(
      check,
      'may-look-up',
      'look-up',
      'without look-ups a ticket sold a minute ago is not found',
    ),
    'check-in': await soughtStep(
      check,
      'may-check-in',
      'check-in',
      'without check-in ACME hears of no guest as they come',
    ),
    'check-in-batch': await soughtStep(
      check,
      'may-check-in-batch',
      'check-in-batch',
      'without it admissions of an outage cannot be uploaded',
    ),
    undo: await soughtStep(check, 'may-undo', 'undo', 'without it an undo never reaches ACME'),
  }
  const { calls, step, timed, startedAt, options } = check
  const { system, profile } = options
  await step('may-list-memberships', async () =>
    ofReading(
      await timed(calls.ask((call) => system.cards(startedAt - MINUTE_MS, startedAt, 1, call))),
      {
        without: 'without memberships the cards of members are known to ACME alone (a venue may have none)',
        optional: true,
      },
      ({ items }) => `The list of changes: ${counted(items.length, 'card', 'cards')} in the last minute`,
    ),
  )
  const { report } = system
  if (report !== null) {
    await step('may-read-report', async () =>
      ofReading(
        await timed(calls.ask((call) => report.definition(call))),
        {
          without:
            'without its definition there is no report, and every order is read by itself. Check report.definitionId in the profile',
        },
        () => 'The definition of the report',
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
    ofReading(
      await events(),
      { without: 'without the list of events no ticket list can be made' },
      ({ items }) => counted(items.length, 'event today', 'events today'),
    ),
  )
  const eventId = await anEvent(check)
  await step('may-read-event', async () =>
    ofReading(
      await timed(calls.ask((call) => system.event(eventId, call))),
      { without: 'without single events, changes of a running event are missed' },
      (event) => (event === null ? 'ACME answered that there is no such event' : 'One event'),
    ),
  )
  await step('may-count', async () =>
    ofReading(
      await timed(calls.ask((call) => system.counters(today.from, today.until, 1, call))),
      { without: 'without summaries nothing tells how full an event is' },
      ({ items }) => counted(items.length, 'counter', 'counters'),
    ),
  )
  let orderId = NO_ORDER
  await step('may-list-orders', async () => {
    if (system.checks.tenantId() === null) return skipped('It needs the tenant id (step 9.1)')
    const asked = await timed(calls.ask((call) => system.ordersOf(eventId, 1, call)))
    if (asked.kind === 'answered') orderId = asked.value.items[0]?.orderId ?? NO_ORDER
    return ofReading(
      asked,
      {
        without:
          'without the orders of an event no ticket list can be made. A wrong tenant id is refused the same way',
      },
      ({ items }) => counted(items.length, 'order', 'orders'),
    )
  })
  await step('may-read-order', async () =>
    ofReading(
      await timed(calls.ask((call) => system.ticketsOf(orderId, call))),
      { without: 'without will-call orders no ticket gets on this device' },
      (order) =>
        order === null
          ? 'ACME answered that there is no such order'
          : counted(order.tickets.length, 'ticket', 'tickets'),
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
