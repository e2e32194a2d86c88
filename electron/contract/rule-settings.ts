import { z } from 'zod'
import { say } from './sayings/say.ts'

const idsSchema = z.array(z.string().min(1).max(64)).max(500)
const namesSchema = z.array(z.string().trim().min(1).max(200)).max(100)

/** The `admit` group of the device profile: which events come in here. */
export const admitSchema = z.strictObject({
  events: idsSchema.default([]).describe('Event instance ids; none means every instance of today.'),
  templates: idsSchema.default([]).describe('Template ids: every instance of today that is made from one.'),
  names: namesSchema
    .default([])
    .describe('Parts of event names: every instance of today whose name holds one.'),
})

/** An entry of `entrances`: tickets that come in at one entrance. */
const entranceSchema = z
  .strictObject({
    entrance: z.string().trim().min(1).max(120).describe('The name of the entrance.'),
    ticketTypes: namesSchema
      .default([])
      .describe('Names of ticket types; `Season*` means all that begin so.'),
    events: idsSchema.default([]).describe('Event instance ids.'),
    templates: idsSchema.default([]).describe('Template ids.'),
    names: namesSchema.default([]).describe('Parts of event names.'),
  })
  .refine(
    ({ ticketTypes, events, templates, names }) =>
      ticketTypes.length + events.length + templates.length + names.length > 0,
    { error: say('field.which-tickets') },
  )
export const entrancesSchema = z.array(entranceSchema).max(200)

const numberSchema = z.string().regex(/^\d{1,30}$/, say('field.digits-quoted', { n: 30 }))

/** An entry of `passRanges`: numeric passes that are known by their number alone (reference, S5). */
const passRangeSchema = z
  .strictObject({
    title: z.string().trim().min(1).max(200).describe('What the verdict calls such a pass.'),
    from: numberSchema.describe('The first number.'),
    to: numberSchema.describe('The last number, with as many digits.'),
    prefix: z.string().max(40).default('').describe('What stands before the digits on every pass.'),
    uses: z.enum(['once', 'once-a-day', 'unlimited']).describe('How often one pass comes in.'),
    validFrom: z.iso.date().optional().describe('Its first day, in the venue’s zone.'),
    validUntil: z.iso.date().optional().describe('Its last day, in the venue’s zone.'),
  })
  .refine(({ from, to }) => from.length === to.length, {
    error: say('field.same-digits'),
  })
  .refine(({ from, to }) => from.length !== to.length || from <= to, {
    error: say('field.number-order'),
  })
  .refine(
    ({ validFrom, validUntil }) =>
      validFrom === undefined || validUntil === undefined || validFrom <= validUntil,
    { error: say('field.day-order') },
  )
export const passRangesSchema = z.array(passRangeSchema).max(200)
export type PassRangeSettings = z.infer<typeof passRangeSchema>
