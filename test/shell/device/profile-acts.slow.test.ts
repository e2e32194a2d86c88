import { describe, expect, it, vi } from 'vitest'
import { venue } from '../../gate/at-the-gate.ts'
import { goLive, openedDevice, profileAt } from './at-the-device.ts'

// Each starts the real service three to six times, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 300_000 })

describe('the profile of a device', () => {
  it('changes its profile on an admin’s word alone, with who, why and what in the log', async () => {
    const at = await venue({ orders: 12 })
    const device = await openedDevice()
    await goLive(device, at)
    await device.ask('changeStaff', { act: 'add', name: 'Anna', role: 'admin', pin: '4711' })
    const profile = profileAt(at, { entrance: 'South', budgetMs: 700 })
    expect(await device.done('previewProfile', { profile })).toEqual({
      problems: [],
      changes: [
        { path: 'entrance', from: '"North"', to: '"South"' },
        { path: 'budgetMs', from: '1000', to: '700' },
      ],
      revision: 1,
      book: 'sandbox-7',
      hasKey: true,
    })
    expect((await device.ask('permit', { act: 'change-profile' })).error).toMatchObject({ code: 'locked' })
    for (const permit of [null, crypto.randomUUID()]) {
      const refused = await device.act('applyProfile', { profile, basedOn: 1, permit })
      expect(refused).toMatchObject({ ok: false, error: { code: 'locked' } })
    }
    await device.ask('unlock', { pin: '4711' })
    const permit = await device.permit('change-profile', 'we moved')
    expect(await device.done('applyProfile', { profile, basedOn: 1, permit })).toMatchObject({
      live: { revision: 2 },
    })
    expect((await device.ask('status', {})).value).toMatchObject({ entrance: 'South' })
    // A permit of the service before is worth nothing any more.
    expect(await device.act('applyProfile', { profile: profileAt(at), basedOn: 2, permit })).toMatchObject({
      ok: false,
      error: { code: 'locked' },
    })
    await device.ask('unlock', { pin: '4711' })
    expect((await device.audited()).findLast(({ act }) => act === 'profile-changed')).toMatchObject({
      who: 'Anna',
      why: 'we moved',
      what: { fields: 'entrance, budgetMs', revision: 2, book: 'sandbox-7' },
    })
  })

  it('tells the second of two who change the profile at once, and does not do half of it', async () => {
    const at = await venue({ orders: 12 })
    const device = await openedDevice()
    const permits = await Promise.all([device.permit('change-profile'), device.permit('change-profile')])
    const [one, other] = await Promise.all(
      permits.map((permit, index) =>
        device.act('applyProfile', {
          profile: profileAt(at, { entrance: `Entrance ${index}` }),
          basedOn: 0,
          permit,
        }),
      ),
    )
    expect(one).toMatchObject({ ok: true, value: { live: { revision: 1 } } })
    expect(other).toMatchObject({
      ok: false,
      error: {
        code: 'refused',
        message: expect.stringMatching(/^Somebody else changed the profile meanwhile/),
      },
    })
    expect((await device.done('device', {})).live?.profile).toMatchObject({ entrance: 'Entrance 0' })
  })

  it('is as before where the gate does not start with a profile, and says why', async () => {
    const at = await venue({ orders: 12 })
    const device = await openedDevice()
    await goLive(device, at)
    const pem = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'
    const refused = await device.act('applyProfile', {
      profile: profileAt(at, { network: { extraCa: pem } }),
      basedOn: 1,
      permit: await device.permit('change-profile'),
    })
    expect(refused).toMatchObject({
      ok: false,
      error: {
        message: expect.stringMatching(/^Nothing was changed: the gate does not start with this\. .+/),
      },
    })
    expect(device.state().state).toBe('up')
    expect(await device.done('device', {})).toMatchObject({ book: 'sandbox-7', live: { revision: 1 } })
    expect((await device.ask('status', {})).value).toMatchObject({ entrance: 'North' })
  })

  it.each([
    ['a value out of bounds', { budgetMs: 1 }, /^Some settings do not fit: “budgetMs”: must be 50 or more\./],
    ['a setting that is not there', { entrence: 'x' }, /“entrence”: there is no such setting/],
    ['practice', { environment: { kind: 'practice' } }, /“environment”: names the practice venue/],
  ])('applies no profile with %s', async (_name, more, why) => {
    const at = await venue({ orders: 12 })
    const device = await openedDevice()
    const permit = await device.permit('change-profile')
    expect(
      await device.act('applyProfile', { profile: profileAt(at, more), basedOn: 0, permit }),
    ).toMatchObject({
      ok: false,
      error: { code: 'bad-request', message: expect.stringMatching(why) },
    })
    expect((await device.done('device', {})).live).toBeNull()
  })
})
