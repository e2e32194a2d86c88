import { describe, expect, it, vi } from 'vitest'
import { venue } from '../../gate/at-the-gate.ts'
import { goLive, openedDevice, PASSPHRASE, profileAt, REACHED, statusOf } from './at-the-device.ts'

// Each starts the real service three to six times, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 300_000 })

describe('a profile that goes from one device to another', () => {
  it('takes the key along, sealed, and leaves each device its terminal', async () => {
    const at = await venue({ orders: 12 })
    const one = await openedDevice()
    await goLive(one, at, { budgetMs: 700 })
    const { text, fileName } = await one.done('exportProfile', {
      passphrase: PASSPHRASE,
      permit: await one.permit('export-key'),
    })
    expect(fileName).toBe('portcullis-NORTH-1.sealed.json')
    expect(text).not.toContain(at.apiKey)
    const other = await openedDevice()
    await other.done('applyProfile', {
      profile: profileAt(at, { terminalId: 'SOUTH-1', entrance: 'South' }),
      basedOn: 0,
      permit: await other.permit('change-profile'),
    })
    const seen = await other.done('importProfile', { text, passphrase: PASSPHRASE })
    expect(seen).toMatchObject({
      applied: false,
      preview: {
        bringsKey: true,
        otherVenue: null,
        changes: [{ path: 'budgetMs', from: '1000', to: '700' }],
      },
      device: { live: { revision: 1, key: null } },
    })
    const permit = await other.permit('change-profile')
    const done = await other.done('importProfile', {
      text,
      passphrase: PASSPHRASE,
      apply: { basedOn: 1, permit },
    })
    expect(done).toMatchObject({
      applied: true,
      device: { live: { revision: 2, key: { last4: at.apiKey.slice(-4) } } },
    })
    expect(done.device.live?.profile).toMatchObject({
      terminalId: 'SOUTH-1',
      entrance: 'South',
      budgetMs: 700,
    })
    await other.done('openBook', { book: 'live', permit: await other.permit('open-book') })
    await expect
      .poll(() => statusOf(other))
      .toMatchObject({ link: { state: REACHED }, terminalId: 'SOUTH-1' })
  })

  it('takes no secret along where it is not sealed', async () => {
    const at = await venue({ orders: 12 })
    const device = await openedDevice()
    await goLive(device, at)
    const { text } = await device.done('exportProfile', {})
    expect(text).not.toContain(at.apiKey)
    expect(JSON.parse(text)).toMatchObject({
      portcullis: 'profile',
      version: 1,
      profile: { terminalId: 'NORTH-1' },
    })
    expect(await device.act('exportProfile', { passphrase: PASSPHRASE })).toMatchObject({
      ok: false,
      error: { code: 'locked' },
    })
  })

  it('is looked at closely, and what is the matter has words of its own', async () => {
    const at = await venue({ orders: 12 })
    const device = await openedDevice()
    await goLive(device, at)
    const whole = JSON.stringify({ portcullis: 'profile', version: 1, profile: profileAt(at) })
    const sealed = (
      await device.done('exportProfile', {
        passphrase: PASSPHRASE,
        permit: await device.permit('export-key'),
      })
    ).text
    const before = JSON.stringify(await device.done('device', {}))
    const cases: [string, string | null, RegExp][] = [
      ['no json at all', null, /not JSON/],
      [whole.slice(0, -9), null, /cut short/],
      [whole.replace('"version":1', '"version":2'), null, /newer Portcullis/],
      ['[]', null, /not an object of settings/],
      ['{"portcullis":"provisioning","version":1}', null, /provisioning file/],
      [sealed, null, /is sealed\. Enter the passphrase/],
      [sealed, 'another passphrase', /not the passphrase/],
      [sealed.slice(0, -9), PASSPHRASE, /cut short/],
      [sealed.replace(/"box":"./, '"box":"?'), PASSPHRASE, /altered/],
      [sealed.replace('"version":1', '"version":9'), PASSPHRASE, /newer Portcullis/],
    ]
    for (const [text, passphrase, why] of cases) {
      const answer = await device.act('importProfile', { text, passphrase })
      expect(answer, text.slice(0, 40)).toMatchObject({
        ok: false,
        error: { message: expect.stringMatching(why) },
      })
    }
    const unknown = JSON.stringify({ ...profileAt(at), holograms: true })
    expect(await device.done('importProfile', { text: unknown })).toMatchObject({
      preview: { problems: [{ path: 'holograms', message: expect.stringContaining('newer Portcullis') }] },
    })
    const elsewhere = JSON.stringify({ ...profileAt(at), tenantId: '999', terminalId: 'MUSEUM-4' })
    const apply = async (acceptOtherVenue: boolean) => ({
      basedOn: 1,
      permit: await device.permit('change-profile'),
      acceptOtherVenue,
    })
    expect(await device.done('importProfile', { text: elsewhere, keepPost: false })).toMatchObject({
      preview: { otherVenue: expect.stringMatching(/tenant 999 .*MUSEUM-4/) },
    })
    expect(await device.act('importProfile', { text: elsewhere, apply: await apply(false) })).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('another venue') },
    })
    expect(JSON.stringify(await device.done('device', {}))).toBe(before)
    expect(await device.act('importProfile', { text: elsewhere, apply: await apply(true) })).toMatchObject({
      ok: true,
    })
  })
})
