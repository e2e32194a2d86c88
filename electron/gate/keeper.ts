import type { GateOutput } from '../contract/methods.ts'
import { say } from '../contract/sayings/say.ts'
import type { Result } from '../contract/wire.ts'
import type { GateClock } from './clock/clock.ts'
import type { Upload } from './outbox/upload.ts'
import { SyncStopped } from './sync/asking.ts'
import type { Download } from './sync/download.ts'
import type { Traffic } from './traffic/traffic.ts'

export type KeeperOptions = {
  readonly download: Download
  readonly upload: Upload
  readonly traffic: Traffic
  readonly clock: GateClock
  readonly nextDueAt: () => number | null
  /** Something failed that nobody at the gate can act on: for the log. */
  readonly onTrouble: (what: string, error: unknown) => void
  /** How fresh the ticket list should be, in ms. */
  readonly refreshEveryMs: number
}

/** Keeps download and upload going, each in its own time: neither ever waits for the other. */
export type Keeper = {
  readonly start: () => void
  /** Something may be due for ACME. */
  readonly poke: () => void
  readonly linkChanged: () => void
  readonly syncNow: () => Promise<Result<GateOutput<'sync'>>>
  readonly uploadNow: () => Promise<void>
  readonly stop: () => void
  /** Resolves when neither runs any more. */
  readonly settled: () => Promise<void>
}

/** Between two looks at the outbox, in ms: rows may be due yet wait for an earlier one of the same ticket. */
const UPLOAD_PAUSE_MS = 250
/** After a run that failed for a reason of this device, in ms. */
const TROUBLE_PAUSE_MS = 5_000

const CLOSING = { ok: false, error: { code: 'unreachable', message: say('ask.closing') } } as const

export function makeKeeper({ download, upload, traffic, clock, ...options }: KeeperOptions): Keeper {
  let syncing: { readonly everything: boolean; readonly done: Promise<Result<GateOutput<'sync'>>> } | null =
    null
  let uploading: Promise<void> | null = null
  let cancelSync = (): void => {}
  let cancelUpload = (): void => {}
  let started = false
  let stopped = false

  const startSync = (everything: boolean): Promise<Result<GateOutput<'sync'>>> => {
    cancelSync()
    if (stopped) return Promise.resolve(CLOSING)
    if (syncing !== null) {
      // What a person asks for holds what happened until they asked; the one under way may have passed it by.
      return everything && !syncing.everything ? syncing.done.then(() => startSync(true)) : syncing.done
    }
    const done = runSync(everything).finally(() => {
      syncing = null
      if (!stopped) cancelSync = clock.after(options.refreshEveryMs, refresh)
    })
    syncing = { everything, done }
    return done
  }

  const runSync = async (everything: boolean): Promise<Result<GateOutput<'sync'>>> => {
    try {
      return { ok: true, value: await download.run(everything) }
    } catch (error) {
      const known = error instanceof SyncStopped
      if (!known && !stopped) options.onTrouble('download', error)
      return {
        ok: false,
        error: known
          ? { code: 'unreachable', message: error.message }
          : { code: 'internal', message: say('ask.no-download') },
      }
    }
  }

  /** A list is not asked for over a link known to be down: it comes when the link is back. */
  const refresh = (): void => {
    if (started && !stopped && traffic.reachable()) void startSync(false)
  }

  const uploadNow = (): Promise<void> => {
    cancelUpload()
    let troubled = false
    uploading ??= upload
      .run()
      // A sick disk is said by the next scan; the rows are where they were, and the next run takes them up.
      .catch((error: unknown) => {
        troubled = true
        if (!stopped) options.onTrouble('upload', error)
      })
      .finally(() => {
        uploading = null
        scheduleUpload(troubled ? TROUBLE_PAUSE_MS : UPLOAD_PAUSE_MS)
      })
    return uploading
  }

  const scheduleUpload = (leastMs: number): void => {
    cancelUpload()
    if (stopped) return
    const dueAt = options.nextDueAt()
    if (dueAt !== null) cancelUpload = clock.after(Math.max(leastMs, dueAt - clock.now()), poke)
  }

  const poke = (): void => {
    if (!started || stopped || uploading !== null || !traffic.reachable()) return
    const dueAt = options.nextDueAt()
    if (dueAt === null) return
    if (dueAt <= clock.now()) void uploadNow()
    else scheduleUpload(UPLOAD_PAUSE_MS)
  }

  return {
    start: () => {
      started = true
      refresh()
      poke()
    },
    poke,
    linkChanged: () => {
      if (!traffic.reachable()) return
      poke()
      const { state, finishedAt } = download.progress()
      const age = finishedAt === null ? null : clock.now() - finishedAt
      // From a time to come: the clock was set back since, and nobody knows how old it is.
      const stale = age === null || age < 0 || age >= options.refreshEveryMs
      if (syncing === null && (state === 'failed' || stale)) refresh()
    },
    syncNow: () => startSync(true),
    uploadNow,
    stop: () => {
      stopped = true
      cancelSync()
      cancelUpload()
    },
    settled: async () => void (await Promise.allSettled([syncing?.done, uploading])),
  }
}
