import { z } from 'zod'
import { linkStateNameSchema } from './status.ts'
import { verdictSchema } from './verdict.ts'

/** What a scan of a code would come to now. Nothing was written, and ACME was not called. */
export const testScanSchema = z.object({
  /** What this device would say by itself: the verdict, where nobody else is asked or nobody answers. */
  verdict: verdictSchema,
  /** `acme`: a guest's scan would ask ACME first, and its word counts. `device`: this is what the guest would get. */
  asks: z.enum(['acme', 'device']),
  link: linkStateNameSchema,
})
export type TestScan = z.infer<typeof testScanSchema>
