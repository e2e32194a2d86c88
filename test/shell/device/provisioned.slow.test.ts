import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { venue } from '../../gate/at-the-gate.ts'
import { tempFolder } from '../../temp-folder.ts'
import { goLive, openedDevice, PASSPHRASE, profileAt, statusOf } from './at-the-device.ts'

it('a provisioned device needs only the passphrase of its key, and then holds to its file', async () => {
  const at = await venue({ orders: 12 })
  const model = await openedDevice()
  await goLive(model, at)
  const { text: sealed } = await model.done('exportProfile', {
    passphrase: PASSPHRASE,
    permit: await model.permit('export-key'),
  })
  const home = tempFolder()
  const path = join(home, 'provisioning.json')
  const put = (more: object) =>
    writeFileSync(
      path,
      JSON.stringify({ portcullis: 'provisioning', version: 1, lock: true, sealed, ...more }),
    )
  put({ profile: profileAt(at), devices: [{ host: 'gate-north-1', terminalId: 'N1' }] })

  const device = await openedDevice({ home })
  expect(await device.done('device', {})).toMatchObject({
    book: 'practice',
    provisioned: { locked: true, keyWaits: true },
    live: { revision: 1, key: null },
  })
  const setKey = async (passphrase: string) =>
    device.act('setKey', {
      credential: { kind: 'provisioned', passphrase },
      permit: await device.permit('change-key'),
    })
  expect(await setKey('another passphrase')).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('not the passphrase') },
  })
  expect(await setKey(PASSPHRASE)).toMatchObject({ ok: true, value: { provisioned: { keyWaits: false } } })
  await device.done('openBook', { book: 'live', permit: await device.permit('open-book') })
  await expect
    .poll(() => statusOf(device))
    .toMatchObject({ terminalId: 'N1', link: { state: expect.stringMatching(/^(online|slow)$/) } })
  expect(
    await device.act('applyProfile', {
      profile: profileAt(at, { entrance: 'Mine' }),
      basedOn: 1,
      permit: await device.permit('change-profile'),
    }),
  ).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('locked by its provisioning file') },
  })
  // What nobody gave a permit for is in the log all the same.
  const noted = await vi.waitFor(async () => {
    const rows = await device.audited()
    expect(rows).toHaveLength(1)
    return rows
  }, 20_000)
  expect(noted).toMatchObject([{ act: 'profile-changed', role: 'nobody', why: 'by the provisioning file' }])
  await device.close()

  writeFileSync(path, 'no json')
  const spoilt = await openedDevice({ home })
  expect(spoilt.state().state).toBe('up')
  expect((await spoilt.ask('status', {})).value).toMatchObject({ terminalId: 'N1' })
  expect(await spoilt.done('device', {})).toMatchObject({
    provisioned: { locked: true },
    problems: [{ kind: 'provisioning', message: expect.stringContaining('not JSON') }],
  })
  await spoilt.close()

  const pem = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'
  put({ profile: profileAt(at, { network: { extraCa: pem } }) })
  const refused = await openedDevice({ home })
  await vi.waitFor(() => expect(refused.state().state).toBe('up'), 60_000)
  expect((await refused.ask('status', {})).value).toMatchObject({ terminalId: 'N1' })
  expect((await refused.done('device', {})).problems).toMatchObject([
    { kind: 'provisioning', message: expect.stringContaining('does not start with it') },
  ])
  await refused.close()

  rmSync(path)
  const free = await openedDevice({ home })
  expect((await free.done('device', {})).provisioned).toMatchObject({ locked: false })
}, 300_000)
