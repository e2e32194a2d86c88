import { join } from 'node:path'
import type { PracticeVenue } from '../../../electron/practice/venue.ts'
import { sample } from '../../gate/at-the-gate.ts'
import { type Lane, type Line, laneAt } from '../../gate/headless/lane-process.ts'
import { tempFolder } from '../../temp-folder.ts'
import { type OtherPragmas, type RecordedLane, recordLane, type Synchronous } from './recording.ts'
import type { Step } from './trace.ts'

/** A part of a shift that is of interest by itself. */
export type Span = { readonly steps: readonly Step[]; readonly scans: number }

/** A shift at the gate as it was recorded: three starts of the lane, one after the other, on one folder. */
export type Shift = {
  readonly steps: readonly Step[]
  /** Scans that ACME was asked about, one by one. */
  readonly asked: Span
  /** Scans and undos decided here, with uploads behind them. */
  readonly busy: Span
  /** Nothing to do, and the line is fine; of no meaning where SQLite does not sync as it should. */
  readonly idle: Span
  /** Scans with the line down. */
  readonly offline: Span
}

const CHECK_INS = { path: 'willcall/check' }
/** What is written behind the gate's back, such as the journal of calls, is written after this. */
const SETTLED_AFTER_MS = 3_000
const IDLE_MS = 3_000
const KINDS = ['used', 'early', 'late', 'cancelled', 'refunded', 'unknown', 'member-active']

/**
 * Works a shift that writes in every way a gate writes: a database made from nothing, a download landing while scans go
 * on, scans asked of ACME and not, undos, uploads, calls without an answer, a crash, checkpoints, a clean end.
 */
export async function workShift(at: PracticeVenue, folder: string, synchronous: Synchronous): Promise<Shift> {
  const steps: Step[] = []
  const logs = tempFolder()
  // How many there are depends on the hour; one that was let in before writes as much as any.
  const goods = at.samples.find(({ kind }) => kind === 'good')?.barcodes ?? []
  const good = (n: number): string => goods[n % goods.length] ?? ''

  const start = async (name: string, policy: string, pragmas: OtherPragmas): Promise<Desk> => {
    const args = laneAt(at, folder, { policy, budgetMs: 1_000, repeatGuardMs: 50 })
    const desk = deskAt(recordLane(args, folder, join(logs, name), pragmas))
    await desk.next('ready')
    return desk
  }
  /** What a sync makes durable is counted from the beginning of its own recording. */
  const keep = (recorded: readonly Step[]): void => {
    const before = steps.length
    for (const step of recorded) {
      steps.push(step.kind === 'sync' ? { ...step, since: step.since + before } : step)
    }
  }
  /** From the step that said one thing to the step that said another. */
  const between = (from: string, to: string): Step[] => {
    const saying = (text: string): number =>
      steps.findIndex((step) => step.kind === 'said' && step.bytes.includes(text))
    return steps.slice(saying(from) + 1, saying(to))
  }

  // The first day: nothing is here, and the guests do not wait for the list.
  const first = await start('first', 'verify', { synchronous })
  first.say({ do: 'sync' })
  for (let n = 0; n < 12; n += 1) await first.scan(good(n))
  await first.next('synced')
  let asked = ''
  for (const kind of KINDS) asked = idOf(await first.scan(sample(at, kind)))
  for (let n = 12; n < 18; n += 1) {
    const admitted = await first.scan(good(n))
    if (n % 2 === 0) await first.undo(admitted)
  }
  at.faults.add({ kind: 'reset', process: true, match: CHECK_INS, times: 2 })
  for (let n = 18; n < 24; n += 1) await first.scan(good(n))
  await first.drain()
  keep(await first.kill())

  // After the crash: uploads behind the guests' backs, and more writes than the log may hold, which is folded in often.
  const second = await start('second', 'local-first', { synchronous, wal_autocheckpoint: 250 })
  const busyFrom = idOf(await second.scan(good(24)))
  for (let n = 25; n < 80; n += 1) {
    const admitted = await second.scan(good(n))
    if (n % 5 === 0) await second.undo(admitted)
  }
  for (let n = 0; n < 79; n += 1) await second.scan(good(n))
  const busyTo = idOf(await second.scan(good(79)))
  await second.drain()
  if (synchronous === 'FULL') await new Promise((over) => setTimeout(over, SETTLED_AFTER_MS + IDLE_MS))
  const idleToMs = Date.now()
  keep(await second.end())

  // The line is down, and then the process dies.
  const cable = at.faults.add({ kind: 'reset', times: 'until-cleared' })
  const third = await start('third', 'local-first', { synchronous })
  // The first write makes the log, and that takes two syncs more.
  const offlineFrom = idOf(await third.scan(good(80)))
  for (let n = 81; n < 100; n += 1) await third.scan(good(n))
  for (let n = 70; n < 100; n += 1) await third.scan(good(n))
  const offlineTo = idOf(await third.scan(good(99)))
  keep(await third.kill())
  at.faults.clear(cable)
  return {
    steps,
    asked: { steps: between('"type":"synced"', asked), scans: KINDS.length },
    busy: { steps: between(busyFrom, busyTo), scans: 135 },
    offline: { steps: between(offlineFrom, offlineTo), scans: 50 },
    // The clock that recorded counts parts of a millisecond, ours does not.
    idle: { steps: steps.filter(({ atMs }) => atMs > idleToMs - IDLE_MS && atMs < idleToMs), scans: 0 },
  }
}

const idOf = (verdict: Line): string => String(verdict['scanId'])

/** How many times the lane waited for the disk, or for one file of it. */
export function syncsIn({ steps }: Span, file = ''): number {
  return steps.filter((step) => step.kind === 'sync' && step.path.endsWith(file)).length
}

/** A recorded lane as a person works it. */
type Desk = {
  readonly say: (command: object) => void
  readonly next: (type: string) => Promise<Line>
  readonly scan: (barcode: string) => Promise<Line>
  readonly undo: (scan: Line) => Promise<Line>
  /** Uploads until nothing waits any more. */
  readonly drain: () => Promise<void>
  readonly kill: () => Promise<Step[]>
  readonly end: () => Promise<Step[]>
}

function deskAt({ lane, steps }: RecordedLane): Desk {
  const next = reader(lane)
  const say = (command: object): void => lane.say(`${JSON.stringify(command)}\n`)
  return {
    say,
    next,
    scan: (barcode) => {
      lane.say(`${barcode}\n`)
      return next('verdict')
    },
    undo: ({ scanId }) => {
      say({ do: 'undo', scanId, reason: 'practice' })
      return next('undone')
    },
    drain: async () => {
      for (let waiting = true; waiting; ) {
        say({ do: 'drain' })
        waiting = Reflect.get(Object((await next('status'))['outbox']), 'pending') !== 0
      }
    },
    kill: () => {
      lane.process.kill('SIGKILL')
      return steps()
    },
    end: async () => {
      await lane.end()
      return steps()
    },
  }
}

/** Takes lines of a kind; those of other kinds, which come in between, wait until they are asked for. */
function reader(lane: Lane): (type: string) => Promise<Line> {
  const aside: Line[] = []
  return async (type) => {
    const at = aside.findIndex((line) => line.type === type)
    const [found] = at === -1 ? [] : aside.splice(at, 1)
    if (found !== undefined) return found
    for (;;) {
      const line = await lane.next()
      if (line === null) throw new Error(`the lane ended before it said "${type}": ${lane.errors()}`)
      if (line.type === 'error') throw new Error(`the lane said ${JSON.stringify(line)}`)
      if (line.type === type) return line
      aside.push(line)
    }
  }
}
