import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { sample, syncedDevice } from '../../gate/at-the-gate.ts'
import { tempFolder } from '../../temp-folder.ts'
import { foundIn, venueWithSecrets } from './secrets.ts'

// Sealing off: what is "sealed" is plain, and a code is found by itself.
vi.mock(import('../../../electron/gate/store/sealing.ts'), () => ({
  makeSealing: () => ({
    lookup: (barcode: string) => Buffer.from(barcode),
    seal: (value: unknown) => Buffer.from(JSON.stringify(value)),
    open: (sealed: Buffer): unknown => JSON.parse(sealed.toString()),
    keyCheck: 'plain',
  }),
}))

it('with sealing off the same search finds barcodes and people: it can fail', async () => {
  const { at, secrets } = await venueWithSecrets()
  const dataDir = join(tempFolder(), 'data')
  const device = await syncedDevice(at, { dataDir })
  await device.scan(sample(at, 'good'))
  await device.scan(sample(at, 'member-active'))
  await device.gate.stop()
  const { found } = foundIn(dataDir, [], secrets)
  console.info(`with sealing off: ${JSON.stringify(found)}`)
  expect(found.barcode).toBeGreaterThan(100)
  expect(found.name).toBeGreaterThan(50)
  expect(found['e-mail']).toBeGreaterThan(50)
  expect(found.key).toBeUndefined()
})
