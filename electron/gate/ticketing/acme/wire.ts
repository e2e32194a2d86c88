import { z } from 'zod'

/**
 * ACME's answers as they come over the wire. Tolerant where the reference shows the vendor to be loose (ids as text or
 * number, dates in four forms, added fields), strict about what a decision rests on. Every text has a bound.
 */

const TEXT_MAX = 2_000

const id = z.union([z.string().min(1).max(100), z.number()]).transform(String)

// What no decision rests on may come as anything: a name that is a number must not cost a guest the admission.
const maybeId = id
  .nullish()
  .catch(null)
  .transform((value) => value ?? null)
const text = z
  .union([z.string(), z.number(), z.boolean()])
  .nullish()
  .catch(null)
  .transform((value) => (value === null || value === undefined ? null : String(value).slice(0, TEXT_MAX)))
const date = z
  .union([z.string().max(60), z.number()])
  .nullish()
  .catch(null)
  .transform((value) => value ?? null)
const whole = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^-?\d{1,9}(\.\d+)?$/)
      .transform(Number),
  ])
  .nullish()
  .catch(null)
  .transform((value) =>
    value === null || value === undefined || !Number.isFinite(value) ? null : Math.trunc(value),
  )
const flag = z
  .union([z.boolean(), z.number(), z.string()])
  .nullish()
  .catch(null)
  .transform(
    (value) => value === true || value === 1 || (typeof value === 'string' && /^(true|yes|1)$/i.test(value)),
  )
/** Like `flag`, where it matters whether anything was said at all. */
const maybeFlag = z
  .union([z.boolean(), z.number(), z.string()])
  .nullish()
  .catch(null)
  .transform((value) => {
    if (value === true || value === 1 || (typeof value === 'string' && /^(true|yes|1)$/i.test(value)))
      return true
    if (value === false || value === 0 || (typeof value === 'string' && /^(false|no|0)$/i.test(value)))
      return false
    return null
  })
const list = z
  .array(z.unknown())
  .nullish()
  .catch(null)
  .transform((value) => value ?? [])

const pagination = z.looseObject({ count: whole }).nullish().catch(null)

/** `{list, pagination}`; some lists are bare arrays (reference, 1.10). Their entries are read one by one as they arrive. */
export const listSchema = z.union([
  z.array(z.unknown()).transform((items) => ({ received: items.length, count: null })),
  z
    .looseObject({ list: z.array(z.unknown()), pagination })
    .transform((page) => ({ received: page.list.length, count: page.pagination?.count ?? null })),
])

const checkInWindow = z
  .looseObject({ minutesBefore: whole, minutesAfter: whole, blockScan: maybeFlag, autoRebook: flag })
  .nullish()
  .catch(null)

export const eventSchema = z.looseObject({
  id,
  templateId: maybeId,
  name: text,
  startTime: date,
  endTime: date,
  state: text,
  manuallyDeleted: flag,
  soldQuantity: whole,
  checkInCount: whole,
  ticketDetails: z
    .looseObject({ ticketDurationDays: whole, expireFromEventDate: flag, checkInWindow })
    .nullish()
    .catch(null),
})

/** Counters of one instance (reference, 1.5: `summaries`). */
export const eventSummarySchema = z.looseObject({
  id,
  sold: whole,
  available: whole,
  checkedIn: whole,
  reserved: whole,
})

export const orderListingSchema = z.looseObject({ id })

const ticketSchema = z.looseObject({
  uuid: z.string().min(1).max(256),
  eventId: maybeId,
  checkInDate: date,
  ticketStatus: text,
  firstName: text,
  lastName: text,
  email: text,
  phoneNumber: text,
  ticketDetails: list,
})

/** How many guests a ticket stands for (reference, 1.4). */
export const ticketDetailSchema = z.looseObject({ quantity: whole })

const orderItemSchema = z.looseObject({
  ticketTypeName: text,
  itemTypeName: text,
  quantity: whole,
  checkInDate: date,
  checkInQuantity: whole,
  tickets: list,
})

export const willCallOrderSchema = z.looseObject({
  orderNumber: maybeId,
  email: text,
  phoneNumber: text,
  contactFirstName: text,
  contactLastName: text,
  createdOn: date,
  refundStatus: text,
  eventItems: z
    .array(z.looseObject({ eventId: maybeId, items: z.array(orderItemSchema).nullish() }))
    .nullish(),
})

/** A ticket inside an order, read one by one so that one without a uuid does not cost the others. */
export const willCallTicketSchema = ticketSchema

export const checkInAnswerSchema = z.looseObject({
  checkInStatus: z.union([z.number(), z.string().max(60)]),
  orderId: maybeId,
  levelName: text,
  cardName: text,
  cardType: text,
  cardStanding: text,
  membershipExpirationDate: date,
  checkInDate: date,
  ticketEventName: text,
  checkedInEventName: text,
  ticketEventTime: date,
  checkedInEventTime: date,
  ticketTypeName: text,
})
export type CheckInAnswerWire = z.infer<typeof checkInAnswerSchema>

export const batchAnswerSchema = z.array(z.unknown())
export const batchTicketSchema = z.looseObject({ uuid: z.string().min(1).max(256) })

const cardholderSchema = z.looseObject({
  id,
  name: text,
  firstName: text,
  lastName: text,
  email: text,
  phoneNumber: text,
  barcode: maybeId,
  acmeBarcode: maybeId,
  cardType: text,
  cardStatus: text,
  cardStanding: text,
  expirationDate: date,
})

export const membershipSchema = z.looseObject({
  id,
  membershipStanding: text,
  membershipCategory: text,
  offeringName: text,
  category: text,
  membershipExpirationDate: date,
  acmeMembershipNumber: maybeId,
  externalMembershipId: maybeId,
  cardholders: z.array(cardholderSchema).nullish().catch(null),
})
