import type { Db } from './database.ts'

/** One call to ACME as it went, for the diagnosis page. Holds no barcode, no person and no key. */
export type CallNote = {
  readonly requestId: string
  /** What the call was for, e.g. `check-in`. */
  readonly name: string
  readonly at: number
  readonly tookMs: number
  /** HTTP status; null where none came. */
  readonly status: number | null
  /** How it ended: answered, refused, limited, unreachable or not-understood. */
  readonly end: string
  readonly why: string | null
}

/** How many calls are kept. */
const KEPT = 2_000

/** The last calls to ACME. */
export type CallStore = {
  readonly add: (calls: readonly CallNote[]) => void
  /** Newest first. */
  readonly recent: (limit: number) => CallNote[]
}

export function openCalls(db: Db): CallStore {
  const insert = db.prepare(`
    INSERT INTO call (request_id, name, at, took_ms, status, end, why)
    VALUES (@requestId, @name, @at, @tookMs, @status, @end, @why)`)
  const prune = db.prepare('DELETE FROM call WHERE seq <= (SELECT max(seq) FROM call) - ?')
  const recent = db.prepare<[number], CallNote>(`
    SELECT request_id AS requestId, name, at, took_ms AS tookMs, status, end, why
    FROM call ORDER BY seq DESC LIMIT ?`)
  return {
    add: db.transaction((calls: readonly CallNote[]) => {
      for (const call of calls) insert.run({ ...call, tookMs: Math.round(call.tookMs) })
      prune.run(KEPT)
    }).immediate,
    recent: (limit) => recent.all(limit),
  }
}
