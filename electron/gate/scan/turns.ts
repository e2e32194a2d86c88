import { say } from '../../contract/sayings/say.ts'
import type { Verdict, VerdictDetails } from '../../contract/verdict.ts'
import type { Decision } from '../decide/combine.ts'
import { type StorageError, storageErrorOf } from '../store/errors.ts'
import type { Store } from '../store/store.ts'

export type TurnsOptions = {
  readonly store: Pick<Store, 'scans'>
  /** Monotonic ms for durations. */
  readonly tick: () => number
  /** The disk failed under a scan; said on the screen until a scan is committed again (null). */
  readonly onStorage: (trouble: StorageError | null) => void
  /** A fault of ours under a scan: the guest is held, and the log has to say why. */
  readonly onDefect: (error: unknown) => void
}

/** A scan as far as its turn is concerned. */
export type Taken = {
  /** The same id again gets the verdict that stands. */
  readonly scanId: string
  readonly at: number
  /** When its turn was asked for, by `tick`. */
  readonly started: number
}

/**
 * Scans run one at a time in the order they came; one that arrives meanwhile waits its turn and is never dropped. It
 * goes on when the lane is posted elsewhere.
 */
export type Turns = {
  readonly take: (
    scan: Omit<Taken, 'started'>,
    decide: (taken: Taken) => Verdict | Promise<Verdict>,
  ) => Promise<Verdict>
  /** A decision as the verdict of this scan. */
  readonly finish: (taken: Taken, decision: Decision) => Verdict
  /** How long it has taken so far, in ms. */
  readonly tookMs: (taken: Taken) => number
}

export function makeTurns({ store, tick, onStorage, onDefect }: TurnsOptions): Turns {
  let turn: Promise<unknown> = Promise.resolve()

  const tookMs = ({ started }: Taken): number => Math.round((tick() - started) * 100) / 100
  const finish = (taken: Taken, { details, ...decision }: Decision): Verdict => {
    const { scanId, at } = taken
    return { ...decision, scanId, at, tookMs: tookMs(taken), ...details }
  }
  const run = async (
    taken: Taken,
    decide: (taken: Taken) => Verdict | Promise<Verdict>,
  ): Promise<Verdict> => {
    try {
      const verdict = store.scans.byId(taken.scanId) ?? (await decide(taken))
      onStorage(null)
      return verdict
    } catch (error) {
      // Never green for what is not on the disk, and never red for a fault of ours.
      const trouble = storageErrorOf(error, say('disk.folder'))
      if (trouble !== null) onStorage(trouble)
      else onDefect(error)
      const details: VerdictDetails =
        trouble === null
          ? { cause: 'internal' }
          : { cause: 'storage-failed', note: trouble.message.slice(0, 500) }
      return finish(taken, {
        class: 'hold',
        reason: 'not-decided',
        source: 'policy',
        event: null,
        details,
      })
    }
  }

  return {
    finish,
    tookMs,
    take: ({ scanId, at }, decide) => {
      const taken = { scanId, at, started: tick() }
      const mine = turn.then(() => run(taken, decide))
      turn = mine.catch(() => {})
      return mine
    },
  }
}
