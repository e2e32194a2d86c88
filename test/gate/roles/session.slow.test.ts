import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { auditRequestSchema } from '../../../electron/contract/audit.ts'
import { type GateMethod, gateMethods } from '../../../electron/contract/methods.ts'
import type { GateClock } from '../../../electron/gate/clock/clock.ts'
import { systemClock } from '../../../electron/gate/clock/clock.ts'
import { NEEDS } from '../../../electron/gate/roles/needs.ts'
import type { Session } from '../../../electron/gate/roles/session.ts'
import { answer, sessionOf } from '../../../electron/gate/serve.ts'
import { type PracticeVenue, startPracticeVenue } from '../../../electron/practice/venue.ts'
import { type Device, device, sample, venue } from '../at-the-gate.ts'

const ADMIN = '1212'
const SUPERVISOR = '3434'
const STEWARD = '5656'

/** A clock that can be put forward. */
function movable() {
  let ahead = 0
  const clock: Partial<GateClock> = {
    now: () => systemClock.now() + ahead,
    tick: () => systemClock.tick() + ahead,
  }
  return {
    clock,
    pass: (ms: number) => {
      ahead += ms
    },
  }
}

const live = (at: PracticeVenue) => ({ environment: { kind: 'custom', baseUrl: at.baseUrl } })

async function asked(one: Device, session: Session, method: GateMethod, input: object = {}) {
  const said = await answer(one.gate, session, method, input)
  return said.ok ? 'done' : said.error.code
}

/** A gate whose people have PINs, and a connection to it. */
async function staffed(at: PracticeVenue, options: Parameters<typeof device>[1] = {}) {
  const one = await device(at, { profile: live(at), ...options })
  const session = sessionOf(one.gate)
  const add = (name: string, role: string, pin: string) =>
    asked(one, session, 'changeStaff', { act: 'add', name, role, pin })
  expect(await add('Ada', 'admin', ADMIN)).toBe('done')
  await session.unlock(ADMIN)
  expect(await add('Sue', 'supervisor', SUPERVISOR)).toBe('done')
  expect(await add('Stan', 'steward', STEWARD)).toBe('done')
  session.lock()
  return { one, session, as: (pin: string) => asked(one, session, 'unlock', { pin }) }
}

describe('a gate with PINs', () => {
  let at: PracticeVenue
  beforeAll(async () => {
    at = await startPracticeVenue({ orders: 120 })
    return () => at.close()
  })

  /** A request of the right shape, whatever comes of it. */
  const inputs: Partial<Record<GateMethod, object>> = {
    scan: { scanId: uuidv7(), barcode: 'nobody', via: 'typed', at: 1 },
    inspect: { barcode: 'nobody' },
    testScan: { barcode: 'nobody' },
    undo: { scanId: uuidv7(), reason: 'why' },
    order: { scanId: uuidv7() },
    calibrate: { forget: true },
    recent: { limit: 1 },
    calls: { limit: 1 },
    retry: { id: 1 },
    acknowledge: { id: 1, note: 'seen' },
    history: { barcode: 'nobody' },
    changeStaff: { act: 'remove', id: uuidv7() },
  }
  /** What takes long, or would end the session it is asked in. */
  const elsewhere = new Set<GateMethod>(['sync', 'drain', 'doctor', 'lock', 'unlock', 'recover'])

  it('refuses in the service what a role may not do, for every request of the contract', async () => {
    const { one, session, as } = await staffed(at)
    const rank = { nobody: 0, steward: 0, supervisor: 1, admin: 2 } as const
    const methods = Object.keys(gateMethods).filter((name): name is GateMethod => name in gateMethods)
    for (const [role, pin] of [
      ['nobody', null],
      ['steward', STEWARD],
      ['supervisor', SUPERVISOR],
      ['admin', ADMIN],
    ] as const) {
      session.lock()
      if (pin !== null) expect(await as(pin)).toBe('done')
      for (const method of methods) {
        if (elsewhere.has(method)) continue
        const said = await asked(one, session, method, inputs[method])
        // An undo of what is no admission of the last guest's takes a supervisor.
        const needed = method === 'undo' ? 'supervisor' : NEEDS[method].role
        expect([role, method, said === 'locked']).toEqual([role, method, rank[role] < rank[needed]])
      }
    }
  })

  it('unlocks one connection and no other, until it is locked', async () => {
    const { one, session, as } = await staffed(at)
    const other = sessionOf(one.gate)
    expect(await as(SUPERVISOR)).toBe('done')
    expect(session.view().signedIn).toMatchObject({ name: 'Sue', role: 'supervisor' })
    expect(await asked(one, other, 'inspect', { barcode: 'x' })).toBe('locked')
    expect(await asked(one, session, 'inspect', { barcode: 'x' })).toBe('done')
    expect(await asked(one, session, 'lock')).toBe('done')
    expect(await asked(one, session, 'inspect', { barcode: 'x' })).toBe('locked')
  })

  it('locks by itself when nothing is done with it; scans put that off for nobody', async () => {
    const { clock, pass } = movable()
    const { one, session, as } = await staffed(at, {
      clock,
      profile: { ...live(at), roles: { lockAfterMs: 60_000 } },
    })
    await as(SUPERVISOR)
    pass(50_000)
    expect(await asked(one, session, 'inspect', { barcode: 'x' })).toBe('done')
    pass(50_000)
    expect(await asked(one, session, 'inspect', { barcode: 'x' })).toBe('done')
    pass(50_000)
    expect(await asked(one, session, 'recent', { limit: 1 })).toBe('done')
    pass(10_001)
    expect(await asked(one, session, 'inspect', { barcode: 'x' })).toBe('locked')
    expect(session.view().signedIn).toBeNull()
  })

  it('a PIN that is taken away ends what it had unlocked', async () => {
    const { one, session, as } = await staffed(at)
    await as(SUPERVISOR)
    const sue = one.gate.roles.roster.list().find(({ name }) => name === 'Sue')?.id
    const office = sessionOf(one.gate)
    await office.unlock(ADMIN)
    expect(await asked(one, office, 'changeStaff', { act: 'remove', id: sue })).toBe('done')
    expect(await asked(one, session, 'inspect', { barcode: 'x' })).toBe('locked')
  })

  it('lets a steward take back the last admission, and a supervisor any; both are in the log of acts', async () => {
    const { one, session, as } = await staffed(at)
    const first = await one.scan(sample(at, 'good', 0))
    const last = await one.scan(sample(at, 'good', 1))
    expect([first.class, last.class]).toEqual(['admit', 'admit'])
    const undo = ({ scanId }: { scanId: string }) =>
      asked(one, session, 'undo', { scanId, reason: 'turned back' })
    expect(await undo(first)).toBe('locked')
    expect(await undo(last)).toBe('done')
    // An answer that was lost is asked for again; and what came before does not become the last by it.
    expect(await undo(last)).toBe('done')
    expect(await undo(first)).toBe('locked')
    await one.scan(sample(at, 'good', 2))
    expect(await undo(first)).toBe('locked')
    await as(SUPERVISOR)
    expect(await undo(first)).toBe('done')
    const acts = (await one.gate.audit(auditRequestSchema.parse({ after: 0, limit: 50 }))).rows.filter(
      ({ act }) => act === 'undo',
    )
    expect(acts.map(({ scanId, who, why }) => [scanId, who, why])).toEqual([
      [last.scanId, null, 'turned back'],
      [first.scanId, 'Sue', 'turned back'],
    ])
  })

  it('signs in whoever brings the venue’s key, and says so in the log', async () => {
    const { one, session } = await staffed(at)
    const wrong = { key: 'not-the-key', name: 'Ada', pin: '8642' }
    expect(await asked(one, session, 'recover', wrong)).toBe('refused')
    expect(await asked(one, session, 'staff')).toBe('locked')
    expect(await asked(one, session, 'recover', { ...wrong, key: at.apiKey })).toBe('done')
    expect(await asked(one, session, 'staff')).toBe('done')
    expect(
      (await one.gate.audit(auditRequestSchema.parse({ after: 0, limit: 50 }))).rows.at(-1),
    ).toMatchObject({
      act: 'recovered',
      who: 'Ada',
    })
    expect(await one.gate.verifyAudit()).toMatchObject({ sound: true })
  })
})

it('a device without PINs says what that means', async () => {
  const at = await venue()
  const practice = await device(at)
  expect(practice.gate.status().roles).toMatchObject({
    pinsSet: false,
    note: expect.stringContaining('everybody may do everything'),
  })
  const real = await device(at, { profile: live(at) })
  expect(real.gate.status().roles.note).toContain('until an admin gives out PINs')
  const session = sessionOf(real.gate)
  // What it could do before it had PINs.
  expect(await asked(real, session, 'inspect', { barcode: 'x' })).toBe('done')
  expect(
    await asked(real, session, 'changeStaff', { act: 'add', name: 'Ada', role: 'admin', pin: ADMIN }),
  ).toBe('done')
  expect(await asked(real, session, 'inspect', { barcode: 'x' })).toBe('locked')
  expect(real.gate.status().roles).toMatchObject({ pinsSet: true, audit: { count: 1 } })
})
