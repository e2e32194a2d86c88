import { type CallEnded, callEndedSchema } from '../../contract/calls.ts'
import type { Db } from './db.ts'
import { leisurely } from './leisurely.ts'

/** How many calls are kept. */
const KEPT = 2_000

/** The last calls to ACME, for the diagnosis page. */
export type CallStore = {
  readonly add: (calls: readonly CallEnded[]) => void
  /** Newest first. */
  readonly recent: (limit: number) => CallEnded[]
}

export function openCalls(db: Db): CallStore {
  const insert = db.prepare(`
    INSERT INTO call (request_id, name, at, took_ms, status, end, why)
    VALUES (@requestId, @name, @at, @tookMs, @status, @end, @why)`)
  const prune = db.prepare('DELETE FROM call WHERE seq <= (SELECT max(seq) FROM call) - ?')
  const recent = db.prepare<[number], unknown>(`
    SELECT request_id AS requestId, name, at, took_ms AS tookMs, status, end, why
    FROM call ORDER BY seq DESC LIMIT ?`)
  const addAll = db.transaction((calls: readonly CallEnded[]) => {
    for (const call of calls) {
      insert.run({ ...call, tookMs: Math.round(call.tookMs), why: call.why?.slice(0, 300) ?? null })
    }
    prune.run(KEPT)
  }).immediate
  return {
    add: (calls) => leisurely(db, () => addAll(calls)),
    recent: (limit) => recent.all(limit).map((row) => callEndedSchema.parse(row)),
  }
}
