import { describe, expect, it } from 'vitest'
import type { CallRecord, Outcome } from '../../../electron/contract/ticketing.ts'
import { openStore } from '../../../electron/gate/store/store.ts'
import { SyncStopped } from '../../../electron/gate/sync/asking.ts'
import { makeReportRunning, nextPollMs } from '../../../electron/gate/sync/report-run.ts'
import type { ReportState } from '../../../electron/gate/ticketing/report-rows.ts'
import { tempFolder } from '../../temp-folder.ts'
import { fakeClock } from '../fake-clock.ts'

const MINUTE_MS = 60_000
const call: CallRecord = { requestId: 'r', sentAt: 0, endedAt: 0, status: 200, serverAt: null }
const answered = <T>(value: T): Outcome<T> => ({ kind: 'answered', value, call })
const NO_ROWS = {
  count: 0,
  tells: { state: false, checkedInAt: false, purchasedAt: false, goodFor: false, holder: false },
  shortOf: null,
  rows: () => [],
}

/** A run of which ACME says in turn what is given, the last for ever. */
function runThatSays(...says: readonly Outcome<ReportState>[]) {
  const { clock, advance } = fakeClock()
  const { memory, close } = openStore({
    dataDir: tempFolder(),
    dataKey: new Uint8Array(32),
    callDeadlineMs: 1,
  })
  const polledAt: number[] = []
  const start = clock.now()
  const running = makeReportRunning({
    calls: {
      definition: async () => answered({ query: { collectionName: 'Usage' } }),
      start: async () => answered({ runId: '7' }),
      state: async () => {
        polledAt.push(clock.now() - start)
        return says[polledAt.length - 1] ?? says.at(-1) ?? answered({ kind: 'done' })
      },
      result: async () => answered(NO_ROWS),
    },
    definitionId: 'd',
    giveUpAfterMs: 15 * MINUTE_MS,
    memory,
    ask: async (_, make) => {
      const outcome = await make({ requestId: 'r', deadlineMs: 1 })
      if (outcome.kind === 'answered') return outcome.value
      throw new SyncStopped('why' in outcome ? outcome.why : outcome.kind)
    },
    now: clock.now,
    pause: (ms) => new Promise((resolve) => clock.after(ms, resolve)),
    onWait: () => {},
  })
  const finished = (async () => {
    const run = await running.begin(0, 1, [])
    return running.finish(run).then(
      () => 'done',
      (error: unknown) => (error instanceof Error ? error.message : 'no error'),
    )
  })()
  return { running, finished, polledAt, advance, close }
}
const processing = answered<ReportState>({ kind: 'running', word: 'Processing' })

describe('waiting for a report', () => {
  it('looks soon at first and then ever less often, every 20 s at the least', async () => {
    const { finished, polledAt, advance, close } = runThatSays(
      ...Array.from({ length: 10 }, () => processing),
      answered({ kind: 'done' }),
    )
    await advance(5 * MINUTE_MS)
    expect(await finished).toBe('done')
    const gaps = polledAt.slice(1).map((at, n) => at - (polledAt[n] ?? 0))
    expect(gaps).toEqual([1_000, 1_600, 2_560, 4_096, 6_554, 10_486, 16_778, 20_000, 20_000, 20_000])
    expect(nextPollMs(20_000)).toBe(20_000)
    close()
  })

  it('ends after the time the profile gives it, with not much more than fifty calls', async () => {
    const { running, finished, polledAt, advance, close } = runThatSays(processing)
    await advance(16 * MINUTE_MS)
    expect(await finished).toBe('the ticket report was not done after 15 minutes')
    expect(polledAt.length).toBeLessThan(55)
    expect(running.underWay()).toBeNull()
    close()
  })

  it.each<[string, Outcome<ReportState>, string, boolean]>([
    [
      'a word for a failure',
      answered({ kind: 'ended', word: 'Failed' }),
      'ACME ended the ticket report as “Failed”',
      false,
    ],
    [
      'no such run',
      { kind: 'refused', about: 'request', why: 'ACME answered HTTP 404', call },
      'ACME answered HTTP 404',
      false,
    ],
    [
      'what is no run',
      { kind: 'not-understood', why: 'not a run', captive: false, call },
      'not a run',
      false,
    ],
    [
      'a captive portal',
      { kind: 'not-understood', why: 'a web page', captive: true, call },
      'a web page',
      true,
    ],
    ['silence', { kind: 'unreachable', why: 'No network', mayHaveLanded: false, call }, 'No network', true],
    [
      'a refused key',
      { kind: 'refused', about: 'key', why: 'ACME refused the key', call },
      'ACME refused the key',
      true,
    ],
  ])('at %s ends, and keeps the run only where it may still be asked for', async (_, says, why, kept) => {
    const { running, finished, advance, close } = runThatSays(processing, says)
    await advance(MINUTE_MS)
    expect(await finished).toBe(why)
    expect(running.underWay()?.runId ?? null).toBe(kept ? '7' : null)
    close()
  })
})
