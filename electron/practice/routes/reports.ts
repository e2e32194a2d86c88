import { z } from 'zod'
import { type Answer, BadCall, type Call, notFound, ok, problem, type Route, readBody } from '../call.ts'
import { paginate } from '../paging.ts'
import { seededRandom } from '../random.ts'
import { type Columns, querySchema, rangeSchema, runReport, toCsv } from '../report.ts'
import type { VenueState } from '../venue-state.ts'
import { COLLECTION_NAMES, type CollectionName, collectionOf } from '../world/collections.ts'
import type { World } from '../world/world.ts'

const RUNS_MAX = 100
const FIRST_RUN_ID = 90_001

const runSchema = rangeSchema.extend({
  reportUuid: z.string().nullish(),
  queryExpression: querySchema.optional(),
})

const DEFINITIONS: Readonly<Record<CollectionName, { name: string; description: string }>> = {
  Events: { name: 'E1 Events', description: 'Events with what is sold, free and inside.' },
  Transactions: { name: 'T1 Transactions', description: 'Orders, item by item.' },
  Usage: { name: 'U1 Ticket scanning', description: 'Tickets with their barcodes and when they were used.' },
}

/** How report runs end. The vendor's pages and its users spell the end differently (reference, 1.7). */
export interface ReportManners {
  /** Polls until a run has ended, whatever the clock says, so that tests repeat. At least 1; default 2. */
  readonly polls?: number
  /** Default `Completed`, as the existing client has it; the vendor's page says `Complete`. */
  readonly doneWord?: 'Completed' | 'Complete'
  /** Every run ends with this status in place of a result; the vendor's own word is not known. Default null. */
  readonly failsWith?: string | null
}

interface Run {
  readonly id: number
  readonly about: Readonly<Record<string, unknown>>
  readonly result: Columns
  /** Answered so far. */
  polls: number
  readonly createdOn: number
}

/** Reports, asynchronous as documented and synchronous as used (reference, 1.7). */
export function reportRoutes(state: VenueState, manners: ReportManners = {}): Route[] {
  const { polls: pollsWanted = 2, doneWord = 'Completed', failsWith = null } = manners
  // Of the world they were run in: a reset forgets them with it.
  const runsOf = new WeakMap<World, Map<number, Run>>()
  let lastId = FIRST_RUN_ID

  function runs(): Map<number, Run> {
    const world = state.world()
    const known = runsOf.get(world) ?? new Map<number, Run>()
    runsOf.set(world, known)
    return known
  }

  const hasEnded = ({ polls }: Run): boolean => polls >= Math.max(1, pollsWanted)
  const statusOf = (run: Run): string => {
    if (hasEnded(run)) return failsWith ?? doneWord
    return run.polls === 0 ? 'Pending' : 'Processing'
  }

  function definitions() {
    const { seed, clock, madeAt } = state.world()
    const random = seededRandom(seed, 'reports')
    return COLLECTION_NAMES.map((collectionName) => ({
      id: random.uuid(),
      ...DEFINITIONS[collectionName],
      displayCollectionName: collectionName,
      queryExpression: {
        collectionName,
        findFields: [...collectionOf(state.world(), collectionName).fields.keys()].map((fieldName) => ({
          fieldName,
          include: true,
        })),
      },
      customReport: false,
      createdOn: clock.iso(clock.dayStart(madeAt, -90)),
      createdBy: 'practice',
      updatedOn: clock.iso(clock.dayStart(madeAt, -90)),
      updatedBy: 'practice',
      dateSettings: {
        dateRangeField: 'EventStartTime',
        startDate: '',
        endDate: '',
        startDateTime: '',
        endDateTime: '',
        datePreset: 'today',
      },
      isCurrentUserReportOwner: false,
      lastRun: null,
      acmeDefault: true,
    }))
  }

  const shown = (run: Run, now: number) => ({
    id: run.id,
    tenantId: state.tenantId,
    ...run.about,
    status: statusOf(run),
    filterByOwner: false,
    createdOn: run.createdOn,
    createdBy: 'practice',
    updatedOn: now,
  })

  function start(call: Call): Answer {
    const { queryExpression, reportUuid, ...range } = readBody(call, runSchema)
    // A definition is not enough: leaving the expression out is an error (reference, 1.7).
    if (queryExpression === undefined) throw new BadCall('queryExpression: required')
    const result = runReport(state.world(), queryExpression, range)
    const reportName = definitions().find(({ id }) => id === reportUuid)?.name ?? ''
    lastId += 1
    const run: Run = {
      id: lastId,
      about: { reportUuid: reportUuid ?? '', queryExpression, ...range, reportName },
      result,
      polls: 0,
      createdOn: call.now,
    }
    runs().set(run.id, run)
    for (const id of [...runs().keys()].slice(0, -RUNS_MAX)) runs().delete(id)
    return ok(shown(run, call.now))
  }

  const runOf = (call: Call): Run | undefined => runs().get(Number(call.params.get('id')))

  function poll(call: Call): Answer {
    const run = runOf(call)
    if (run === undefined) return notFound('report run')
    run.polls += 1
    return ok(shown(run, call.now))
  }

  function results(wire: (result: Columns) => Answer): (call: Call) => Answer {
    return (call) => {
      const run = runOf(call)
      if (run === undefined) return notFound('report run')
      return hasEnded(run) && failsWith === null
        ? wire(run.result)
        : problem(409, 'Conflict', 'The report is not completed.')
    }
  }

  /** Dates may stand in the body, in the query, or in both: the existing client sends both. */
  function execute(call: Call): Answer {
    const query = readBody(call, querySchema)
    const inBody = readBody(call, rangeSchema)
    const inQuery = rangeSchema.parse(Object.fromEntries(call.query))
    return ok(runReport(state.world(), query, { ...inQuery, ...inBody }))
  }

  const read = { method: 'GET', needs: 'reports' } as const
  const write = { method: 'POST', needs: 'reports' } as const
  const base = '/v2/b2b/async/report'
  return [
    {
      ...read,
      pattern: '/v2/b2b/analytics/report/definitions',
      run: (call) => ok(paginate(call, definitions(), { name: ({ name }) => name })),
    },
    {
      ...read,
      pattern: '/v2/b2b/analytics/report/definitions/:id',
      run: (call) => {
        const definition = definitions().find(({ id }) => id === call.params.get('id'))
        return definition === undefined ? notFound('report definition') : ok(definition)
      },
    },
    { ...write, pattern: '/v2/b2b/analytics/report/execute', run: execute },
    { ...write, pattern: base, run: start },
    { ...read, pattern: `${base}/json/:id`, run: results(ok) },
    {
      ...read,
      pattern: `${base}/csv/:id`,
      run: results((result) => ({ status: 200, text: toCsv(result), contentType: 'text/csv' })),
    },
    { ...read, pattern: `${base}/:id`, run: poll },
  ]
}
