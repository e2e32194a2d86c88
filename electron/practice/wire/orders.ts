import type { ZoneClock } from '../time.ts'
import type { EventInstance, Order, OrderItem, Ticket } from '../world/model.ts'

/** ACME's words for orders and tickets (reference, 1.4): ids as strings, money as decimal strings. */

/**
 * Values of `ticketStatus`, `refundStatus` and the order's `checkInStatus` are not published (only that one begins
 * "NotChe…"). These are the practice venue's own guess.
 */
const TICKET_STATUS = { active: 'Active', cancelled: 'Cancelled', refunded: 'Refunded' } as const

const money = (cents: number): string => (cents / 100).toFixed(2)
const ticketsOf = (order: Order): Ticket[] => order.items.flatMap((item) => item.tickets)
const isLive = ({ status }: Ticket): boolean => status === 'active'

const guestsOf = (tickets: readonly Ticket[]): number =>
  tickets.reduce((sum, { goodFor }) => sum + goodFor, 0)

function checkInStatusOf(tickets: readonly Ticket[]): string {
  const inside = tickets.filter(({ checkIn }) => checkIn !== null).length
  if (inside === 0) return 'NotCheckedIn'
  return inside === tickets.filter(isLive).length ? 'CheckedIn' : 'PartiallyCheckedIn'
}

function refundStatusOf(tickets: readonly Ticket[]): string {
  const refunded = tickets.filter(({ status }) => status === 'refunded').length
  if (refunded === 0) return 'NotRefunded'
  return refunded === tickets.length ? 'Refunded' : 'PartiallyRefunded'
}

const amountOf = (tickets: readonly Ticket[]): number =>
  tickets.reduce((sum, { item }) => sum + item.ticketType.cents, 0)

const firstCheckIn = (tickets: readonly Ticket[]): number | null =>
  tickets.reduce<number | null>(
    (first, { checkIn }) => (checkIn === null ? first : Math.min(first ?? checkIn.at, checkIn.at)),
    null,
  )

function contactWire({ contact }: Order) {
  return {
    email: contact.email,
    billingEmail: contact.email,
    contactFirstName: contact.firstName,
    contactLastName: contact.lastName,
    billingFirstName: contact.firstName,
    billingLastName: contact.lastName,
    phoneNumber: contact.phone,
    billingPhoneNumber: contact.phone,
  }
}

/** A field that is left out where there is nothing to say, as the real answers leave it out. */
const maybe = <K extends string, V>(key: K, value: V | null): { [P in K]?: V } | Record<never, never> =>
  value === null ? {} : { [key]: value }

const checkInDate = (tickets: readonly Ticket[], clock: ZoneClock) => {
  const at = firstCheckIn(tickets)
  return maybe('checkInDate', at === null ? null : clock.iso(at))
}

/** An order as the lists of `/b2c/` give it; `withItems` as the single order does. */
export function orderWire(order: Order, tenantId: number, clock: ZoneClock, withItems = false) {
  const { contact } = order
  const tickets = ticketsOf(order)
  const total = money(amountOf(tickets))
  const live = money(amountOf(tickets.filter(({ status }) => status !== 'refunded')))
  return {
    id: String(order.id),
    tenantId,
    visitorId: String(order.customerId),
    ...contactWire(order),
    billingAddress1: contact.street,
    billingCountry: 'US',
    billingState: contact.state,
    address1: contact.street,
    country: 'US',
    state: contact.state,
    zipCode: contact.zip,
    orderNumber: order.number,
    discountedTotalAmount: live,
    totalAmount: live,
    discountedOriginalTotalAmount: total,
    originalTotalAmount: total,
    paidAmount: live,
    balanceAmount: '0.00',
    refundAmount: money(amountOf(tickets.filter(({ status }) => status === 'refunded'))),
    saleChannel: order.saleChannel,
    checkInStatus: checkInStatusOf(tickets),
    creationDate: clock.iso(order.createdAt),
    paymentDueDate: clock.iso(order.createdAt),
    createdOn: clock.iso(order.createdAt),
    createdBy: 'practice',
    updatedOn: clock.iso(order.updatedAt),
    updatedBy: 'practice',
    legacy: false,
    hideEventDate: false,
    invoiceAfter: false,
    customerId: order.customerId,
    obfuscated: false,
    ...maybe('membershipId', order.membershipId),
    ...(withItems ? { orderItems: order.items.map((item) => orderItemWire(item, clock)) } : {}),
  }
}

function orderItemWire(item: OrderItem, clock: ZoneClock) {
  const { event, ticketType, tickets } = item
  const live = tickets.filter(isLive).length
  const original = money(amountOf(tickets))
  const amount = money(live * ticketType.cents)
  return {
    id: String(item.id),
    itemId: String(item.id),
    parentItemId: '',
    comboTemplateType: '',
    eventId: event.id,
    ticketingTypeId: ticketType.id,
    eventName: event.template.name,
    eventStartTime: event.startsAt,
    ticketingTypeName: ticketType.name,
    basicOriginalQuantity: tickets.length,
    originalQuantity: tickets.length,
    basicQuantity: live,
    quantity: live,
    unitPrice: money(ticketType.cents),
    discountedUnitPrice: money(ticketType.cents),
    discountedOriginalAmount: original,
    originalAmount: original,
    discountedAmount: amount,
    amount,
    balanceAmount: '0.00',
    ...checkInDate(tickets, clock),
    checkInQuantity: tickets.filter(({ checkIn }) => checkIn !== null).length,
    itemType: 'Event',
    itemTypeId: ticketType.id,
    itemTypeName: ticketType.name,
    conversionStatus: 'none',
    displayName: `${event.template.name} (${ticketType.name})`,
  }
}

export function ticketWire(ticket: Ticket, tenantId: number, clock: ZoneClock) {
  const { item, order } = ticket
  return {
    id: String(ticket.id),
    tenantId,
    uuid: ticket.uuid,
    ticketTypeId: item.ticketType.id,
    eventId: item.event.id,
    ...checkInDate([ticket], clock),
    firstName: ticket.firstName,
    lastName: ticket.lastName,
    email: order.contact.email,
    phoneNumber: order.contact.phone,
    ticketStatus: ticket.checkIn !== null ? 'CheckedIn' : TICKET_STATUS[ticket.status],
    printed: ticket.printed,
    conversionStatus: 'none',
    ticketDetails: [
      {
        ticketId: String(ticket.id),
        orderId: String(order.id),
        eventId: item.event.id,
        orderItemId: String(item.id),
        quantity: ticket.goodFor,
        tenantId,
      },
    ],
  }
}

function eventItems(order: Order): Map<EventInstance, OrderItem[]> {
  const byEvent = new Map<EventInstance, OrderItem[]>()
  for (const item of order.items)
    if (item.tickets.length > 0) byEvent.set(item.event, [...(byEvent.get(item.event) ?? []), item])
  return byEvent
}

/** The will-call order: the only place where tickets with their barcodes are listed (reference, 1.4). */
export function willCallWire(order: Order, tenantId: number, clock: ZoneClock) {
  const tickets = ticketsOf(order)
  return {
    orderId: String(order.id),
    orderNumber: order.number,
    ...contactWire(order),
    eventItems: [...eventItems(order)].map(([event, items]) => ({
      eventId: event.id,
      eventName: event.template.name,
      eventTemplateId: event.template.id,
      admissionType: event.template.admissionType,
      eventDate: clock.iso(event.startsAt),
      ticketDetails: {},
      state: event.state,
      hasForm: false,
      hasResources: false,
      items: items.map((item) => ({
        orderItemId: String(item.id),
        itemType: 'Event',
        itemTypeId: item.ticketType.id,
        itemTypeName: item.ticketType.name,
        ticketTypeId: item.ticketType.id,
        ticketTypeName: item.ticketType.name,
        quantity: guestsOf(item.tickets.filter(isLive)),
        unitPrice: money(item.ticketType.cents),
        discountedUnitPrice: money(item.ticketType.cents),
        subtotal: money(amountOf(item.tickets)),
        discountedSubtotal: money(amountOf(item.tickets)),
        ...checkInDate(item.tickets, clock),
        checkInQuantity: guestsOf(item.tickets.filter(({ checkIn }) => checkIn !== null)),
        comboTemplateType: '',
        conversionStatus: 'none',
        tickets: item.tickets.map((ticket) => ticketWire(ticket, tenantId, clock)),
      })),
    })),
    createdOn: clock.iso(order.createdAt),
    checkInStatus: checkInStatusOf(tickets),
    legacy: false,
    saleChannel: order.saleChannel,
    ...maybe('membershipId', order.membershipId === null ? null : String(order.membershipId)),
    refundStatus: refundStatusOf(tickets),
    // Spelt so by the vendor.
    orderBalanace: '0.00',
    invoiceAfter: false,
    customerId: order.customerId,
    paymentMethod: 2,
  }
}

/** The same tree with the fields that the order detail adds (reference, 1.4). */
export function orderDetailWire(order: Order, tenantId: number, clock: ZoneClock) {
  const { eventItems: events, ...rest } = willCallWire(order, tenantId, clock)
  return {
    ...rest,
    paymentMethod: 'CreditCard',
    paymentId: String(order.id + 700_000),
    organizationId: null,
    organizationName: null,
    accountId: null,
    accountName: null,
    notes: '',
    eventItems: events.map(({ items, ...event }) => ({
      ...event,
      externalReferenceId: null,
      items: items.map((item) => ({ ...item, checkedInQuantity: item.checkInQuantity })),
    })),
  }
}
