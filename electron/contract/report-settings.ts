import { z } from 'zod'
import { say } from './sayings/say.ts'

const MINUTE_MS = 60_000

const columnSchema = z.string().min(1).max(200)
/** What a venue's report calls its columns: ACME publishes no names (reference, 1.7), so none is assumed. */
const columnsSchema = z
  .strictObject({
    barcode: columnSchema.describe('The barcode of the ticket.'),
    orderId: columnSchema.describe('The id of its order.'),
    eventId: columnSchema.optional().describe('The id of its event instance.'),
    eventStartsAt: columnSchema
      .optional()
      .describe('When its event starts: tells the event where there is no id.'),
    eventName: columnSchema.optional().describe('What its event is called.'),
    orderNumber: columnSchema.optional().describe('The number of its order, as guests know it.'),
    ticketType: columnSchema.optional().describe('The name of its type.'),
    state: columnSchema.optional().describe('The word for valid, cancelled or refunded.'),
    checkedInAt: columnSchema.optional().describe('When it was checked in.'),
    purchasedAt: columnSchema.optional().describe('When it was bought.'),
    goodFor: columnSchema.optional().describe('How many guests it lets in, for groups on one code.'),
    holderName: columnSchema.optional().describe('The name of its holder.'),
    holderEmail: columnSchema.optional().describe('The e-mail address of its holder.'),
    holderPhone: columnSchema.optional().describe('The telephone number of its holder.'),
  })
  .refine(({ eventId, eventStartsAt }) => eventId !== undefined || eventStartsAt !== undefined, {
    error: say('field.event-column'),
  })

/** The `report` group of the device profile. */
export const reportSettingsSchema = z.strictObject({
  definitionId: z.string().min(1).max(100).describe('The id of the report definition at ACME.'),
  dateRangeField: columnSchema
    .default('EventStartTime')
    .describe('The field of the report that its dates limit: when the event starts.'),
  columns: columnsSchema,
  everyMs: z
    .number()
    .int()
    .min(MINUTE_MS)
    .default(15 * MINUTE_MS)
    .describe('A report is asked for this long after the last one, in ms.'),
  giveUpAfterMs: z
    .number()
    .int()
    .min(MINUTE_MS)
    .max(6 * 60 * MINUTE_MS)
    .default(15 * MINUTE_MS)
    .describe('A report that takes longer than this is given up, in ms.'),
})
export type ReportSettings = z.infer<typeof reportSettingsSchema>
