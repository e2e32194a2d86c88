import type { Bridge } from '../../../electron/contract/bridge.ts'
import type {
  DeviceInput,
  DeviceMethod,
  DeviceOutput,
  DeviceView,
  ImportPreview,
} from '../../../electron/contract/device.ts'
import type { GateError, Result } from '../../../electron/contract/wire.ts'

const HOUR = 3_600_000

/** A device that stands at a sandbox, set up last week by somebody who changed a few things. */
export function sampleDevice(part: Partial<DeviceView> = {}): DeviceView {
  const now = Date.now()
  return {
    id: '01980000-0000-4000-8000-00000000d001',
    host: 'gate-north-1',
    folder: '/home/gate/.config/Portcullis',
    book: 'sandbox-7',
    live: {
      book: 'sandbox-7',
      profile: {
        environment: { kind: 'sandbox', number: 7 },
        tenantId: '447',
        terminalId: 'NORTH-1',
        entrance: 'North gate',
        timeZone: 'Europe/Madrid',
        budgetMs: 800,
        admit: { names: ['Lanterns', 'Harbour'] },
        entrances: [{ entrance: 'VIP', ticketTypes: ['VIP*'] }],
      },
      revision: 4,
      changedAt: now - 24 * HOUR,
      key: { kind: 'api-key', last4: '9f3c', setAt: now - 7 * 24 * HOUR },
    },
    secrets: { protection: 'keychain', keychain: true, locked: false, waitMs: 0 },
    provisioned: null,
    problems: [],
    setUp: null,
    ...part,
  }
}

const none: GateError = { code: 'not-found', message: 'Not in this script.' }

/** The part of the bridge that the shell answers. Without a device nothing is known of it, as before the shell has said. */
export type ScriptedDevice = {
  readonly bridge: Pick<Bridge, DeviceMethod>
  /** Null takes it away again. */
  set(view: DeviceView | null): void
  /** Every act from now on is refused with this; null ends it. */
  refuse(error: GateError | null): void
  /** What was asked for, in order. */
  readonly asked: { readonly method: DeviceMethod; readonly input: unknown }[]
}

export function scriptedDevice(): ScriptedDevice {
  let view: DeviceView | null = null
  let refusal: GateError | null = null
  const asked: { method: DeviceMethod; input: unknown }[] = []
  const answer = <T>(value: () => T): Promise<Result<T>> =>
    Promise.resolve(view === null ? { ok: false, error: none } : { ok: true, value: value() })
  const acted = <M extends DeviceMethod>(
    method: M,
    input: DeviceInput<M>,
    value: (view: DeviceView) => DeviceOutput<M>,
  ): Promise<Result<DeviceOutput<M>>> => {
    asked.push({ method, input })
    if (view === null) return Promise.resolve({ ok: false, error: none })
    return Promise.resolve(
      refusal === null ? { ok: true, value: value(view) } : { ok: false, error: refusal },
    )
  }
  const now = (): DeviceView => view ?? sampleDevice()
  const change = (part: Partial<DeviceView>) => (): DeviceView => {
    view = { ...now(), ...part }
    return view
  }
  const preview: ImportPreview = {
    problems: [],
    changes: [
      { path: 'budgetMs', from: '800', to: '1500' },
      { path: 'entrances', from: '[{"entrance":"VIP","ticketTypes":["VIP*"]}]', to: '[]' },
      { path: 'checkInStatus.12', from: null, to: '"refunded"' },
    ],
    revision: 4,
    book: 'sandbox-7',
    hasKey: true,
    bringsKey: true,
    otherVenue: 'This is the profile of another venue: tenant 512 instead of 447.',
  }
  const bridge: ScriptedDevice['bridge'] = {
    device: () => answer(now),
    setKey: (input) => acted('setKey', input, now),
    forgetKey: (input) => {
      const { live } = now()
      return acted('forgetKey', input, change(live === null ? {} : { live: { ...live, key: null } }))
    },
    previewProfile: () => Promise.resolve({ ok: false, error: none }),
    applyProfile: (input) => {
      const { live } = now()
      const revision = (live?.revision ?? 0) + 1
      const next = live === null ? null : { ...live, profile: input.profile, revision }
      return acted('applyProfile', input, change({ live: next }))
    },
    exportProfile: (input) =>
      acted('exportProfile', input, () => ({ text: '{}', fileName: 'portcullis-NORTH-1.json' })),
    importProfile: (input) =>
      acted('importProfile', input, () => ({
        applied: (input.apply ?? null) !== null,
        preview,
        device: now(),
      })),
    openBook: (input) =>
      acted('openBook', input, change({ book: input.book === 'practice' ? 'practice' : 'sandbox-7' })),
    protect: (input) =>
      acted('protect', input, change({ secrets: { ...now().secrets, protection: input.how.by } })),
    unlockSecrets: (input) =>
      acted('unlockSecrets', input, change({ secrets: { ...now().secrets, locked: false } })),
    keepSetUp: (input) => acted('keepSetUp', input, change({ setUp: { step: input.step, at: Date.now() } })),
  }
  return {
    bridge,
    asked,
    set: (next) => {
      view = next
    },
    refuse: (error) => {
      refusal = error
    },
  }
}
