import { fileURLToPath } from 'node:url'
import {
  ACMETicketingClient,
  EventFunctions,
  EventTemplateFunctions,
  MembershipCardFunctions,
  MembershipFunctions,
  MembershipSummaryFunctions,
  OrderFunctions,
  ReportFunctions,
  SessionFunctions,
  WillCallFunctions,
} from 'acme-ticketing-client'
import { TicketingFunctions } from 'acme-ticketing-client/dist/convenience.js'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PracticeVenue } from '../../electron/practice/venue.ts'
import { barcode, frozenVenue } from './calls.ts'
import { declaredTypes } from './declared.ts'

/**
 * The venue against a client that others wrote and run in production: what it calls is there, and every answer has
 * the shape its own declarations say.
 */
const client = (name: string, member: string) =>
  `Awaited<ReturnType<typeof import('acme-ticketing-client').${name}.${member}>>`
const declared = declaredTypes(fileURLToPath(new URL('.', import.meta.url)), {
  session: client('SessionFunctions', 'createSession'),
  events: client('EventFunctions', 'listEvents'),
  event: client('EventFunctions', 'getEvent'),
  summaries: client('EventFunctions', 'listEventSummaries'),
  templateSummaries: client('EventTemplateFunctions', 'listEventTemplatesSummaries'),
  order: client('OrderFunctions', 'getOrder'),
  orders: client('OrderFunctions', 'listOrdersForEvent'),
  foundOrders: client('OrderFunctions', 'searchOrders'),
  willCall: client('WillCallFunctions', 'retrieveOrderInformation'),
  tickets: client('WillCallFunctions', 'checkInTickets'),
  membership: client('MembershipFunctions', 'getMembership'),
  memberships: client('MembershipFunctions', 'listMemberships'),
  cards: client('MembershipCardFunctions', 'listMembershipCards'),
  card: client('MembershipCardFunctions', 'getMembershipCard'),
  cardSummaries: client('MembershipSummaryFunctions', 'getMembershipSummaries'),
  definitions: client('ReportFunctions', 'listReportDefinitions'),
  definition: client('ReportFunctions', 'getReportDefinition'),
  run: client('ReportFunctions', 'executeReport'),
  columns: client('ReportFunctions', 'executeAdhocReport'),
})

/** Declared as always there, and said elsewhere to be there only sometimes. */
const SOMETIMES = [
  // No check-in, no date of one (reference, 1.4: `checkInDate?`).
  /\.checkInDate: missing$/,
  // An order that no member made.
  /\.membershipId: missing$/,
  // A report that was never run.
  /\.lastRun: null is no object$/,
]

function expectDeclared(name: string, value: unknown): void {
  const wrong = declared(name)(value).filter((line) => !SOMETIMES.some((known) => known.test(line)))
  expect(wrong).toEqual([])
}

const DAY = { startTime: '2026-06-17T00:00:00-04:00', endTime: '2026-06-18T00:00:00-04:00' }

let venue: PracticeVenue
beforeAll(async () => {
  venue = await frozenVenue()
})
afterAll(() => venue.close())
beforeEach(() => {
  venue.reset()
  new ACMETicketingClient({
    apiKey: venue.apiKey,
    apiRootUrl: venue.baseUrl,
    b2cTenantId: venue.tenantId,
  })
})

describe('the check of declarations', () => {
  it('finds what is missing, what is of another type and what is no listed word', () => {
    const [card] = [{ id: '1', status: 'Done' }]
    const wrong = declared('run')(card)
    expect(wrong).toContain('run.id: string is no number')
    expect(wrong).toContain('run.tenantId: missing')
    expect(wrong.join()).toMatch(/run\.status: string is no "Pending"/)
    expect(declared('tickets')({})).toEqual(['tickets: object is no array'])
  })
})

describe('the existing client', () => {
  it('opens a session either way', async () => {
    const { email, userName, password } = venue.logins
    const byEmail = await SessionFunctions.createSession({
      'x-acme-email': email,
      'x-acme-password': password,
    })
    expectDeclared('session', byEmail)
    expect(byEmail.tenantTimeZone).toBe(venue.timeZone)
    const byName = await SessionFunctions.createSession({
      'x-acme-user-name': userName,
      'x-acme-password': password,
      'x-acme-tenantId': Number(venue.tenantId),
    })
    expectDeclared('session', byName)
  })

  it('lists events, their summaries, and one', async () => {
    const events = await EventFunctions.listEvents({ ...DAY, saleChannel: 'online' })
    expectDeclared('events', events)
    expect(events.list).toHaveLength(4)
    expectDeclared('summaries', await EventFunctions.listEventSummaries({ ...DAY, type: 'all' }))
    const event = await EventFunctions.getEvent(venue.events.open)
    expectDeclared('event', event)
    expect(event.ticketDetails.checkInWindow.minutesBefore).toBe(60)
  })

  it('lists templates and their summaries', async () => {
    expect(await EventTemplateFunctions.listEventTemplates()).toHaveProperty('pagination.count', 4)
    const summaries = await EventTemplateFunctions.listEventTemplatesSummaries(DAY)
    expectDeclared('templateSummaries', summaries)
  })

  it('reads orders in every way it knows', async () => {
    const orders = await OrderFunctions.listOrdersForEvent(venue.events.open)
    expectDeclared('orders', orders)
    const [first] = orders
    const order = await OrderFunctions.getOrder(first?.id ?? '')
    expectDeclared('order', order)
    expect(order.orderItems?.length).toBeGreaterThan(0)
    const email = first?.email ?? ''
    const found = await OrderFunctions.searchOrders({
      email,
      sortField: 'createdOn',
      sortDirection: 'desc',
      page: 1,
    })
    expectDeclared('foundOrders', found)
    expect(found.list.map(({ id }) => id)).toContain(first?.id)
    const listed = await OrderFunctions.listOrders({ email })
    expectDeclared('orders', listed)
    expect(listed.map(({ id }) => id)).toContain(first?.id)
    expect(await OrderFunctions.listOrders()).toEqual([])
  })

  it('looks a ticket’s order up and checks its tickets in, once', async () => {
    const uuid = barcode(venue, 'good')
    const orderId = await WillCallFunctions.retrieveAssociatedOrderForTicket(uuid)
    expect(typeof orderId).toBe('number')
    const order = await WillCallFunctions.retrieveAssociatedOrderForTicket(uuid, true)
    expectDeclared('willCall', order)
    expect(order.orderId).toBe(String(orderId))
    const [ticket] = await WillCallFunctions.checkInTickets([uuid])
    expectDeclared('tickets', [ticket])
    expect(ticket?.uuid).toBe(uuid)
    expect(await WillCallFunctions.checkInTickets([uuid])).toEqual([])
    expect(venue.ledger()).toHaveLength(1)
    const after = await WillCallFunctions.retrieveOrderInformation(orderId)
    const tickets = after.eventItems.flatMap(({ items }) => items.flatMap((item) => item.tickets))
    expect(tickets.find((one) => one.uuid === uuid)?.checkInDate).toBe('2026-06-17T12:00:00-04:00')
  })

  it('reads memberships and cards', async () => {
    const memberships = await MembershipFunctions.listMemberships({ pageSize: 50, page: 1 })
    expectDeclared('memberships', memberships)
    expect(memberships).toHaveLength(50)
    const [first] = memberships
    expectDeclared('membership', await MembershipFunctions.getMembership(String(first?.id)))
    expect(await MembershipFunctions.getMembership('1')).toBe('')
    const cards = await MembershipCardFunctions.listMembershipCards(String(first?.id))
    expectDeclared('cards', cards)
    expectDeclared('card', await MembershipCardFunctions.getMembershipCard(String(cards[0]?.id)))
    expect(await MembershipCardFunctions.listMembershipCards()).toHaveLength(300)
    const code = barcode(venue, 'member-active')
    const summaries = await MembershipSummaryFunctions.getMembershipSummaries({ barcode: code })
    expectDeclared('cardSummaries', summaries)
    expect(summaries.list[0]?.cardStanding).toMatch(/active|new/)
    const searched = await MembershipSummaryFunctions.searchMembershipSummaries(
      first?.externalMembershipId ?? '',
    )
    expectDeclared('cardSummaries', searched)
    expect(searched.list.length).toBeGreaterThan(0)
  })

  it('runs reports, polled and at once', async () => {
    const definitions = await ReportFunctions.listReportDefinitions()
    expectDeclared('definitions', definitions)
    const definition = await ReportFunctions.getReportDefinition(definitions.list[2]?.id ?? '')
    expectDeclared('definition', definition)
    const range = {
      startDate: '2026-6-17',
      endDate: '2026-6-17',
      startDateTime: '2026-06-17T00:00:00-0400',
      endDateTime: '2026-06-17T23:59:59-0400',
      dateRangeField: 'EventStartTime',
    }
    const { queryExpression, id: reportUuid } = definition
    const run = await ReportFunctions.executeReport({ ...range, reportUuid, queryExpression })
    expectDeclared('run', run)
    const statuses = [run.status]
    while (statuses.at(-1) !== 'Completed' && statuses.length < 10) {
      const polled = await ReportFunctions.pollForReportStatus(run.id)
      expectDeclared('run', polled)
      statuses.push(polled.status)
    }
    expect(statuses).toEqual(['Pending', 'Processing', 'Completed'])
    const columns = await ReportFunctions.retrieveReportResults(run.id, 'json')
    expectDeclared('columns', columns)
    expect(columns.recordCount).toBeGreaterThan(100)
    const csv = await ReportFunctions.retrieveReportResults(run.id, 'csv')
    expect(csv.split('\r\n')).toHaveLength(columns.recordCount + 2)
    const collectionName = 'Transactions'
    expectDeclared('columns', await ReportFunctions.executeAdhocReport({ ...range, collectionName }))
  })

  it('gathers a member’s tickets, by orders of events and by a report', async () => {
    const orders = await OrderFunctions.listOrdersForEvent(venue.events['tomorrow-concert'])
    const member = orders.find(({ membershipId }) => membershipId !== undefined)?.membershipId
    expect(member).toBeDefined()
    const [start, end] = ['2026-06-18T00:00:00-04:00', '2026-06-19T00:00:00-04:00']
    const byEvents = await TicketingFunctions.getTicketsForMembership(String(member), start, end)
    expectDeclared('willCall', byEvents[0])
    const byReport = await TicketingFunctions.getOrdersForMembershipDateRange(String(member), start, end)
    expect(byReport.length).toBeGreaterThan(0)
    for (const order of byReport) expect(order.membershipId).toBe(String(member))
  })

  it('is told in its own words what went wrong', async () => {
    await expect(WillCallFunctions.retrieveOrderInformation(1)).rejects.toThrow(/Not Found/)
    venue.change({ do: 'revoke-key' })
    await expect(EventFunctions.listEvents()).rejects.toThrow(/deactivated/)
  })
})
