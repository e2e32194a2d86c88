import { z } from 'zod'
import { say } from '../../contract/sayings/say.ts'
import type { Store } from '../store/store.ts'
import { DEADLINES_MS } from '../ticketing/deadlines.ts'
import type { CallOptions, ReportCalls } from '../ticketing/port.ts'
import type { ReportDefinition, ReportRows } from '../ticketing/report-rows.ts'
import { type Asking, SyncStopped } from './asking.ts'

/** Between two looks at a run, in ms: soon at first, for small reports; then ever less often. */
const POLL = { first: 1_000, growth: 1.6, most: 20_000 }

export const nextPollMs = (lastMs: number): number => Math.min(POLL.most, Math.round(lastMs * POLL.growth))

const listingSchema = z.object({ orderId: z.string(), fingerprint: z.string() })
const runSchema = z.object({
  definitionId: z.string(),
  runId: z.string(),
  startedAt: z.number(),
  /** The events' order lists as they were before the run began: what the run tells of is no older. */
  listings: z.array(z.object({ eventId: z.string(), orders: z.array(listingSchema) })),
})
/** A run of a report at ACME. */
export type ReportRun = z.infer<typeof runSchema>

export type ReportRunOptions = {
  readonly calls: ReportCalls
  readonly definitionId: string
  readonly giveUpAfterMs: number
  readonly memory: Store['memory']
  readonly ask: Asking['ask']
  readonly now: () => number
  /** Resolves after so many ms; rejects when the gate closes. */
  readonly pause: (ms: number) => Promise<void>
  /** For the screen: ACME is at it. */
  readonly onWait: (why: string) => void
}

/**
 * One asynchronous report, from its definition to its rows. The run's number is kept: after an outage or a restart the
 * same run is asked for again, never another one started while it may still be at work.
 */
export type ReportRunning = {
  /** A run that is under way since before. */
  readonly underWay: () => ReportRun | null
  /** @throws SyncStopped */
  readonly begin: (from: number, until: number, listings: ReportRun['listings']) => Promise<ReportRun>
  /** @throws SyncStopped: in an outage the run is kept, otherwise it is given up. */
  readonly finish: (run: ReportRun) => Promise<ReportRows>
  /** Its rows have landed. */
  readonly forget: () => void
}

const RUN = 'report-run'

export function makeReportRunning(options: ReportRunOptions): ReportRunning {
  const { calls, memory, ask, now } = options
  const forget = (): void => memory.remember(RUN, null)

  const begin: ReportRunning['begin'] = async (from, until, listings) => {
    const definition: ReportDefinition = await ask('refresh', (call) => calls.definition(step(call)))
    const startedAt = now()
    const { runId } = await ask('refresh', (call) => calls.start(definition, from, until, step(call)))
    const run = { definitionId: options.definitionId, runId, startedAt, listings }
    memory.remember(RUN, run)
    return run
  }

  /** An answer that says no, or cannot be read, will not change; a call without an answer may be made again later. */
  const orGiveUp = async <T>(make: Parameters<typeof ask<T>>[1]): Promise<T> => {
    let answered = false
    try {
      return await ask('refresh', async (call) => {
        const outcome = await make(call)
        answered =
          (outcome.kind === 'not-understood' && !outcome.captive) ||
          (outcome.kind === 'refused' && outcome.about === 'request')
        return outcome
      })
    } catch (error) {
      if (error instanceof SyncStopped && answered) forget()
      throw error
    }
  }

  const giveUp = (why: string): never => {
    forget()
    throw new SyncStopped(why)
  }

  const finish = async (run: ReportRun): Promise<ReportRows> => {
    let intervalMs = POLL.first
    for (;;) {
      const state = await orGiveUp((call) => calls.state(run.runId, step(call)))
      if (state.kind === 'done') break
      if (state.kind === 'ended') giveUp(say('report.ended', { said: state.word }))
      if (now() - run.startedAt >= options.giveUpAfterMs)
        giveUp(say('report.not-done', { minutes: Math.round((now() - run.startedAt) / 60_000) }))
      options.onWait(say('report.preparing'))
      await options.pause(intervalMs)
      intervalMs = nextPollMs(intervalMs)
    }
    const rows = await orGiveUp((call) =>
      calls.result(run.runId, { ...call, deadlineMs: DEADLINES_MS.reportResult }),
    )
    return rows
  }

  return {
    underWay: () => {
      const run = memory.recall(RUN, runSchema)
      return run?.definitionId === options.definitionId ? run : null
    },
    begin,
    finish,
    forget,
  }
}

const step = (call: CallOptions): CallOptions => ({ ...call, deadlineMs: DEADLINES_MS.report })
