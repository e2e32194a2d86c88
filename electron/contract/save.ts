import { z } from 'zod'

/** Characters of a text that is saved. */
export const SAVE_TEXT_MAX = 40_000_000

const fileNameSchema = z.string().regex(/^[\w.-]{1,120}$/)

/** What a page asks the shell to write where a person says: a text it was given, or itself as a PDF. */
export const saveRequestSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), name: fileNameSchema, text: z.string().max(SAVE_TEXT_MAX) }),
  z.strictObject({ kind: z.literal('page'), name: fileNameSchema }),
])
export type SaveRequest = z.infer<typeof saveRequestSchema>

/** `cancelled`: the person thought better of it. */
export const saveResultSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), name: z.string().max(300) }),
  z.object({ kind: z.literal('cancelled') }),
  z.object({ kind: z.literal('failed'), message: z.string().max(300) }),
])
export type SaveResult = z.infer<typeof saveResultSchema>
