import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Alarm } from '../../../electron/contract/methods.ts'
import { ASSUMED_CHECK_IN_TABLE, profileSchema } from '../../../electron/contract/profile.ts'
import type { Verdict } from '../../../electron/contract/verdict.ts'
import type { Gate } from '../../../electron/gate/gate.ts'
import { openGate } from '../../../electron/gate/service.ts'
import type { PracticeVenue } from '../../../electron/practice/venue.ts'
import type { LaneName, Setting } from './steps.ts'
import type { DeviceClock } from './world-clock.ts'

export type LaneOptions = {
  readonly name: LaneName
  readonly at: PracticeVenue
  /** A folder of this lane's own; it holds one data folder for each life of the gate. */
  readonly folder: string
  /** The data folder of the first life begins as a copy of this. */
  readonly from: string | null
  readonly dataKey: Uint8Array
  readonly device: DeviceClock
  readonly setting: Setting
}

/**
 * What a gate can know of the time. `differ`: it started on a clock that is not ACME's. `untold`: it has started on a
 * clock that was set since ACME last told it the time (and may have been set right again), so that no device could know.
 */
export type Clocks = 'agree' | 'differ' | 'untold'

/** A gate on its device, through as many lives as it is given. */
export type Lane = {
  readonly name: LaneName
  readonly device: DeviceClock
  readonly gate: () => Gate
  readonly dataDir: () => string
  readonly alarms: readonly Alarm[]
  /** What the gate would have logged: every one is a defect. */
  readonly trouble: readonly string[]
  readonly scan: (barcode: string, scanId: string, at: number) => Promise<Verdict>
  /** The line of this verdict is out. */
  readonly shown: (verdict: Verdict) => void
  readonly clocks: () => Clocks
  /** @returns whether it goes by the same clock as before: nobody has set it since the last start. */
  readonly restart: () => Promise<boolean>
  /**
   * Ends as SIGKILL does, as far as the disk and ACME can tell: the files are copied as they lie at this very moment
   * (SQLite's calls are synchronous, so between two writes), every connection is broken, and whatever the old gate does
   * or writes from here on happens in a folder that nobody opens again. The real signal is `../kill.test.ts`; hundreds
   * of runs with several deaths each need one that costs milliseconds.
   */
  readonly crash: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** Less than this, and two clocks are one to a gate. */
const ONE_CLOCK_MS = 60_000

/** Long enough for every answer that no fault delays, short enough that a late one is late. */
const BUDGET_MS = 60

export async function openLane(options: LaneOptions): Promise<Lane> {
  const { name, at, device } = options
  const profile = profileSchema.parse({
    environment: { kind: 'practice', baseUrl: at.baseUrl },
    tenantId: at.tenantId,
    timeZone: at.timeZone,
    terminalId: name,
    policy: options.setting.policy[name],
    unknown: options.setting.unknown,
    budgetMs: BUDGET_MS,
    clockToleranceMs: 2_000,
    undoLimitMs: 24 * 60 * 60_000,
    calls: { startPerMinute: 60_000, ceilingPerMinute: 60_000 },
    // With codes that are merely assumed, two gates that ask within two seconds are both told to be the first.
    checkInStatus: { ...ASSUMED_CHECK_IN_TABLE, '9': 'refunded' },
    refresh: { eventsEveryMs: 60 * 60_000 },
  })
  const alarms: Alarm[] = []
  const trouble: string[] = []
  const leaving: Promise<void>[] = []
  let lives = 0
  let dataDir = join(options.folder, 'life-0')

  let startedOffMs = 0
  let toldOffMs = 0
  let untold = false

  const open = async (): Promise<Gate> => {
    const life = lives
    startedOffMs = device.offsetMs
    untold ||= startedOffMs !== toldOffMs
    const made = await openGate({
      dataDir,
      dataKey: options.dataKey,
      credential: { kind: 'api-key', key: at.apiKey },
      profile,
      samples: [],
      clock: device.start(),
      log: (what, error) => {
        if (life === lives) trouble.push(`${what}: ${String(error)}`)
      },
    })
    made.listen({ onStatus: () => {}, onAlarm: (alarm) => alarms.push(alarm) })
    return made
  }

  mkdirSync(options.folder, { recursive: true })
  if (options.from !== null) cpSync(options.from, dataDir, { recursive: true })
  let gate = await open()

  return {
    name,
    device,
    gate: () => gate,
    dataDir: () => dataDir,
    alarms,
    trouble,
    clocks: () => {
      if (gate.status().link.state === 'online') {
        toldOffMs = startedOffMs
        untold = false
      }
      if (untold) return 'untold'
      return Math.abs(startedOffMs - options.setting.acmeOffMs) > ONE_CLOCK_MS ? 'differ' : 'agree'
    },
    scan: (barcode, scanId, at) => gate.scan({ scanId, barcode, via: 'lane', at }),
    shown: ({ scanId }) => gate.shown(scanId),
    restart: async () => {
      const before = startedOffMs
      await gate.stop()
      gate = await open()
      return startedOffMs === before
    },
    crash: async () => {
      lives += 1
      const copy = join(options.folder, `life-${lives}`)
      cpSync(dataDir, copy, { recursive: true })
      leaving.push(gate.stop().catch(() => {}))
      dataDir = copy
      gate = await open()
    },
    stop: async () => {
      await Promise.all([gate.stop(), ...leaving])
    },
  }
}
