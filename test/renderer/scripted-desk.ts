import type { Supervision } from '../../electron/contract/bridge.ts'
import type { ScanRequest } from '../../electron/contract/methods.ts'
import type { Verdict, VerdictDetails } from '../../electron/contract/verdict.ts'
import type { GateError, Result } from '../../electron/contract/wire.ts'
import { Desk, type DeskGate } from '../../renderer/scan/desk.ts'
import { emptyPace, sampleStatus } from './page/sample-data.ts'

type Pending = { readonly scan: ScanRequest; readonly answer: (result: Result<Verdict>) => Promise<void> }

export function admit(scan: ScanRequest, details: VerdictDetails = {}): Result<Verdict> {
  return {
    ok: true,
    value: {
      class: 'admit',
      reason: 'admitted',
      scanId: scan.scanId,
      source: 'cache',
      event: null,
      at: scan.at,
      tookMs: 1,
      ...details,
    },
  }
}

export function deny(scan: ScanRequest): Result<Verdict> {
  return {
    ok: true,
    value: {
      class: 'deny',
      reason: 'unknown',
      scanId: scan.scanId,
      source: 'acme',
      event: null,
      at: scan.at,
      tookMs: 1,
    },
  }
}

export const fault = (code: GateError['code']): Result<never> => ({
  ok: false,
  error: { code, message: 'no' },
})

/** A desk whose gate and clock are moved by hand. */
export function scriptedDesk() {
  let now = 1_000_000
  let made = 0
  let superviseListener = (_: Supervision) => {}
  const timers = new Set<{ readonly due: number; readonly act: () => void }>()
  const sent: Pending[] = []
  const status = sampleStatus(now)
  const settled = () => new Promise<void>((resolve) => setImmediate(resolve))
  const gate: DeskGate = {
    scan: (scan) =>
      new Promise((resolve) => {
        sent.push({
          scan,
          async answer(result) {
            resolve(result)
            await settled()
          },
        })
      }),
    undo: async ({ scanId }) => ({ ok: true, value: { scanId, undoneAt: now, atAcme: 'cancelled' } }),
    status: async () => ({ ok: true, value: status }),
    recent: async () => ({ ok: true, value: [] }),
    pace: async () => ({ ok: true, value: emptyPace(now) }),
    samples: async () => ({ ok: true, value: [] }),
    sync: async () => ({ ok: true, value: { notes: [], events: 0, tickets: 0, calls: 0, tookMs: 0 } }),
    onStatus: () => () => {},
    onAlarm: () => () => {},
    onSupervision(listener) {
      superviseListener = listener
      return () => {}
    },
    about: async () => ({ version: '0', runtimeNote: null }),
  }
  const desk = new Desk({
    gate,
    now: () => now,
    newScanId() {
      made += 1
      return `scan-${made}`
    },
    after(delayMs, act) {
      const timer = { due: now + delayMs, act }
      timers.add(timer)
      return () => timers.delete(timer)
    },
  })
  desk.start()
  return {
    desk,
    sent,
    async supervise(supervision: Supervision) {
      superviseListener(supervision)
      await settled()
    },
    /** Lets time pass and everything happen that is due in it. */
    async pass(lengthMs: number) {
      now += lengthMs
      for (const timer of [...timers].sort((a, b) => a.due - b.due)) {
        if (timer.due > now || !timers.delete(timer)) continue
        timer.act()
      }
      await settled()
    },
  }
}
