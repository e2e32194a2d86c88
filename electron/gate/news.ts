import type { DoctorStep } from '../contract/doctor.ts'
import type { Alarm } from '../contract/methods.ts'
import type { Status } from '../contract/status.ts'
import type { GateClock } from './clock/clock.ts'
import { throttled } from './clock/throttled.ts'
import type { Gate, GateListener } from './gate.ts'

/** Status changes are told at most this often, in ms: a download changes it hundreds of times a second. */
const STATUS_EVERY_MS = 100

export type NewsOptions = {
  readonly clock: Pick<GateClock, 'after' | 'now'>
  readonly status: () => Status
  /** What was the matter with the database that this start healed; null where it was whole. */
  readonly healed: string | null
  readonly trying: (what: string, run: () => void) => void
}

/** What the gate says unasked, and to whom. */
export type News = {
  readonly listen: Gate['listen']
  readonly alarm: (said: Alarm) => void
  readonly doctorStep: (step: DoctorStep) => void
  /** Something changed that a status shows. */
  readonly tellStatus: () => void
  /** What is the matter with the disk; null: a scan was committed again. */
  readonly storage: (trouble: string | null) => void
  /** The last that was said of the disk. */
  readonly storageTrouble: () => string | null
  readonly close: () => void
}

export function makeNews({ clock, status, healed, trying }: NewsOptions): News {
  const listeners = new Set<GateListener>()
  // Said until the first scan is on the disk, and told to whoever listens first.
  let storageTrouble = healed
  let untold = healed
  let closed = false

  const alarm = (said: Alarm): void => {
    for (const { onAlarm } of listeners) onAlarm(said)
  }
  const storageAlarm = (message: string): Alarm => ({
    kind: 'storage',
    message,
    at: clock.now(),
    scanId: null,
  })
  const tellStatus = throttled(clock, STATUS_EVERY_MS, () => {
    if (closed || listeners.size === 0) return
    trying('status', () => {
      const current = status()
      for (const { onStatus } of listeners) onStatus(current)
    })
  })

  return {
    alarm,
    tellStatus,
    doctorStep: (step) => {
      for (const { onDoctor } of listeners) onDoctor?.(step)
    },
    storage: (trouble) => {
      if (trouble === storageTrouble) return
      storageTrouble = trouble
      if (trouble !== null) alarm(storageAlarm(trouble))
      tellStatus()
    },
    storageTrouble: () => storageTrouble,
    listen: (listener) => {
      listeners.add(listener)
      if (untold !== null) listener.onAlarm(storageAlarm(untold))
      untold = null
      return () => void listeners.delete(listener)
    },
    close: () => {
      closed = true
      listeners.clear()
    },
  }
}
