import { randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { onTestFinished } from 'vitest'
import type { CallEnded } from '../../electron/contract/calls.ts'
import type { Credential } from '../../electron/contract/credential.ts'
import type { Alarm } from '../../electron/contract/methods.ts'
import { type Profile, profileSchema } from '../../electron/contract/profile.ts'
import type { Verdict } from '../../electron/contract/verdict.ts'
import { type GateClock, systemClock } from '../../electron/gate/clock/clock.ts'
import type { Gate } from '../../electron/gate/gate.ts'
import { openGate } from '../../electron/gate/service.ts'
import {
  type PracticeOptions,
  type PracticeVenue,
  startPracticeVenue,
} from '../../electron/practice/venue.ts'
import { tempFolder } from '../temp-folder.ts'
import { type Until, untilOf } from './until.ts'

/** A small practice venue over a real socket, closed after the test. */
export async function venue(options: PracticeOptions = {}): Promise<PracticeVenue> {
  const started = await startPracticeVenue({ orders: 120, ...options })
  onTestFinished(() => started.close())
  return started
}

export type Device = {
  readonly gate: Gate
  readonly dataDir: string
  readonly alarms: readonly Alarm[]
  /** Every HTTP request that has ended. */
  readonly calls: () => readonly CallEnded[]
  readonly scan: (barcode: string, at?: number) => Promise<Verdict>
  readonly until: Until
  /** Ends this gate and opens another on the same folder, as a restart does. */
  readonly restart: (at?: PracticeVenue) => Promise<Device>
}

/**
 * How long a scan waits for ACME: a machine that stands still for seconds changes no verdict. Tests of an ACME that does not answer
 * wait less ({@link hasty}).
 */
const PATIENT_MS = 8_000
const isScansPatience = (ms: number): boolean => ms > PATIENT_MS - 1_000 && ms <= PATIENT_MS

/**
 * The system's clock, but pauses of seconds (probes, retries) are a tenth as long: tests wait for them a hundred times. A scan's
 * patience is as long as it says.
 */
const impatient: GateClock = {
  ...systemClock,
  after: (ms, run) => systemClock.after(ms > 1_000 && !isScansPatience(ms) ? ms / 10 : ms, run),
}

/** What of a profile makes a scan wait for ACME no longer than a test of its silence wants to. */
export const hasty = { budgetMs: 400 } as const

/** Trouble that a gate would only log is a defect in a test. */
const fail = (what: string, error: unknown): never => {
  throw new Error(`the gate logged trouble: ${what}`, { cause: error })
}

type DeviceOptions = {
  readonly clock?: Partial<GateClock>
  readonly profile?: Record<string, unknown>
  readonly dataDir?: string
  readonly dataKey?: Uint8Array
  readonly apiKey?: string
  /** In place of `apiKey`. */
  readonly credential?: Credential
}

/** A gate of its own at a venue, ready to scan. */
export async function device(at: PracticeVenue, options: DeviceOptions = {}): Promise<Device> {
  const { dataDir = tempFolder(), dataKey = randomBytes(32), apiKey = at.apiKey } = options
  const { credential = { kind: 'api-key', key: apiKey } } = options
  const profile: Profile = profileSchema.parse({
    tenantId: at.tenantId,
    timeZone: at.timeZone,
    terminalId: 'north-1',
    budgetMs: PATIENT_MS,
    calls: { startPerMinute: 60_000, ceilingPerMinute: 60_000 },
    environment: { kind: 'practice', baseUrl: at.baseUrl },
    ...options.profile,
  })
  const gate = await openGate({
    dataDir,
    dataKey,
    credential,
    profile,
    samples: [...at.samples],
    clock: { ...impatient, ...options.clock },
    log: fail,
  })
  let stopped = false
  const stop = async (): Promise<void> => {
    if (stopped) return
    stopped = true
    await gate.stop()
  }
  onTestFinished(stop)

  const alarms: Alarm[] = []
  gate.listen({ onAlarm: (alarm) => alarms.push(alarm), onStatus: () => {} })

  return {
    gate,
    dataDir,
    alarms,
    calls: () => gate.calls({ limit: 500 }).toReversed(),
    scan: async (barcode, scannedAt = Date.now()) => {
      const verdict = await gate.scan({ scanId: uuidv7(), barcode, via: 'lane', at: scannedAt })
      gate.shown(verdict.scanId)
      return verdict
    },
    until: untilOf(gate),
    restart: async (next = at) => {
      await stop()
      return device(next, { ...options, dataDir, dataKey, apiKey })
    },
  }
}

/** A device whose ticket list is complete. */
export async function syncedDevice(at: PracticeVenue, options: DeviceOptions = {}): Promise<Device> {
  const made = await device(at, options)
  const synced = await made.gate.sync()
  if (!synced.ok) throw new Error(synced.error.message)
  return made
}

/** The nth barcode of a kind of sample. */
export function sample(at: PracticeVenue, kind: string, nth = 0): string {
  const barcode = at.samples.find((one) => one.kind === kind)?.barcodes[nth]
  if (barcode === undefined) throw new Error(`the venue has no ${kind} sample number ${nth}`)
  return barcode
}

/** How often ACME carried out a check-in of this code, minus undos. */
export function checkIns(at: PracticeVenue, barcode: string): number {
  return at.ledger().filter((entry) => entry.barcode === barcode && entry.kind === 'check-in').length
}
