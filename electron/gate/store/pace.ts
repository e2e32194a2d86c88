import { type Pace, SHIFT_MAX_MS, SHIFT_PAUSE_MS } from '../../contract/pace.ts'
import type { Db } from './db.ts'

const MINUTE_MS = 60_000

/** Counts the shift that is on at `now`, in epoch ms. Reads the last 24 hours of movements and nothing before. */
export type CountPace = (now: number) => Pace

type MinuteRow = { readonly minute: number; readonly admitted: number; readonly gone: number }

export function openPace(db: Db): CountPace {
  // Both lean on admission_by_time.
  const began = db
    .prepare<{ from: number; now: number; pause: number }, number | null>(`
      WITH moved AS (
        SELECT at, at - lag(at) OVER (ORDER BY at) AS pause FROM admission
        WHERE at BETWEEN @from AND @now AND undone_at IS NULL)
      SELECT coalesce(max(at) FILTER (WHERE pause >= @pause), min(at)) FROM moved`)
    .pluck()
  // Cast, because numbers from JavaScript arrive as floating point and would divide so.
  const minutes = db.prepare<{ since: number; now: number }, MinuteRow>(`
    SELECT CAST((at - @since) / ${MINUTE_MS} AS INTEGER) AS minute,
           sum(iif(direction = 'in', guests, 0)) AS admitted, sum(iif(direction = 'out', guests, 0)) AS gone
    FROM admission WHERE at BETWEEN @since AND @now AND undone_at IS NULL GROUP BY minute`)

  return (now) => {
    const first = began.get({ from: now - SHIFT_MAX_MS, now, pause: SHIFT_PAUSE_MS }) ?? null
    if (first === null) return { since: null, asOf: now, admitted: 0, left: 0, perMinute: [] }
    const since = first - (first % MINUTE_MS)
    const perMinute = Array.from({ length: Math.floor((now - since) / MINUTE_MS) + 1 }, () => 0)
    let admitted = 0
    let left = 0
    for (const row of minutes.all({ since, now })) {
      admitted += row.admitted
      left += row.gone
      perMinute[row.minute] = row.admitted + row.gone
    }
    return { since, asOf: now, admitted, left, perMinute }
  }
}
