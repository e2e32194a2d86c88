import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Credential } from '../../electron/contract/credential.ts'
import type { PracticeVenue } from '../../electron/practice/venue.ts'
import { checkIns, device, sample, syncedDevice, venue } from './at-the-gate.ts'

const key = (text: string): Credential => ({ kind: 'api-key', key: text })
const login = (at: PracticeVenue, password = at.logins.password): Credential => ({
  kind: 'session',
  email: at.logins.email,
  password,
})

describe('a key that ends during a shift', () => {
  it.each([
    ['is deactivated', 'revoke-key', /HTTP 403.*It says: “The API key was deactivated\.”.*Back Office/],
    ['is reset', 'rotate-key', /HTTP 401.*It says: “The API key is not known\.”.*enter it anew/],
  ] as const)(
    '%s: the link is refused in words, scans go on, a new key takes up the queue',
    async (_what, change, why) => {
      const at = await venue()
      const gate = await syncedDevice(at)
      expect(await gate.scan(sample(at, 'good'))).toMatchObject({ class: 'admit', source: 'acme' })

      at.change({ do: change })
      const refused = await gate.until(({ link }) => link.state === 'refused' && why.test(link.why ?? ''))
      expect(JSON.stringify(refused)).not.toContain(at.apiKey)
      const guests = [1, 2, 3, 4].map((nth) => sample(at, 'good', nth))
      for (const guest of guests) {
        expect(await gate.scan(guest)).toMatchObject({ class: 'admit', source: 'cache' })
      }
      expect(await gate.scan(sample(at, 'unknown'))).toMatchObject({ class: 'hold', cause: 'key-refused' })
      expect(gate.gate.status().outbox).toMatchObject({ pending: 4 })
      for (const guest of guests) expect(checkIns(at, guest)).toBe(0)

      const wrong = await gate.gate.takeCredential(key('still-not-it'))
      expect(wrong).toMatchObject({ ok: true, value: { link: { state: 'refused' }, outbox: { pending: 4 } } })

      if (change === 'revoke-key') at.change({ do: 'restore-key' })
      const taken = await gate.gate.takeCredential(key(at.apiKey))
      expect(taken).toMatchObject({ ok: true, value: { link: { state: 'online', why: null } } })
      await gate.until(({ outbox }) => outbox.pending === 0)
      expect(gate.gate.status().outbox).toMatchObject({ recorded: 5, conflict: 0, parked: 0, refused: 0 })
      for (const guest of guests) expect(checkIns(at, guest)).toBe(1)
      expect(await gate.scan(sample(at, 'good', 5))).toMatchObject({ class: 'admit', source: 'acme' })
      expect(JSON.stringify(gate.calls())).not.toContain(at.apiKey)
    },
  )

  it('that lacks a permission from now on says which', async () => {
    const at = await venue()
    const gate = await device(at)
    at.change({ do: 'permit', permissions: ['check-in'] })
    await gate.until(
      ({ link }) => link.state === 'refused' && /no permission for events/.test(link.why ?? ''),
    )
    at.change({ do: 'permit', permissions: ['check-in', 'events', 'orders'] })
    await gate.until(({ link }) => link.state === 'online')
  })

  it('that may read lists but not check in is refused until it may, and no guest’s scan is spent on trying', async () => {
    const at = await venue()
    const gate = await syncedDevice(at)
    at.change({ do: 'permit', permissions: ['events', 'orders', 'memberships'] })
    expect(await gate.scan(sample(at, 'good'))).toMatchObject({ class: 'admit', source: 'cache' })
    const asked = (): number => gate.calls().filter(({ name }) => name === 'check-in').length
    const before = asked()
    // Lists still answer; several probes go by, and none of them takes the refusal back.
    await expect
      .poll(() => gate.calls().filter(({ name }) => name === 'look-up').length, { timeout: 30_000 })
      .toBeGreaterThan(1)
    expect(gate.gate.status().link.state).toBe('refused')
    expect(await gate.scan(sample(at, 'good', 1))).toMatchObject({ class: 'admit', source: 'cache' })
    expect(asked()).toBe(before)
    at.change({ do: 'permit', permissions: ['events', 'orders', 'memberships', 'check-in'] })
    await gate.until(({ link, outbox }) => link.state === 'online' && outbox.pending === 0)
    expect(gate.gate.status().outbox).toMatchObject({ recorded: 2, conflict: 0, parked: 0 })
  })
})

describe('a sandbox session', () => {
  it('carries a whole shift: list, scans, an end in the middle, and uploads', async () => {
    const at = await venue()
    const gate = await syncedDevice(at, { credential: login(at), profile: { tenantId: undefined } })
    expect(gate.gate.status()).toMatchObject({ link: { state: 'online' } })
    expect(gate.gate.status().tickets).toBeGreaterThan(100)
    expect(await gate.scan(sample(at, 'good'))).toMatchObject({ class: 'admit', source: 'acme' })
    at.change({ do: 'expire-sessions' })
    const verdict = await gate.scan(sample(at, 'good', 1))
    expect(verdict).toMatchObject({ class: 'admit', source: 'acme' })
    expect(checkIns(at, sample(at, 'good', 1))).toBe(1)
    // The id shown is that of the request that ACME carried out, not of the one it turned away.
    expect(at.ledger().at(-1)?.requestId).toBe(verdict.requestId)
    expect(gate.gate.status().link.state).toBe('online')
    expect(JSON.stringify(gate.calls())).not.toContain(at.logins.password)
  })

  it('that ends before an upload leaves ACME’s id of the request that was carried out', async () => {
    const at = await venue()
    const gate = await syncedDevice(at, { credential: login(at), profile: { policy: 'local-first' } })
    at.change({ do: 'expire-sessions' })
    const barcode = sample(at, 'good')
    expect(await gate.scan(barcode)).toMatchObject({ class: 'admit', source: 'cache' })
    await gate.until(({ outbox }) => outbox.recorded === 1)
    expect(checkIns(at, barcode)).toBe(1)
    await gate.gate.stop()
    const db = new Database(join(gate.dataDir, 'gate.db'), { readonly: true })
    onTestFinished(() => void db.close())
    expect(db.prepare('SELECT request_id FROM outbox').pluck().all()).toEqual([at.ledger().at(-1)?.requestId])
  })

  it('that cannot be made refuses the link with what to do, until a right login comes', async () => {
    const at = await venue()
    const gate = await device(at, { credential: login(at, 'wrong') })
    expect(gate.gate.status().link).toMatchObject({
      state: 'refused',
      why: expect.stringMatching(/refused the sandbox login \(HTTP 401\).*credentials are not known/),
    })
    expect(await gate.gate.takeCredential(login(at))).toMatchObject({
      ok: true,
      value: { link: { state: 'online' } },
    })
  })

  it('is not used where it is not plainly a sandbox, and the password goes nowhere', async () => {
    const at = await venue()
    const profile = { environment: { kind: 'production', baseUrl: at.baseUrl } }
    await expect(device(at, { credential: login(at), profile })).rejects.toThrow(
      /not allow them in production/,
    )
    expect(at.calls()).toEqual([])
    const gate = await device(at, { profile })
    const before = at.calls().length
    expect(await gate.gate.takeCredential(login(at))).toMatchObject({
      ok: false,
      error: { code: 'bad-request', message: expect.stringMatching(/Use an API key/) },
    })
    expect(
      at
        .calls()
        .slice(before)
        .filter(({ url }) => url.includes('session')),
    ).toEqual([])
    expect(gate.gate.status().link.state).toBe('online')
  })
})
