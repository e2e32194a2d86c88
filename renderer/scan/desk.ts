import { BARCODE_WIRE_MAX } from '../../electron/contract/code.ts'
import type { GateOutput, ScanRequest, ScanVia } from '../../electron/contract/methods.ts'
import type { Verdict } from '../../electron/contract/verdict.ts'
import type { Result } from '../../electron/contract/wire.ts'
import type { Gate } from '../gate.ts'
import {
  ADMIT_STAYS_MS,
  BLINK_MS,
  type DeskState,
  emptyDesk,
  RECENT_ROWS,
  showDecided,
  showPending,
  showReady,
  showVerdict,
  takeRecent,
  takeSamples,
} from './desk-state.ts'
import { enqueue, nextToSend, retryFailed, settleScan, startSending } from './queue.ts'

/** What the desk asks of the gate. */
export type DeskGate = Pick<
  Gate,
  | 'scan'
  | 'undo'
  | 'status'
  | 'recent'
  | 'pace'
  | 'samples'
  | 'sync'
  | 'onStatus'
  | 'onAlarm'
  | 'onSupervision'
  | 'about'
>

/** The world as the desk needs it; given by the composition root, scripted in tests. */
export type DeskSurroundings = {
  readonly gate: DeskGate
  readonly now: () => number
  readonly newScanId: () => string
  readonly after: (delayMs: number, act: () => void) => () => void
}

/** A refusal waits for a person, and so does a group of which some are still at the door. */
const clearsItself = (verdict: Verdict): boolean =>
  verdict.class === 'repeat' || (verdict.class === 'admit' && (verdict.group?.left ?? 0) === 0)

/** How long to wait before asking a service again that is up but did not answer. */
const ASK_AGAIN_MS = 300
/** Lists are fetched again this long after the last scan, so that they never compete with the next one. */
const LISTS_AFTER_MS = 400
const STATUS_EVERY_MS = 15_000
/** The chart moves on by a minute although nobody comes. */
const PACE_EVERY_MS = 60_000
const ALARMS_KEPT = 50

/**
 * The desk of one gate: takes scans, sends them one at a time, and holds what the screen shows. A scan taken
 * here gets exactly one verdict, through any number of restarts of the service.
 */
export class Desk {
  readonly #around: DeskSurroundings
  readonly #listeners = new Set<() => void>()
  #state: DeskState = emptyDesk
  #cancelTell = () => {}
  #cancelClear = () => {}
  #cancelLists = () => {}
  #cancelAskAgain = () => {}

  constructor(around: DeskSurroundings) {
    this.#around = around
  }

  readonly getState = (): DeskState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Begins to listen to the gate. Returns what ends it. */
  start(): () => void {
    const { gate } = this.#around
    const ends = [
      gate.onStatus((status) => {
        this.#change({ status, statusAt: this.#around.now() })
        // The practice venue has no samples until it is loaded; each status brings that nearer.
        if (this.#state.samples?.length === 0) this.#listsLater()
      }),
      gate.onAlarm((alarm) => this.#change({ alarms: [alarm, ...this.#state.alarms].slice(0, ALARMS_KEPT) })),
      gate.onSupervision((supervision) => {
        this.#change({ supervision })
        if (supervision.state !== 'up') return
        this.#refresh()
        this.#resume()
      }),
      this.#every(STATUS_EVERY_MS, () => this.#fetchStatus()),
      this.#every(PACE_EVERY_MS, () => this.#fetchPace()),
    ]
    this.#refresh()
    gate.about().then(
      (about) => this.#change({ about }),
      () => {},
    )
    return () => {
      for (const end of ends) end()
      this.#cancelTell()
      this.#cancelClear()
      this.#cancelLists()
      this.#cancelAskAgain()
    }
  }

  /** Takes a scan and returns its id. `at` is when its last character was read. */
  readonly take = (barcode: string, via: ScanVia, at: number): string =>
    this.#take({ barcode: barcode.slice(0, BARCODE_WIRE_MAX), via, at })

  /** Lets in more guests of the group whose verdict is on the stage: as many as the verdict says may still pass. */
  readonly admitMore = (count: number): void => {
    const { stage } = this.#state
    if (stage.kind !== 'verdict' || stage.barcode === null) return
    this.#take({ barcode: stage.barcode, via: 'group', at: this.#around.now(), count })
  }

  #take(read: Omit<ScanRequest, 'scanId'>): string {
    const scan = { scanId: this.#around.newScanId(), ...read }
    const { barcode, via } = scan
    this.#cancelClear()
    const shown = showPending(this.#state, scan, this.#around.now())
    const usedSamples = via === 'tray' ? new Set([...shown.usedSamples, barcode]) : shown.usedSamples
    this.#changeUnseen({ ...shown, usedSamples, queue: enqueue(shown.queue, scan) })
    this.#pump()
    return scan.scanId
  }

  /** Sends a scan again that the gate answered with an error. */
  readonly retry = (scanId: string): void => {
    const entry = this.#state.queue.failed.find(({ scan }) => scan.scanId === scanId)
    if (entry === undefined) return
    const shown = showPending(this.#state, entry.scan, this.#around.now())
    this.#change({ ...shown, queue: retryFailed(shown.queue, scanId) })
    this.#pump()
  }

  /** Shows a verdict that another screen brought about: an override, or a ticket that was found. */
  readonly show = (verdict: Verdict, codeEnd: string | null): void => {
    this.#change(showDecided(this.#state, codeEnd, verdict, this.#around.now()))
    if (verdict.class === 'admit' || verdict.class === 'repeat') this.#clearLater()
    this.#refresh()
  }

  /** Clears the verdict on the stage. */
  readonly clear = (): void => {
    this.#cancelClear()
    this.#change(showReady(this.#state))
  }

  /** Takes the oldest alarm that is shown away; it stays in the gate's own lists. */
  readonly dismissAlarm = (): void => this.#change({ alarms: this.#state.alarms.slice(1) })

  readonly undo = async (scanId: string, reason: string): Promise<Result<GateOutput<'undo'>>> => {
    const result = await this.#around.gate.undo({ scanId, reason })
    this.#refresh()
    return result
  }

  readonly loadTickets = (): void => {
    this.#around.gate.sync({}).then(
      () => this.#refresh(),
      () => {},
    )
  }

  /**
   * Changes what is told a blink later, or with the next change: that a scan is on its way. Drawn at once it would keep the
   * page busy when the verdict comes, and take the frame in which that is painted.
   */
  #changeUnseen(part: Partial<DeskState>): void {
    this.#state = { ...this.#state, ...part }
    this.#cancelTell()
    this.#cancelTell = this.#around.after(BLINK_MS, () => this.#change({}))
  }

  #change(part: Partial<DeskState>): void {
    this.#cancelTell()
    this.#state = { ...this.#state, ...part }
    for (const listener of this.#listeners) listener()
  }

  #pump(): void {
    const { supervision, holding, queue } = this.#state
    const scan = nextToSend(queue)
    if (scan === null || holding) return
    if (supervision !== null && supervision.state !== 'up') {
      this.#change({ holding: true })
      return
    }
    this.#changeUnseen({ queue: startSending(queue) })
    this.#around.gate.scan(scan).then((result) => {
      const settled = settleScan(this.#state.queue, scan.scanId, result)
      if (settled.outcome === 'stale') return
      const now = this.#around.now()
      if (result.ok) {
        this.#change({ ...showVerdict(this.#state, scan, result.value, now), queue: settled.queue })
        if (clearsItself(result.value)) this.#clearLater()
        this.#listsLater()
      } else if (settled.outcome === 'failed') {
        const stage = { kind: 'failure', scan, error: result.error, shownAt: now } as const
        this.#change({ queue: settled.queue, stage })
      } else {
        this.#change({ queue: settled.queue, holding: true })
        this.#cancelAskAgain = this.#around.after(ASK_AGAIN_MS, () => {
          // The news of the restart can be older than this answer, so that no further `up` would come.
          if (this.#state.supervision === null || this.#state.supervision.state === 'up') this.#resume()
        })
      }
      this.#pump()
    })
  }

  #resume(): void {
    this.#cancelAskAgain()
    this.#change({ holding: false })
    this.#pump()
  }

  #clearLater(): void {
    this.#cancelClear()
    this.#cancelClear = this.#around.after(ADMIT_STAYS_MS, () => this.#change(showReady(this.#state)))
  }

  #listsLater(): void {
    this.#cancelLists()
    this.#cancelLists = this.#around.after(LISTS_AFTER_MS, () => {
      this.#fetchRecent()
      this.#fetchPace()
      this.#fetchSamples()
    })
  }

  #every(periodMs: number, act: () => void): () => void {
    let cancel = () => {}
    const again = () => {
      cancel = this.#around.after(periodMs, () => {
        act()
        again()
      })
    }
    again()
    return () => cancel()
  }

  #refresh(): void {
    this.#fetchStatus()
    this.#fetchRecent()
    this.#fetchPace()
    this.#fetchSamples()
  }

  #fetchStatus(): void {
    this.#around.gate.status({}).then((result) => {
      if (result.ok) this.#change({ status: result.value, statusAt: this.#around.now() })
    })
  }

  #fetchRecent(): void {
    const askedAt = this.#around.now()
    this.#around.gate.recent({ limit: RECENT_ROWS }).then((result) => {
      if (result.ok) this.#change(takeRecent(this.#state, result.value, askedAt))
    })
  }

  #fetchPace(): void {
    this.#around.gate.pace({}).then((result) => {
      if (result.ok) this.#change({ pace: result.value })
    })
  }

  #fetchSamples(): void {
    const { status } = this.#state
    if (status !== null && status.environment !== 'practice') return
    this.#around.gate.samples({}).then((result) => {
      if (result.ok) this.#change(takeSamples(this.#state, result.value))
    })
  }
}
