import { randomUUID } from 'node:crypto'
import type { CheckInTable, Profile } from '../../../contract/profile.ts'
import { say } from '../../../contract/sayings/say.ts'
import type { Outcome } from '../../../contract/ticketing.ts'
import type { VenueZone } from '../../clock/zone.ts'
import type { ConnectionChecks } from '../checks-port.ts'
import type { CallOptions, TicketingSystem } from '../port.ts'
import { type CheckInCallOptions, makeCheckInCalls } from './check-in-call.ts'
import { makeChecks } from './checks.ts'
import { writeDate } from './dates.ts'
import type { AcmeReply, AcmeRequest } from './http.ts'
import { cardsOf, countersOf, eventOf, orderListingOf, ticketsOf } from './mapping.ts'
import { type MeaningRules, meaningOf } from './meaning.ts'
import { notUnderstood, one, pageReader, read, readOrNone, refusedUnlessAnswered } from './reading.ts'
import { makeReportCalls } from './report.ts'
import { type AcmeHttpOptions, makeAcmeHttp } from './send.ts'
import { batchAnswerSchema, batchTicketSchema, checkInAnswerSchema } from './wire.ts'

const KB = 1_024
const MB = 1_024 * KB
/** Larger than any answer of its kind can honestly be: 10,000 orders are about 8 MB. */
const MAX_BYTES = { small: 256 * KB, order: 4 * MB, list: 64 * MB }

/** Reference, 1.10: 1,000 or less is recommended; the default is 100. */
const PAGE_SIZE = 200
/** Orders asked for by an e-mail address: more are for the box office to look at. */
const FOUND_MAX = 20
const MINUTE_MS = 60_000

export type AcmeOptions = CheckInCallOptions &
  Omit<AcmeHttpOptions, 'tenantId' | 'network'> & {
    readonly profile: Pick<
      Profile,
      'tenantId' | 'terminalId' | 'checkInPath' | 'clockToleranceMs' | 'network' | 'report'
    >
    readonly zone: VenueZone
    /** Read at every answer, so that what calibrating teaches holds at once. */
    readonly checkInTable: () => CheckInTable
    /** Is what that table says of a code a mere assumption? */
    readonly isAssumed: (code: string) => boolean
  }

export type AcmeSystem = TicketingSystem & {
  readonly checks: ConnectionChecks
}

/** ACME Ticketing behind the gate's port. The only place that knows ACME's words. */
export function makeAcme(options: AcmeOptions): AcmeSystem {
  const { profile, zone } = options
  const http = makeAcmeHttp({
    ...options,
    network: profile.network,
    tenantId: profile.tenantId ?? null,
  })
  const rules = (): MeaningRules => ({
    table: options.checkInTable(),
    isAssumed: options.isAssumed,
    zone,
    clockToleranceMs: profile.clockToleranceMs,
  })
  const checkInCalls = makeCheckInCalls(http, options)
  const checkInCall = checkInCalls.send
  const get = (request: Omit<AcmeRequest, 'method'>, call: CallOptions): Promise<Outcome<AcmeReply>> =>
    http.send({ method: 'GET', ...request }, call)

  /** Every /b2c/ call wants the tenant (reference, 1.2); without it the key alone looks refused. */
  const needsTenant = <T>(outcome: Outcome<T>): Outcome<T> =>
    outcome.kind === 'refused' && http.tenantId() === null
      ? {
          ...outcome,
          about: 'request',
          why: say('call.no-tenant', { why: outcome.why }),
        }
      : outcome

  return {
    probe: async (call) => {
      const from = options.now()
      const query = eventsQuery(from, from + MINUTE_MS, 1, 1, zone)
      const outcome = await get(
        { name: 'probe', path: EVENTS, query, pool: 'live', maxBytes: MAX_BYTES.order },
        call,
      )
      return outcome.kind === 'answered' ? { ...outcome, value: null } : outcome
    },

    probeCheckIn: async (call) => {
      // Made anew each time, so that no venue can ever have sold it.
      const { outcome } = await checkInCall('checkinexternal', { ticketUUID: randomUUID() }, 'live', call)
      return outcome.kind === 'answered' ? { ...outcome, value: null } : outcome
    },

    checkIn: async (barcode, eventId, call) => {
      const body = {
        membershipBarcode: barcode,
        ...(eventId === null ? {} : { eventInstance: eventId }),
        terminalId: profile.terminalId,
        validate: true,
      }
      const { outcome, proven } = await checkInCall('checkinticketsexternal', body, 'live', call)
      if (outcome.kind !== 'answered') return outcome
      const wire = checkInAnswerSchema.safeParse(outcome.value.json)
      if (wire.success) return { ...outcome, value: meaningOf(wire.data, outcome.call, rules()) }
      // Whether an unknown barcode is a status in the body or a 404 is not known (reference, 1.3.1). A 404 in JSON at a
      // place that has answered check-ins before says so; anywhere else it may be our own fault.
      if (outcome.value.status === 404 && proven) {
        return { ...outcome, value: { ...NOTHING_SAID, meaning: 'unknown', code: 'HTTP 404' } }
      }
      if (outcome.value.status >= 400) {
        return {
          ...outcome,
          value: { ...NOTHING_SAID, meaning: 'unrecognised', code: `HTTP ${outcome.value.status}` },
        }
      }
      return notUnderstood(outcome, 'what.check-in')
    },

    checkInBatch: async (barcodes, call) => {
      const { outcome } = await checkInCall('checkintickets', { ticketUUIDs: barcodes }, 'bulk', call)
      return read(outcome, 'what.tickets', (json) => {
        const tickets = batchAnswerSchema.safeParse(json)
        if (!tickets.success) return null
        // A ticket that was checked in already comes back empty or not at all (reference, 1.3.3).
        const uuids = tickets.data.flatMap((ticket) => {
          const parsed = batchTicketSchema.safeParse(ticket)
          return parsed.success ? [parsed.data.uuid] : []
        })
        return { checkedIn: new Set(uuids) }
      })
    },

    undo: async (barcodes, call) => {
      const body = { terminalId: profile.terminalId, ticketUUIDs: barcodes }
      const { outcome } = await checkInCall('undocheckintickets', body, 'bulk', call)
      return outcome.kind === 'answered' && outcome.value.status < 400
        ? { ...outcome, value: null }
        : refusedUnlessAnswered(outcome)
    },

    orderOf: async (barcode, call) => {
      const { outcome } = await checkInCall('checkinexternal', { ticketUUID: barcode }, 'live', call)
      return read(outcome, 'what.look-up', (json) => {
        const wire = checkInAnswerSchema.safeParse(json)
        return wire.success ? { orderId: wire.data.orderId } : null
      })
    },

    lookUp: async (barcode, orderId, call) => {
      // The order is the documented way; the look-up by ticket is for codes whose order is not known here.
      if (orderId !== null) {
        const order = await ticketsOfOrder(orderId, call)
        if (order.kind !== 'answered') return order
        const ticket = order.value?.tickets.find((one) => one.barcode === barcode)
        return { ...order, value: { known: ticket !== undefined, checkedInAt: ticket?.checkedInAt ?? null } }
      }
      const { outcome } = await checkInCall('checkinexternal', { ticketUUID: barcode }, 'bulk', call)
      return read(outcome, 'what.look-up', (json, record) => {
        const wire = checkInAnswerSchema.safeParse(json)
        if (!wire.success) return null
        const said = meaningOf(wire.data, record, rules())
        return { known: said.meaning !== 'unknown', checkedInAt: said.checkedInAt }
      })
    },

    events: async (from, until, page, call) => {
      const query = eventsQuery(from, until, page, PAGE_SIZE, zone)
      const { list, page: pageOf } = pageReader((item) => one(eventOf(item, zone)))
      const outcome = await get(
        { name: 'events', path: EVENTS, query, pool: 'bulk', maxBytes: MAX_BYTES.list, list },
        call,
      )
      return read(outcome, 'what.events', pageOf)
    },

    event: async (eventId, call) => {
      const path = `${EVENTS}/${encodeURIComponent(eventId)}`
      const outcome = await get({ name: 'event', path, pool: 'bulk', maxBytes: MAX_BYTES.order }, call)
      return readOrNone(outcome, 'what.event', (json) => eventOf(json, zone))
    },

    counters: async (from, until, page, call) => {
      const query = eventsQuery(from, until, page, PAGE_SIZE, zone)
      const path = `${EVENTS}/summaries`
      const { list, page: pageOf } = pageReader((item) => one(countersOf(item)))
      const outcome = await get(
        { name: 'summaries', path, query, pool: 'bulk', maxBytes: MAX_BYTES.list, list },
        call,
      )
      return read(outcome, 'what.counters', pageOf)
    },

    ordersOf: async (eventId, page, call) => {
      const path = `/v2/b2c/orders/event/${encodeURIComponent(eventId)}`
      // Documented as one bare array: paging is asked for only where a first answer looked like a page.
      const query = page === 1 ? {} : { page: String(page), pageSize: String(PAGE_SIZE) }
      const { list, page: pageOf } = pageReader((item) => one(orderListingOf(item)))
      const outcome = await get(
        { name: 'orders', path, query, pool: 'bulk', maxBytes: MAX_BYTES.list, list },
        call,
      )
      return needsTenant(read(outcome, 'what.orders', pageOf))
    },

    ordersByEmail: async (email, call) => {
      const { list, page: pageOf } = pageReader((item) => one(orderListingOf(item)))
      const query = {
        email,
        page: '1',
        pageSize: String(FOUND_MAX),
        sortField: 'createdOn',
        sortDirection: 'desc',
      }
      const request = { name: 'order-search', path: '/v2/b2c/orders/search', query, list } as const
      const outcome = await get({ ...request, pool: 'live', maxBytes: MAX_BYTES.order }, call)
      return needsTenant(read(outcome, 'what.orders', pageOf))
    },

    ticketsOf: (orderId, call) => ticketsOfOrder(orderId, call),

    cards: async (from, until, page, call) => {
      const query = {
        updatedStartTime: writeDate(from, zone),
        updatedEndTime: writeDate(until, zone),
        page: String(page),
        pageSize: String(PAGE_SIZE),
      }
      const { list, page: pageOf } = pageReader((item) => cardsOf(item, zone))
      const outcome = await get(
        {
          name: 'memberships',
          path: '/v2/b2b/memberships',
          query,
          pool: 'bulk',
          maxBytes: MAX_BYTES.list,
          list,
        },
        call,
      )
      return read(outcome, 'what.memberships', pageOf)
    },

    report: profile.report === undefined ? null : makeReportCalls({ http, settings: profile.report, zone }),

    checks: makeChecks({ baseUrl: options.baseUrl, profile, http, checkInCalls }),
    close: http.close,
  }

  async function ticketsOfOrder(orderId: string, call: CallOptions) {
    const path = `/v2/b2b/willcall/orders/${encodeURIComponent(orderId)}`
    const outcome = await get({ name: 'order', path, pool: 'bulk', maxBytes: MAX_BYTES.order }, call)
    return readOrNone(outcome, 'what.order', (json) => ticketsOf(json, orderId, zone))
  }
}

const EVENTS = '/v2/b2b/event/instances'

const NOTHING_SAID = {
  sure: false,
  checkedInAt: null,
  ticketType: null,
  bookedFor: null,
  checkedInTo: null,
  member: null,
} as const

function eventsQuery(
  from: number,
  until: number,
  page: number,
  pageSize: number,
  zone: VenueZone,
): Record<string, string> {
  return {
    startTime: writeDate(from, zone),
    endTime: writeDate(until, zone),
    type: 'all',
    page: String(page),
    pageSize: String(pageSize),
    sortField: 'startTime',
    sortDirection: 'asc',
  }
}
