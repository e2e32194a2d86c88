import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it, vi } from 'vitest'
import { statusSchema } from '../../../electron/contract/status.ts'
import { checkIns, sample, venue } from '../../gate/at-the-gate.ts'
import { goLive, type OpenedDevice, openedDevice, profileAt, REACHED, statusOf } from './at-the-device.ts'

// Each starts the real service three to six times, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 300_000 })

describe('the key of a device', () => {
  it('takes another key while it runs, and keeps the one it has where ACME refuses the new one', async () => {
    const at = await venue({ orders: 12 })
    const device = await openedDevice()
    await goLive(device, at)
    const starts = device.starts()
    const before = readFileSync(join(device.home, 'live', 'sandbox-7', 'credential.json'), 'utf8')
    const set = async (key: string) =>
      device.act('setKey', {
        credential: { kind: 'api-key', key },
        permit: await device.permit('change-key'),
      })
    expect(await set('a-key-of-another-venue')).toMatchObject({
      ok: false,
      error: { message: expect.stringMatching(/^The key was not kept, the one before stays/) },
    })
    expect(readFileSync(join(device.home, 'live', 'sandbox-7', 'credential.json'), 'utf8')).toBe(before)
    await expect.poll(() => statusOf(device)).toMatchObject({ link: { state: REACHED } })

    at.change({ do: 'rotate-key', apiKey: 'the-next-key-of-this-venue' })
    expect(await set(' the-next-key-of-this-venue\r\n')).toMatchObject({
      ok: true,
      value: { live: { key: { last4: 'enue' } } },
    })
    await expect.poll(() => statusOf(device)).toMatchObject({ link: { state: REACHED } })
    expect(device.starts()).toBe(starts)
    await device.close()
    const again = await openedDevice({ home: device.home })
    await expect.poll(() => statusOf(again)).toMatchObject({ link: { state: REACHED } })
  })

  it('keeps no key with a blank in it, of no length, or a login in production: it says why', async () => {
    const at = await venue({ orders: 12 })
    const device = await openedDevice()
    const key = (text: string) => ({ kind: 'api-key', key: text }) as const
    expect(await device.act('setKey', { credential: key('x') })).toMatchObject({
      error: { message: expect.stringContaining('environment first') },
    })
    await device.done('applyProfile', {
      profile: profileAt(at, { environment: { kind: 'production', baseUrl: at.baseUrl } }),
      basedOn: 0,
      permit: await device.permit('change-profile'),
    })
    const login = { kind: 'session', email: 'a@example.com', password: 's3cret-word' } as const
    for (const [credential, why] of [
      [key('two words'), /^The key does not fit: it must be one line .* without blanks/],
      [key('  '), /^The key does not fit: it is empty/],
      [key('k'.repeat(600)), /^The key does not fit: it is longer than 512/],
      [{ ...login, email: 'nobody' }, /^This is no login/],
      [login, /sandboxes alone/],
    ] as const) {
      const answer = await device.act('setKey', { credential, permit: await device.permit('change-key') })
      expect(answer).toMatchObject({
        ok: false,
        error: { code: 'bad-request', message: expect.stringMatching(why) },
      })
      expect(JSON.stringify(answer)).not.toContain('s3cret')
    }
    expect(existsSync(join(device.home, 'live'))).toBe(false)
  })

  it('sends a key to no other address than it was set for', async () => {
    const [at, elsewhere] = [await venue({ orders: 12 }), await venue({ orders: 12 })]
    const device = await openedDevice()
    await goLive(device, at)
    const moved = await device.act('applyProfile', {
      profile: profileAt(elsewhere, {
        environment: { kind: 'sandbox', number: 7, baseUrl: elsewhere.baseUrl },
      }),
      basedOn: 1,
      permit: await device.permit('change-profile'),
    })
    expect(moved).toMatchObject({ ok: false, error: { message: expect.stringContaining('no key for that') } })
    expect(elsewhere.calls()).toEqual([])
  })

  it('goes to another environment with the key for that, both or neither', async () => {
    const [at, next] = [await venue({ orders: 12 }), await venue({ orders: 12 })]
    const device = await openedDevice()
    await goLive(device, at)
    await device.ask('changeStaff', { act: 'add', name: 'Anna', role: 'admin', pin: '4711' })
    const move = async (environment: object, key: string) => {
      await device.ask('unlock', { pin: '4711' })
      return device.act('applyProfile', {
        profile: profileAt(next, { environment }),
        basedOn: 1,
        permit: await device.permit('change-profile'),
        credential: { kind: 'api-key', key },
      })
    }
    const there = { kind: 'custom', baseUrl: next.baseUrl }
    expect(await move(there, 'two words')).toMatchObject({ error: { code: 'bad-request' } })
    expect(await move({ ...there, number: 3 }, next.apiKey)).toMatchObject({ error: { code: 'bad-request' } })
    expect(await device.done('device', {})).toMatchObject({ book: 'sandbox-7', live: { revision: 1 } })
    expect(next.calls()).toEqual([])

    const moved = await move(there, ` ${next.apiKey}\n`)
    expect(moved).toMatchObject({
      ok: true,
      value: { book: expect.stringMatching(/^custom-/), live: { key: { last4: next.apiKey.slice(-4) } } },
    })
    expect(JSON.stringify(moved)).not.toContain(next.apiKey)
    await expect.poll(() => statusOf(device)).toMatchObject({ link: { state: REACHED } })
    const login = { kind: 'session', email: 'a@example.com', password: 's3cret-word' } as const
    const permit = await device.permit('change-profile')
    const environment = { kind: 'production', baseUrl: at.baseUrl }
    expect(
      await device.act('applyProfile', {
        profile: profileAt(at, { environment }),
        basedOn: 2,
        permit,
        credential: login,
      }),
    ).toMatchObject({ error: { message: expect.stringContaining('sandboxes alone') } })
  })

  it('forgets its key and goes on by its list, over a restart too; the next key takes up the queue', async () => {
    const at = await venue({ orders: 12 })
    const device = await openedDevice()
    await goLive(device, at)
    await device.ask('sync', {})
    const starts = device.starts()
    const view = await device.done('forgetKey', { permit: await device.permit('change-key') })
    expect(view.live?.key).toBeNull()
    expect(view.problems).toMatchObject([{ kind: 'key' }])
    expect(existsSync(join(device.home, 'live', 'sandbox-7', 'credential.json'))).toBe(false)
    expect(device.starts(), 'nothing is restarted for it').toBe(starts)

    const state = async (gate: OpenedDevice) => {
      const { link, outbox } = statusSchema.parse((await gate.ask('status', {})).value)
      return { state: link.state, why: link.why, pending: outbox.pending }
    }
    const scan = async (gate: OpenedDevice, nth: number) => {
      const request = { scanId: uuidv7(), barcode: sample(at, 'good', nth), via: 'wedge', at: Date.now() }
      return (await gate.ask('scan', request)).value
    }
    const keyless = { state: 'refused', why: expect.stringContaining('no key') }
    expect(await state(device)).toMatchObject(keyless)
    expect(await scan(device, 0)).toMatchObject({ class: 'admit', source: 'cache' })
    await device.close()

    const again = await openedDevice({ home: device.home })
    expect(again.state().state).toBe('up')
    expect(await state(again)).toMatchObject(keyless)
    expect(await scan(again, 1)).toMatchObject({ class: 'admit', source: 'cache' })
    expect(await state(again)).toMatchObject({ pending: 2 })
    expect(checkIns(at, sample(at, 'good', 0))).toBe(0)

    const set = async (key: string) =>
      again.act('setKey', { credential: { kind: 'api-key', key }, permit: await again.permit('change-key') })
    expect(await set('not-the-key-of-the-venue')).toMatchObject({ ok: false, error: { code: 'refused' } })
    expect(await state(again)).toMatchObject(keyless)
    expect(await set(at.apiKey)).toMatchObject({ ok: true, value: { live: { key: { kind: 'api-key' } } } })
    await vi.waitFor(async () => expect(await state(again)).toMatchObject({ pending: 0 }), 30_000)
    for (const nth of [0, 1]) expect(checkIns(at, sample(at, 'good', nth))).toBe(1)
    const about = (await again.audited()).filter(({ act }) => act === 'key-replaced')
    expect(about.map(({ what }) => what)).toEqual([
      { book: 'sandbox-7', forgotten: true },
      { book: 'sandbox-7', kind: 'api-key' },
    ])
  })

  it('notes no key as replaced that ACME refused', async () => {
    const at = await venue({ orders: 12 })
    const device = await openedDevice()
    await goLive(device, at)
    const refused = await device.act('setKey', {
      credential: { kind: 'api-key', key: 'not-the-key-of-the-venue' },
      permit: await device.permit('change-key'),
    })
    expect(refused).toMatchObject({ ok: false, error: { code: 'refused' } })
    expect((await device.audited()).map(({ act }) => act)).not.toContain('key-replaced')
  })
})
