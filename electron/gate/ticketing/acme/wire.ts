import { z } from 'zod'

/**
 * ACME's answers as they come over the wire. Tolerant where the reference shows the vendor to be loose (ids as text or
 * number, dates in four forms, added fields), strict about what a decision rests on. Every text has a bound.
 */

const id = z.union([z.string().min(1).max(100), z.number().int()]).transform(String)
const text = z
  .string()
  .max(2_000)
  .nullish()
  .transform((value) => value ?? null)
const date = z
  .union([z.string().max(60), z.number()])
  .nullish()
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
  .transform((value) =>
    value === null || value === undefined || !Number.isFinite(value) ? null : Math.trunc(value),
  )
const flag = z
  .union([z.boolean(), z.enum(['true', 'false']).transform((value) => value === 'true')])
  .nullish()
  .transform((value) => value ?? false)

const pagination = z.looseObject({ page: whole, pageSize: whole, count: whole })

/** `{list, pagination}`; some lists are bare arrays (reference, 1.10). A bad item is skipped, never the page. */
export const listSchema = z.union([
  z.array(z.unknown()).transform((list) => ({ list, pagination: null })),
  z
    .looseObject({ list: z.array(z.unknown()), pagination: pagination.nullish() })
    .transform(({ list, pagination: pages }) => ({ list, pagination: pages ?? null })),
])

const checkInWindow = z.looseObject({ minutesBefore: whole, minutesAfter: whole, autoRebook: flag })

export const eventSchema = z.looseObject({
  id,
  templateId: id.nullish().transform((value) => value ?? null),
  name: text,
  startTime: date,
  endTime: date,
  state: text,
  manuallyDeleted: flag,
  soldQuantity: whole,
  checkInCount: whole,
  ticketDetails: z
    .looseObject({
      ticketDurationDays: whole,
      expireFromEventDate: flag,
      checkInWindow: checkInWindow.nullish(),
    })
    .nullish(),
})

export const orderListingSchema = z.looseObject({ id })

const ticketSchema = z.looseObject({
  uuid: z.string().min(1).max(256),
  eventId: id.nullish(),
  checkInDate: date,
  ticketStatus: text,
  firstName: text,
  lastName: text,
  email: text,
  phoneNumber: text,
})

const orderItemSchema = z.looseObject({
  itemType: text,
  ticketTypeName: text,
  itemTypeName: text,
  tickets: z.array(z.unknown()).nullish(),
})

export const willCallOrderSchema = z.looseObject({
  orderId: id.nullish(),
  orderNumber: id.nullish(),
  email: text,
  phoneNumber: text,
  contactFirstName: text,
  contactLastName: text,
  createdOn: date,
  refundStatus: text,
  eventItems: z
    .array(
      z.looseObject({
        eventId: id.nullish(),
        state: text,
        items: z.array(orderItemSchema).nullish(),
      }),
    )
    .nullish(),
})

/** A ticket inside an order, read one by one so that one without a uuid does not cost the others. */
export const willCallTicketSchema = ticketSchema

export const checkInAnswerSchema = z.looseObject({
  checkInStatus: z.union([z.number(), z.string().max(60)]),
  orderId: id.nullish(),
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
  barcode: id.nullish(),
  acmeBarcode: id.nullish(),
  cardType: text,
  cardStatus: text,
  cardStanding: text,
  expirationDate: date,
  primaryCard: z.union([z.string().max(20), z.boolean()]).nullish(),
})

export const membershipSchema = z.looseObject({
  id,
  membershipStanding: text,
  membershipCategory: text,
  offeringName: text,
  category: text,
  membershipExpirationDate: date,
  acmeMembershipNumber: id.nullish(),
  externalMembershipId: id.nullish(),
  cardholders: z.array(cardholderSchema).nullish(),
})
