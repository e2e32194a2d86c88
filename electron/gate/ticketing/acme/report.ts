import type { ReportSettings } from '../../../contract/report-settings.ts'
import type { Outcome } from '../../../contract/ticketing.ts'
import type { VenueZone } from '../../clock/zone.ts'
import type { CallOptions, ReportCalls } from '../port.ts'
import type { ReportState } from '../report-rows.ts'
import { writeDate } from './dates.ts'
import type { AcmeReply } from './http.ts'
import { read, refusedUnlessAnswered } from './reading.ts'
import { columnReader } from './report-columns.ts'
import { reportDefinitionSchema, reportRunSchema } from './report-wire.ts'
import type { AcmeHttp } from './send.ts'

const KB = 1_024
const MB = 1_024 * KB
const MAX_BYTES = { step: 1 * MB, result: 512 * MB }

const RUNS = '/v2/b2b/async/report'

export type ReportOptions = {
  readonly http: AcmeHttp
  readonly settings: ReportSettings
  readonly zone: VenueZone
}

/** ACME's reports behind the gate's port. */
export function makeReportCalls({ http, settings, zone }: ReportOptions): ReportCalls {
  const get = (
    name: 'report-definition' | 'report-state',
    path: string,
    call: CallOptions,
  ): Promise<Outcome<AcmeReply>> =>
    http.send({ name, method: 'GET', path, pool: 'bulk', maxBytes: MAX_BYTES.step }, call)

  return {
    definition: async (call) => {
      const id = encodeURIComponent(settings.definitionId)
      const outcome = await get('report-definition', `/v2/b2b/analytics/report/definitions/${id}`, call)
      return read(outcome, 'what.definition', (json) => {
        const parsed = reportDefinitionSchema.safeParse(json)
        return parsed.success ? { query: parsed.data.queryExpression } : null
      })
    },

    start: async ({ query }, from, until, call) => {
      const last = until - 1_000
      const body = {
        reportUuid: settings.definitionId,
        startDate: calendarDay(from, zone),
        endDate: calendarDay(last, zone),
        startDateTime: compactDate(from, zone),
        endDateTime: compactDate(last, zone),
        dateRangeField: settings.dateRangeField,
        queryExpression: query,
      }
      const outcome = await http.send(
        { name: 'report-start', method: 'POST', path: RUNS, body, pool: 'bulk', maxBytes: MAX_BYTES.step },
        call,
      )
      return read(outcome, 'what.run', (json) => {
        const parsed = reportRunSchema.safeParse(json)
        return parsed.success ? { runId: parsed.data.id } : null
      })
    },

    state: async (runId, call) => {
      const outcome = await get('report-state', `${RUNS}/${encodeURIComponent(runId)}`, call)
      return read(outcome, 'what.run', (json) => {
        const parsed = reportRunSchema.safeParse(json)
        return parsed.success ? stateOf(parsed.data.status) : null
      })
    },

    result: async (runId, call) => {
      const columns = columnReader(settings.columns, zone)
      const outcome = await http.send(
        {
          name: 'report-result',
          method: 'GET',
          path: `${RUNS}/json/${encodeURIComponent(runId)}`,
          pool: 'bulk',
          maxBytes: MAX_BYTES.result,
          list: columns.list,
        },
        call,
      )
      if (outcome.kind !== 'answered' || outcome.value.status >= 400) return refusedUnlessAnswered(outcome)
      const result = columns.result(outcome.value.json)
      return result.ok
        ? { ...outcome, value: result.rows }
        : { kind: 'not-understood', why: result.why, captive: false, call: outcome.call }
    },
  }
}

/**
 * The vendor's page says `Complete`, its users `Completed`; the word for a failure is not known (reference, 1.7). So
 * what sounds like an end is one, and anything else may still become a result.
 */
function stateOf(status: string): ReportState {
  const word = status.slice(0, 40)
  if (/^completed?$/i.test(status)) return { kind: 'done' }
  if (/fail|error|cancel|abort|expire|reject|denied|time.?d?.?out|invalid|delet|kill|stop/i.test(status))
    return { kind: 'ended', word }
  return { kind: 'running', word }
}

/** `2020-01-06T00:00:00-0500`, as the report calls write it (reference, 1.7). */
function compactDate(at: number, zone: VenueZone): string {
  return writeDate(at, zone).replace(/:(?=\d{2}$)/, '')
}

/** `2020-1-6`: the day at the venue, without leading zeros (reference, 1.7). */
function calendarDay(at: number, zone: VenueZone): string {
  const [year, month, day] = writeDate(at, zone).slice(0, 10).split('-').map(Number)
  return `${year}-${month}-${day}`
}
