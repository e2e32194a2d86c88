import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { scannerSettingsSchema, UNKNOWN_SCANNER } from '../../electron/contract/scanner.ts'
import { practiceBoot } from '../../electron/shell/boot-message.ts'
import { openDevice } from '../../electron/shell/device/open-device.ts'
import { openDeviceSettings } from '../../electron/shell/device-settings.ts'
import { scannerHere } from '../../electron/shell/scanner-here.ts'
import { tempFolder } from '../temp-folder.ts'

const UP = { state: 'up', restarts: 0 } as const
const PERMIT = crypto.randomUUID()
const US = scannerSettingsSchema.parse({ layout: 'us' })
const TILDE = scannerSettingsSchema.parse({ prefix: '~' })
const FOUND = scannerSettingsSchema.parse({ ending: 'tab', characterMs: 12 })

const profileOf = (more: object = {}) => ({
  environment: { kind: 'sandbox', number: 7 },
  tenantId: '447',
  timeZone: 'Europe/Madrid',
  ...more,
})

/** A device over real files, and the scanner as its window is told of it. */
function device() {
  const home = tempFolder()
  const start = () => {
    const settings = openDeviceSettings(join(home, 'device-settings.json'), () => {})
    const { acts, scannerOfProfile } = openDevice({
      home,
      provisioning: { path: join(home, 'provisioning.json'), given: false },
      keychain: async () => null,
      service: {
        current: () => UP,
        redeem: async () => ({ problem: null, pinsSet: false }),
        giveCredential: async () => null,
        renew: async () => UP,
      },
      hostName: 'gate-north-1',
      now: () => 5,
      tick: () => 5,
      report: () => {},
    })
    const apply = async (more: object) => {
      const view = await acts.device({})
      const basedOn = view.ok ? (view.value.live?.revision ?? 0) : 0
      const profile = JSON.parse(JSON.stringify(profileOf(more)))
      expect(await acts.applyProfile({ profile, basedOn, permit: PERMIT, credential: null })).toMatchObject({
        ok: true,
      })
    }
    return { scanner: scannerHere(settings, scannerOfProfile), settings, apply }
  }
  const provision = (more: object) =>
    writeFileSync(
      join(home, 'provisioning.json'),
      JSON.stringify({ portcullis: 'provisioning', version: 1, profile: profileOf(more) }),
    )
  return { start, provision }
}

it('the scanner is one that nothing is known about, then as the profile says, by hand or by a provisioning file', async () => {
  const { start, provision } = device()
  const { scanner, apply } = start()
  expect(scanner.get()).toEqual(UNKNOWN_SCANNER)
  await apply({ scanner: { layout: 'us' } })
  expect(scanner.get()).toEqual(US)
  provision({ scanner: { prefix: '~' } })
  expect(start().scanner.get()).toEqual(TILDE)
})

it('what a scanner test found out goes before the profile, until that says something else of scanners', async () => {
  const { start, provision } = device()
  const { scanner, apply } = start()
  await apply({ scanner: { layout: 'us' } })
  scanner.set(FOUND)
  expect(scanner.get()).toEqual(FOUND)
  await apply({ scanner: { layout: 'us' }, entrance: 'North' })
  expect(start().scanner.get()).toEqual(FOUND)
  provision({ scanner: { prefix: '~' } })
  const again = start()
  expect(again.scanner.get()).toEqual(TILDE)
  again.scanner.set(FOUND)
  expect(start().scanner.get()).toEqual(FOUND)
})

it('what was found out before anything was set up holds for a profile that says nothing of scanners', async () => {
  const { start } = device()
  const { scanner, apply } = start()
  scanner.set(FOUND)
  await apply({ entrance: 'North' })
  expect(start().scanner.get()).toEqual(FOUND)
  await apply({ scanner: { layout: 'us' } })
  expect(scanner.get()).toEqual(US)
})

it('practice starts whatever was found out', () => {
  const { scanner, settings } = device().start()
  scanner.set(FOUND)
  const venue = {
    baseUrl: 'http://127.0.0.1:4711',
    apiKey: 'key',
    tenantId: '12',
    timeZone: 'UTC',
    samples: [],
  }
  const boot = practiceBoot('/data', new Uint8Array(32), { kind: 'practice-ready', ...venue }, settings.get())
  expect(boot.profile.environment).toMatchObject({ kind: 'practice' })
})
