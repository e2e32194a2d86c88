import type { Bridge, Supervision } from '../../../electron/contract/bridge.ts'
import type { DeviceView } from '../../../electron/contract/device.ts'
import type {
  Alarm,
  GateEvent,
  GateEventPayload,
  RecentScan,
  Sample,
  ScanRequest,
} from '../../../electron/contract/methods.ts'
import { UNKNOWN_SCANNER } from '../../../electron/contract/scanner.ts'
import type { SceneName } from '../../../electron/contract/scene.ts'
import type { Status } from '../../../electron/contract/status.ts'
import type { GateError, Result } from '../../../electron/contract/wire.ts'
import { emptyPace, sampleKinds, samplePace, sampleStatus, sampleVerdict } from './sample-data.ts'
import { sampleDoctor } from './sample-doctor.ts'
import { sampleCalls, sampleLog, sampleReadiness, sampleReport } from './sample-records.ts'
import { type ScriptedDevice, sampleDevice, scriptedDevice } from './scripted-device.ts'
import { scriptedOffice } from './scripted-office.ts'
import { scriptedPeople } from './scripted-people.ts'

/** A gate whose every answer is written down beforehand. It stands in for the preload's bridge. */
export type ScriptedGate = {
  readonly bridge: Bridge
  /** Every scan request that came, in order, repeats included. */
  readonly requests: ScanRequest[]
  setStatus(part: Partial<Status>): void
  supervise(supervision: Supervision): void
  alarm(alarm: Alarm): void
  /** Answers come this late from now on. */
  setDelay(delayMs: number): void
  /** Every scan is answered with this error; null ends it. */
  setFailure(error: GateError | null): void
  /** This device is set up like that from now on. */
  setDevice(part: Partial<DeviceView>): void
  /** What the window asks this device for is refused from now on; null ends it. */
  refuseDevice(error: GateError | null): void
  /** What the window asked this device for. */
  readonly deviceAsked: ScriptedDevice['asked']
}

const gone: GateError = { code: 'service-gone', message: 'The gate service ended.' }

export function scriptedGate(): ScriptedGate {
  const eventListeners = new Set<(event: GateEvent, payload: GateEventPayload<GateEvent>) => void>()
  const supervisionListeners = new Set<(supervision: Supervision) => void>()
  const requests: ScanRequest[] = []
  const scans = new Map<string, RecentScan>()
  let status = sampleStatus(Date.now())
  let supervision: Supervision = { state: 'up', restarts: 0 }
  let delayMs = 5
  let kiosk = false
  let scene: SceneName | null = null
  // With `?prefix` the scanner was tested before, and puts `q9` in front of each code.
  let scanner = { ...UNKNOWN_SCANNER, prefix: new URLSearchParams(location.search).has('prefix') ? 'q9' : '' }
  let failure: GateError | null = null
  const empty = new URLSearchParams(location.search).has('empty')
  if (empty) status = { ...status, tickets: 0, cards: 0, admitting: [], admitted: 0, cacheOldestAt: null }

  const tell = (event: GateEvent, payload: GateEventPayload<GateEvent>) => {
    for (const listener of eventListeners) listener(event, payload)
  }
  const answer = <T>(value: T): Promise<Result<T>> =>
    new Promise((resolve) => {
      setTimeout(() => {
        if (supervision.state !== 'up') resolve({ ok: false, error: gone })
        else resolve({ ok: true, value })
      }, delayMs)
    })

  function scan(request: ScanRequest) {
    requests.push(request)
    if (failure !== null) return Promise.resolve({ ok: false, error: failure } as const)
    const known = scans.get(request.scanId)
    const verdict = known?.verdict ?? sampleVerdict(request)
    if (supervision.state === 'up' && known === undefined) {
      scans.set(request.scanId, { verdict, codeEnd: request.barcode.slice(-4), undone: false })
      if (verdict.class === 'admit') {
        status = { ...status, admitted: status.admitted + 1 }
        setTimeout(() => tell('status', status), delayMs + 20)
      }
    }
    return answer(verdict)
  }

  const samples: Sample[] = empty
    ? []
    : sampleKinds.map(({ kind, label }) => ({
        kind,
        label,
        barcodes: Array.from({ length: 12 }, (_, index) => `${kind}-${2604000 + index}`),
      }))

  const people = scriptedPeople(answer)
  const office = scriptedOffice(answer, people)
  const device = scriptedDevice()
  const noSuchThing = { ok: false, error: { code: 'not-found', message: 'Not in this script.' } } as const
  const bridge: Bridge = {
    scan,
    ...office,
    ...people.bridge,
    inspect: (of) =>
      answer(
        sampleVerdict({
          barcode: 'barcode' in of ? of.barcode : 'good-1',
          scanId: crypto.randomUUID(),
          via: 'typed',
          at: Date.now(),
        }),
      ),
    undo({ scanId }) {
      const row = scans.get(scanId)
      if (row !== undefined) scans.set(scanId, { ...row, undone: true })
      return answer({ scanId, undoneAt: Date.now(), atAcme: 'cancelled' } as const)
    },
    order: () => Promise.resolve(noSuchThing),
    calibrate: () => Promise.resolve(noSuchThing),
    doctor: async () => {
      const report = sampleDoctor(Date.now())
      for (const step of report.steps) tell('doctor', step)
      return answer(report)
    },
    events: ({ admit = null }) =>
      answer(
        status.admitting.map((event) => ({
          ...event,
          ...{ templateId: null, cancelled: false },
          isAdmitted:
            admit?.events === undefined || admit.events.length === 0 || admit.events.includes(event.id),
        })),
      ),
    status: () => answer(status),
    recent: ({ limit }) => answer([...scans.values()].reverse().slice(0, limit)),
    pace: () => answer(empty ? emptyPace(Date.now()) : samplePace(Date.now(), status.admitted)),
    samples: () => answer(samples),
    calls: () => answer(sampleCalls(Date.now())),
    testScan: ({ barcode }) =>
      answer({
        verdict: sampleVerdict({ barcode, scanId: crypto.randomUUID(), via: 'typed', at: Date.now() }),
        asks: 'acme',
        link: status.link.state,
      } as const),
    readiness: () => answer(sampleReadiness(Date.now())),
    diagnosis: () => answer({ name: 'portcullis-north-1.json', text: '{}' }),
    shiftReport: ({ from, to, lane = null, entrance = null }) => {
      const made = sampleReport(Date.now())
      return answer({ ...made, from: from ?? made.from, to: to ?? made.to, lane, entrance })
    },
    scanLog: () => answer(sampleLog(Date.now())),
    exportRecords: ({ what, format }) =>
      answer({ name: `${what}.${format}`, text: 'time,lane', rows: 1, cut: false }),
    sync: () => answer({ notes: [], events: 3, tickets: 6_000, calls: 40, tookMs: 900 }),
    drain: () => answer(status),
    changePost: () => answer(status),
    ...device.bridge,
    permit: () => answer({ permit: crypto.randomUUID() }),
    onEvent(listener) {
      eventListeners.add(listener)
      return () => eventListeners.delete(listener)
    },
    onSupervision(listener) {
      supervisionListeners.add(listener)
      listener(supervision)
      return () => supervisionListeners.delete(listener)
    },
    scanner: () => Promise.resolve(scanner),
    setScanner: async (settings) => {
      scanner = settings
    },
    scene: (request) => {
      if (request !== 'ask') scene = request === 'none' ? null : request
      return Promise.resolve(scene)
    },
    save: ({ name }) => Promise.resolve({ kind: 'saved', name } as const),
    about: () => Promise.resolve({ version: '0.1.0', runtimeNote: null }),
    kiosk: (wish) => {
      if (wish !== null) kiosk = wish === true
      return Promise.resolve(kiosk)
    },
  }

  return {
    bridge,
    requests,
    setStatus(part) {
      status = { ...status, ...part }
      tell('status', status)
    },
    supervise(next) {
      supervision = next
      for (const listener of supervisionListeners) listener(next)
    },
    alarm: (alarm) => tell('alarm', alarm),
    setDelay(next) {
      delayMs = next
    },
    setFailure(next) {
      failure = next
    },
    setDevice(part) {
      device.set(sampleDevice(part))
      // The window asks anew with every start of the service.
      for (const listener of supervisionListeners) listener(supervision)
    },
    refuseDevice: device.refuse,
    deviceAsked: device.asked,
  }
}
