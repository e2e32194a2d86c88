import { describe, expect, it, vi } from 'vitest'
import { venue } from '../../gate/at-the-gate.ts'
import { goLive, openedDevice, PASSPHRASE, profileAt } from './at-the-device.ts'

// Each starts the real service three to six times, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 300_000 })

describe('the secrets of a device without a keychain', () => {
  it('wait for somebody to say how they are protected; then for the passphrase at each start', async () => {
    const at = await venue({ orders: 12 })
    const device = await openedDevice({ keychain: null })
    await device.done('applyProfile', {
      profile: profileAt(at),
      basedOn: 0,
      permit: await device.permit('change-profile'),
    })
    const setKey = async () =>
      device.act('setKey', {
        credential: { kind: 'api-key', key: at.apiKey },
        permit: await device.permit('change-key'),
      })
    expect(await setKey()).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('no keychain') },
    })
    const protect = async (passphrase: string) =>
      device.act('protect', {
        how: { by: 'passphrase', passphrase },
        permit: await device.permit('protect-secrets'),
      })
    expect(await protect('short')).toMatchObject({ ok: false, error: { code: 'bad-request' } })
    expect(await protect(PASSPHRASE)).toMatchObject({
      ok: true,
      value: { secrets: { protection: 'passphrase' } },
    })
    expect((await setKey()).ok).toBe(true)
    await device.done('openBook', { book: 'live', permit: await device.permit('open-book') })
    await device.close()

    const again = await openedDevice({ home: device.home, keychain: null })
    expect(again.state()).toMatchObject({ state: 'failed', message: expect.stringContaining('passphrase') })
    expect((await again.done('device', {})).secrets).toMatchObject({ locked: true, protection: 'passphrase' })
    expect(await again.act('unlockSecrets', { passphrase: 'wrong one' })).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('not the passphrase') },
    })
    expect(await again.act('setKey', { credential: { kind: 'api-key', key: 'mine' } })).toMatchObject({
      ok: false,
    })
    expect((await again.done('unlockSecrets', { passphrase: PASSPHRASE })).secrets.locked).toBe(false)
    expect(again.state().state).toBe('up')
    expect((await again.ask('status', {})).value).toMatchObject({ environment: 'sandbox' })
    const { log, disk } = again.traces()
    for (const secret of [at.apiKey, PASSPHRASE]) {
      expect(log).not.toContain(secret)
      expect(disk).not.toContain(secret)
    }
  })

  it('are kept in the clear on an admin’s word, which is said from then on', async () => {
    const at = await venue({ orders: 12 })
    const device = await openedDevice({ keychain: null })
    await device.done('protect', {
      how: { by: 'plain', consent: true },
      permit: await device.permit('protect-secrets'),
    })
    expect(await goLive(device, at)).toMatchObject({
      secrets: { protection: 'plain' },
      problems: [{ kind: 'plain-secrets' }],
    })
    const sealed = await device.done('protect', {
      how: { by: 'passphrase', passphrase: PASSPHRASE },
      permit: await device.permit('protect-secrets'),
    })
    expect(sealed).toMatchObject({ secrets: { protection: 'passphrase' }, problems: [] })
    expect((await device.audited()).findLast(({ act }) => act === 'secrets-protected')).toMatchObject({
      what: { by: 'passphrase' },
    })
  })
})
