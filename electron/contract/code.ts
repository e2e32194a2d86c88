import { z } from 'zod'

/** Longest barcode that crosses a process border; longer ones are cut by the sender and end as `unreadable`. */
export const BARCODE_WIRE_MAX = 1_024

/** The largest group that one code lets in. */
export const GROUP_MAX = 1_000

/** A ticket that was found: stands for its barcode, which no window is ever told. */
export const ticketHandleSchema = z.string().regex(/^[0-9a-f]{64}$/, 'a ticket as `search` names it')

/** The code that somebody means: as it is typed, as it was scanned before, or as it was found. */
export const codeRefSchema = z.union([
  z.strictObject({ barcode: z.string().max(BARCODE_WIRE_MAX) }),
  z.strictObject({ scanId: z.uuid() }),
  z.strictObject({ ticket: ticketHandleSchema }),
])
export type CodeRef = z.infer<typeof codeRefSchema>
