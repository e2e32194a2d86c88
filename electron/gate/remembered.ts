import { z } from 'zod'
import { type DoctorReport, doctorReportSchema } from '../contract/doctor.ts'
import { epochMsSchema } from '../contract/verdict.ts'
import type { ClockFinding } from './clock/first-skew.ts'
import type { Memory } from './store/memory.ts'
import { type LearntPaths, learntPathsSchema } from './ticketing/acme/paths.ts'
import { type LearntRate, learntRateSchema } from './traffic/rate.ts'

/** What a gate has found out about ACME and takes over a restart. */
export type Remembered = {
  readonly paths: () => LearntPaths
  readonly keepPaths: (learnt: LearntPaths) => void
  /**
   * Until when ACME takes no calls, epoch ms; null where no block was met.
   * @param fromBefore brings it to the clock of this start.
   */
  readonly blockedUntil: (fromBefore: (at: number) => number) => number | null
  readonly keepBlock: (until: number) => void
  readonly rate: () => LearntRate | null
  readonly keepRate: (learnt: LearntRate) => void
  /** The last that was found out about the time, and the last scan before it; null on a new device. */
  readonly clock: () => (ClockFinding & { readonly afterScan: number }) | null
  /** @param afterScan the number of the last scan: those that come after it are dated by the clock of this finding. */
  readonly keepClock: (finding: ClockFinding, afterScan: number) => void
  /** The last connection check; null where there was none. */
  readonly doctor: () => DoctorReport | null
  readonly keepDoctor: (report: DoctorReport) => void
}

/** The documented block lasts a minute; no `Retry-After` beyond an hour is believed either. */
const LONGEST_BLOCK_MS = 60 * 60_000

export function remember(memory: Memory, now: () => number): Remembered {
  return {
    paths: () => memory.recall(PATHS, learntPathsSchema) ?? {},
    keepPaths: (learnt) => memory.jot(PATHS, learnt),
    blockedUntil: (fromBefore) => {
      const block = memory.recall(BLOCK, blockSchema)
      if (block === null) return null
      // From a time to come: the clock was set back since, and was not found out. A minute of it must not become hours.
      const metAt = Math.min(fromBefore(block.metAt), now())
      return metAt + Math.min(block.until - block.metAt, LONGEST_BLOCK_MS)
    },
    keepBlock: (until) => memory.jot(BLOCK, { metAt: now(), until }),
    rate: () => memory.recall(RATE, learntRateSchema),
    keepRate: (learnt) => memory.jot(RATE, learnt),
    clock: () => memory.recall(CLOCK, clockSchema),
    keepClock: ({ at, skewMs }, afterScan) =>
      memory.jot(CLOCK, { at: Math.round(at), skewMs: Math.round(skewMs), afterScan }),
    doctor: () => memory.recall(DOCTOR, doctorReportSchema),
    keepDoctor: (report) => memory.jot(DOCTOR, report),
  }
}

const PATHS = 'check-in-paths'
const BLOCK = 'block'
const RATE = 'learnt-rate'
const CLOCK = 'clock-finding'
const DOCTOR = 'last-doctor'
const blockSchema = z.object({ metAt: epochMsSchema, until: epochMsSchema })
const clockSchema = z.object({
  at: z.number().int(),
  skewMs: z.number().int(),
  afterScan: z.number().int().min(0),
})
