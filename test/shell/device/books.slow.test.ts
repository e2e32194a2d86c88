import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { venue } from '../../gate/at-the-gate.ts'
import { goLive, openedDevice, PASSPHRASE, profileAt, REACHED, statusOf } from './at-the-device.ts'

// Each starts the real service three to six times, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 300_000 })

describe('a device', () => {
  it('leaves practice and goes live, back, and live again; the data of each stay apart', async () => {
    const at = await venue({ orders: 12 })
    const device = await openedDevice()
    expect(await device.done('device', {})).toMatchObject({ book: 'practice', live: null, problems: [] })
    const live = await goLive(device, at)
    expect(live).toMatchObject({
      book: 'sandbox-7',
      live: { revision: 1, key: { kind: 'api-key', last4: at.apiKey.slice(-4) } },
      secrets: { protection: 'keychain', locked: false },
      problems: [],
    })
    await expect
      .poll(() => statusOf(device))
      .toMatchObject({ environment: 'sandbox', terminalId: 'NORTH-1', link: { state: REACHED } })
    expect(readdirSync(join(device.home, 'live', 'sandbox-7')).sort()).toEqual([
      'credential.json',
      'data-key.json',
      'gate',
    ])
    await device.close()

    const again = await openedDevice({ home: device.home })
    expect((await again.ask('status', {})).value).toMatchObject({ environment: 'sandbox' })
    await again.done('openBook', { book: 'practice', permit: await again.permit('open-book') })
    expect((await again.ask('status', {})).value).toMatchObject({ environment: 'practice' })
    expect(await again.done('device', {})).toMatchObject({ book: 'practice', live: { book: 'sandbox-7' } })
    const { log, disk } = again.traces()
    for (const key of [at.apiKey, Buffer.from(at.apiKey).toString('base64').slice(0, 20)]) {
      expect(log).not.toContain(key)
      expect(device.traces().log).not.toContain(key)
      expect(disk).not.toContain(key)
    }
  })

  it('lets nothing of a gate with PINs be changed from practice, which has none', async () => {
    const at = await venue({ orders: 12 })
    const device = await openedDevice()
    await goLive(device, at)
    await device.ask('changeStaff', { act: 'add', name: 'Anna', role: 'admin', pin: '4711' })
    await device.ask('unlock', { pin: '4711' })
    await device.done('openBook', { book: 'practice', permit: await device.permit('open-book') })
    const change = await device.act('applyProfile', {
      profile: profileAt(at, { entrance: 'South' }),
      basedOn: 1,
      permit: await device.permit('change-profile'),
    })
    const key = await device.act('exportProfile', {
      passphrase: PASSPHRASE,
      permit: await device.permit('export-key'),
    })
    for (const refused of [change, key])
      expect(refused).toMatchObject({
        ok: false,
        error: { message: expect.stringContaining('open the live gate first') },
      })
    expect(
      await device.done('openBook', { book: 'live', permit: await device.permit('open-book') }),
    ).toMatchObject({ book: 'sandbox-7' })
  })

  it('is a device that opens where it was, also while its settings were written', async () => {
    const at = await venue({ orders: 12 })
    const device = await openedDevice()
    await goLive(device, at)
    await device.close()
    writeFileSync(
      join(device.home, 'device.json'),
      readFileSync(join(device.home, 'device.json'), 'utf8').slice(0, 99),
    )
    const again = await openedDevice({ home: device.home })
    expect(await again.done('device', {})).toMatchObject({
      live: { revision: 1 },
      problems: [{ kind: 'device-file', message: expect.stringContaining('before the last change') }],
    })
  })
})
