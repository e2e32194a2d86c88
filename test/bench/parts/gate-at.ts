import { randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { type Profile, profileSchema } from '../../../electron/contract/profile.ts'
import type { Status } from '../../../electron/contract/status.ts'
import type { Verdict } from '../../../electron/contract/verdict.ts'
import { steadySystemClock } from '../../../electron/gate/clock/steady.ts'
import type { Gate } from '../../../electron/gate/gate.ts'
import { openGate } from '../../../electron/gate/service.ts'
import { openStore, type Store } from '../../../electron/gate/store/store.ts'
import { type Until, untilOf } from '../../gate/until.ts'
import type { Scope } from './scope.ts'
import type { VenueApart } from './venue-apart.ts'

/** Where a gate finds ACME. */
export type Acme = Pick<VenueApart, 'baseUrl' | 'apiKey' | 'tenantId' | 'timeZone'>

/** Nobody listens on this port of loopback: a line that is down, and says so at once. */
export const NOWHERE: Acme = {
  baseUrl: 'http://127.0.0.1:1',
  apiKey: 'a-key-for-nobody',
  tenantId: '1',
  timeZone: 'UTC',
}

/** A data folder and the key it opens with. */
export type Folder = { readonly dataDir: string; readonly dataKey: Uint8Array }

export const newFolder = (scope: Scope): Folder => ({
  dataDir: scope.folder(),
  dataKey: new Uint8Array(randomBytes(32)),
})

const CALL_DEADLINE_MS = 20_000

export const storeIn = (folder: Folder): Store => openStore({ ...folder, callDeadlineMs: CALL_DEADLINE_MS })

/** Does something with the store of a folder that no gate has open. */
export function withStore<T>(folder: Folder, use: (store: Store) => T): T {
  const store = storeIn(folder)
  try {
    return use(store)
  } finally {
    store.close()
  }
}

/** @param given overrides; without a `calls` of its own a gate may call as often as it likes. */
export function profileAt(at: Acme, given: Record<string, unknown> = {}): Profile {
  return profileSchema.parse({
    tenantId: at.tenantId,
    timeZone: at.timeZone,
    terminalId: 'BENCH-1',
    calls: { startPerMinute: 60_000, ceilingPerMinute: 60_000 },
    ...given,
    environment: { kind: 'practice', baseUrl: at.baseUrl },
  })
}

/** The real gate in this process, with somebody listening as a window does. */
export type GateAt = {
  readonly gate: Gate
  readonly scan: (barcode: string) => Promise<Verdict>
  readonly until: Until
}

export async function gateAt(
  scope: Scope,
  at: Acme,
  given: Record<string, unknown> = {},
  folder = newFolder(scope),
): Promise<GateAt> {
  const gate = await openGate({
    ...folder,
    credential: { kind: 'api-key', key: at.apiKey },
    profile: profileAt(at, given),
    samples: [],
    clock: steadySystemClock(),
    log: (what, error) => {
      throw new Error(`the gate logged trouble: ${what}`, { cause: error })
    },
  })
  scope.onEnd(() => gate.stop())
  return {
    gate,
    scan: (barcode) => gate.scan({ scanId: uuidv7(), barcode, via: 'lane', at: Date.now() }),
    until: untilOf(gate),
  }
}

export const isOnline = ({ link }: Status): boolean => link.state === 'online'
export const hasList = ({ sync }: Status): boolean => sync.finishedAt !== null && sync.state === 'idle'
