import type { Bridge } from '../../../electron/contract/bridge.ts'
import type { DeviceMethod, DeviceView, ProfileDraft } from '../../../electron/contract/device.ts'
import type { DoctorReport, DoctorStep } from '../../../electron/contract/doctor.ts'
import type { GateError, Result } from '../../../electron/contract/wire.ts'

const MINUTE = 60_000

/** A device that was set up for a sandbox and practises at the moment. */
export const sampleDevice = (now: number): DeviceView => ({
  id: '01980000-0000-7000-8000-000000000001',
  host: 'gate-north-1',
  book: 'practice',
  live: {
    book: 'sandbox-7',
    profile: { environment: { kind: 'sandbox', number: 7 }, tenantId: '447', timeZone: 'Europe/Madrid' },
    revision: 3,
    changedAt: now - 20 * MINUTE,
    key: { kind: 'api-key', last4: 'c0de', setAt: now - 20 * MINUTE },
  },
  secrets: { protection: 'passphrase', keychain: false, locked: false, waitMs: 0 },
  provisioned: null,
  problems: [],
  setUp: null,
})

/** One step of each kind that a connection check brings. */
export const sampleDoctor = (now: number): DoctorReport => {
  const step = (part: Pick<DoctorStep, 'n' | 'name' | 'seen'> & Partial<DoctorStep>): DoctorStep => ({
    ...{ state: 'ok', todo: null, because: null, tookMs: 12 },
    ...part,
  })
  return {
    worst: 'failed',
    startedAt: now,
    tookMs: 900,
    calls: 7,
    steps: [
      step({ n: '1', name: 'dns', seen: 'api.example.org is 192.0.2.7.' }),
      step({ n: '3', name: 'reachability', seen: 'ACME answered in 84 ms.' }),
      step({
        n: '4',
        name: 'clock',
        state: 'warning',
        seen: 'This device is 40 s behind ACME.',
        todo: 'Have the clock of this device set by the network.',
      }),
      step({
        n: '5',
        name: 'key',
        state: 'failed',
        seen: 'ACME refuses the key (HTTP 401).',
        todo: 'Set another key: one of this environment that is not revoked.',
      }),
      step({
        n: '6.1',
        name: 'may-list-events',
        state: 'skipped',
        seen: '',
        because: 'The key is not accepted (step 5).',
      }),
    ],
  }
}

type Acts = Pick<Bridge, DeviceMethod>

/**
 * The device behind the scripted gate: none at all before a test says what it is like. Acts change what it says of itself
 * as the shell's do; nothing is restarted.
 */
export function scriptedDevice(answer: <T>(value: T) => Promise<Result<T>>): {
  readonly acts: Acts
  readonly set: (view: DeviceView | null) => void
} {
  let view: DeviceView | null = null
  const refuse = (code: GateError['code'], message: string) =>
    Promise.resolve({ ok: false, error: { code, message } } as const)
  const noSuchThing = () => refuse('not-found', 'Not in this script.')
  const changed = (change: (before: DeviceView) => Partial<DeviceView>) => {
    if (view === null) return noSuchThing()
    view = { ...view, ...change(view) }
    return answer(view)
  }
  const bookOf = (profile: ProfileDraft): 'production' | 'sandbox-7' =>
    JSON.stringify(profile).includes('"production"') ? 'production' : 'sandbox-7'
  return {
    set: (next) => {
      view = next
    },
    acts: {
      // The shell answers whether the gate runs or not.
      device: () => (view === null ? noSuchThing() : Promise.resolve({ ok: true, value: view })),
      setKey: ({ credential }) =>
        changed(({ live }) => {
          const kind = credential.kind === 'session' ? 'session' : 'api-key'
          const last4 = credential.kind === 'api-key' ? credential.key.slice(-4).padStart(4, '*') : null
          return { live: live === null ? null : { ...live, key: { kind, last4, setAt: Date.now() } } }
        }),
      forgetKey: () => changed(({ live }) => ({ live: live === null ? null : { ...live, key: null } })),
      previewProfile: ({ profile }) =>
        answer({
          ...{ problems: [], changes: [], revision: view?.live?.revision ?? 0 },
          ...{ book: bookOf(profile), hasKey: bookOf(profile) === view?.live?.book },
        }),
      applyProfile: ({ profile, basedOn }) =>
        basedOn === (view?.live?.revision ?? 0)
          ? changed(({ live }) => ({
              live: {
                ...{ key: live?.key ?? null, changedAt: Date.now() },
                ...{ book: bookOf(profile), profile, revision: basedOn + 1 },
              },
            }))
          : refuse('refused', 'Somebody else changed the profile meanwhile.'),
      exportProfile: noSuchThing,
      importProfile: noSuchThing,
      openBook: ({ book }) =>
        changed(({ live }) => ({ book: book === 'live' && live !== null ? live.book : 'practice' })),
      protect: ({ how }) => changed(({ secrets }) => ({ secrets: { ...secrets, protection: how.by } })),
      unlockSecrets: ({ passphrase }) => {
        if (passphrase === 'correct horse battery')
          return changed(({ secrets }) => ({ secrets: { ...secrets, locked: false, waitMs: 0 } }))
        if (view !== null) view = { ...view, secrets: { ...view.secrets, waitMs: 15_000 } }
        return refuse('busy', 'This is not the passphrase. Wait 15 seconds before the next try.')
      },
      keepSetUp: ({ step }) => changed(() => ({ setUp: { step, at: Date.now() } })),
    },
  }
}
