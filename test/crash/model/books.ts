import { join } from 'node:path'
import Database from 'better-sqlite3'
import { z } from 'zod'

const rowSchema = z.object({
  scanId: z.string(),
  kind: z.enum(['admission', 'undo']),
  state: z.string(),
  story: z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(z.looseObject({ admittedHereAt: z.number(), checkedInAtAcmeAt: z.number().nullable() }))
    .nullable(),
})
const attemptSchema = z.object({ requestId: z.string(), scanId: z.string(), outcome: z.string().nullable() })

/** What a gate that has ended left in its store: each outbox row with its end, and each call it wrote down. */
export type Books = {
  readonly outbox: readonly z.infer<typeof rowSchema>[]
  readonly attempts: readonly z.infer<typeof attemptSchema>[]
}

export function readBooks(dataDir: string): Books {
  const db = new Database(join(dataDir, 'gate.db'), { readonly: true })
  try {
    return {
      outbox: z
        .array(rowSchema)
        .parse(db.prepare('SELECT scan_id AS scanId, kind, state, story FROM outbox ORDER BY id').all()),
      attempts: z
        .array(attemptSchema)
        .parse(db.prepare('SELECT request_id AS requestId, scan_id AS scanId, outcome FROM attempt').all()),
    }
  } finally {
    db.close()
  }
}
