import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { venue } from '../../gate/at-the-gate.ts'
import { goLive, type OpenedDevice, openedDevice } from './at-the-device.ts'

// Each starts the real service several times, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 300_000 })

const TYPED = 'a-key-that-somebody-typed'
const secretOf = ({ home }: OpenedDevice) => join(home, 'live', 'sandbox-7', 'credential.json')
const keyOf = (key: string) => ({ credential: { kind: 'api-key', key } as const })

/** A live device with an admin, who is signed in. */
async function staffed() {
  const at = await venue({ orders: 12 })
  const device = await openedDevice()
  await goLive(device, at)
  await device.ask('changeStaff', { act: 'add', name: 'Anna', role: 'admin', pin: '4711' })
  await device.ask('unlock', { pin: '4711' })
  return { at, device }
}

it('a gate that stands still for another reason than its key takes none, and forgets none', async () => {
  const { device } = await staffed()
  await device.close()
  const data = join(device.home, 'live', 'sandbox-7', 'gate')
  renameSync(data, `${data}-away`)
  writeFileSync(data, 'no folder')

  const sick = await openedDevice({ home: device.home })
  expect(sick.state().state).toBe('failed')
  const before = readFileSync(secretOf(sick), 'utf8')
  const refused = { ok: false, error: { code: 'service-gone' } }
  expect(await sick.act('setKey', keyOf(TYPED))).toMatchObject(refused)
  expect(await sick.act('forgetKey', {})).toMatchObject(refused)
  expect(readFileSync(secretOf(sick), 'utf8')).toBe(before)
  await sick.close()

  rmSync(data)
  renameSync(`${data}-away`, data)
  const well = await openedDevice({ home: device.home })
  expect((await well.ask('recover', { key: TYPED, name: 'Eve', pin: '2468' })).error).toMatchObject({
    code: 'refused',
  })
  await well.ask('unlock', { pin: '4711' })
  expect((await well.audited()).map(({ act }) => act)).not.toContain('key-replaced')
})

it.each([
  ['damaged', async (device: OpenedDevice) => writeFileSync(secretOf(device), '{"backend"')],
  ['gone', async (device: OpenedDevice) => rmSync(secretOf(device))],
])('a gate whose key is %s takes one from anybody, who is no admin by that', async (_what, spoil) => {
  const { at, device } = await staffed()
  await device.close()
  await spoil(device)
  const still = await openedDevice({ home: device.home })
  expect(still.state().state).toBe('failed')
  expect(await still.act('forgetKey', {})).toMatchObject({ ok: false, error: { code: 'service-gone' } })

  await still.done('setKey', keyOf(TYPED))
  expect(still.state().state).toBe('up')
  const recover = (key: string) => still.ask('recover', { key, name: 'Eve', pin: '2468' })
  expect((await recover(TYPED)).error).toMatchObject({
    code: 'refused',
    message: expect.stringMatching(/^ACME has not accepted this device’s key/),
  })
  expect((await still.ask('staff', {})).error).toMatchObject({ code: 'locked' })

  await still.ask('unlock', { pin: '4711' })
  await still.done('setKey', { ...keyOf(at.apiKey), permit: await still.permit('change-key') })
  expect((await recover(at.apiKey)).error).toBeUndefined()
})
