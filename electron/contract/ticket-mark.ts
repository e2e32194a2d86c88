import { z } from 'zod'

/** What stands large beside the verdict for a kind of ticket. A closed set: each has a drawing and a word in every language. */
export const pictogramSchema = z.enum([
  'child',
  'reduced',
  'senior',
  'vip',
  'check-id',
  'accessible',
  'companion',
  'group',
  'press',
  'staff',
])
export type Pictogram = z.infer<typeof pictogramSchema>

/** None of them is the colour of a verdict. */
export const markColourSchema = z.enum(['violet', 'teal', 'pink', 'brown', 'black', 'white'])
export type MarkColour = z.infer<typeof markColourSchema>

/** What staff are to see at once about a ticket or a card of some kind. */
export const ticketMarkSchema = z.object({
  pictogram: pictogramSchema,
  colour: markColourSchema,
  /** What to do or to look at, in the venue's own words; null for none. */
  note: z.string().max(80).nullable(),
})
export type TicketMark = z.infer<typeof ticketMarkSchema>

/** An entry of `ticketTypes` in the device profile. */
export const ticketTypeSchema = z.strictObject({
  names: z
    .array(z.string().trim().min(1).max(200))
    .min(1)
    .max(100)
    .describe('Names of ticket types or member levels; `Child*` means all that begin so.'),
  pictogram: pictogramSchema.describe('The drawing, and the word under it.'),
  colour: markColourSchema.default('black').describe('The colour of its ground.'),
  note: z.string().trim().min(1).max(80).optional().describe('What to look at, in the venue’s own words.'),
})
export type TicketTypeRule = z.infer<typeof ticketTypeSchema>

export const ticketTypesSchema = z.array(ticketTypeSchema).max(100)
