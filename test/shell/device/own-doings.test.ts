import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import type { Redemption } from '../../../electron/contract/permit.ts'
import { type Device, openDeviceFile } from '../../../electron/shell/device/device-file.ts'
import { ownDoings } from '../../../electron/shell/device/own-doings.ts'
import { takeProvisioning } from '../../../electron/shell/device/provisioning.ts'
import { tempFolder } from '../../temp-folder.ts'

const UP = { state: 'up', restarts: 0 } as const
const FAILED = { state: 'failed', message: 'It does not start.', restarts: 0 } as const
const template = { environment: { kind: 'sandbox', number: 7 }, tenantId: '447', timeZone: 'Europe/Madrid' }

/** An act that the device did by itself, told from others by its revision. */
const did = (revision: number, book = 'sandbox-7'): Device['toNote'][number] => ({
  book,
  act: 'change-key',
  what: { revision },
  why: 'while the gate stood still',
})

/** A device over real files; its service notes what it is told, until it is gone. */
function device() {
  const home = tempFolder()
  const path = join(home, 'provisioning.json')
  const noted: Redemption[] = []
  const service = { isThere: true, renewed: 0 }
  const lines: string[] = []
  /** As a start of the program finds it. */
  const start = () => {
    const file = openDeviceFile(join(home, 'device.json'))
    const taken = takeProvisioning({ path, given: false, file, hostName: 'gate-north-1', now: () => 5 })
    const own = ownDoings(
      {
        file,
        report: (line) => void lines.push(line),
        service: {
          current: () => UP,
          redeem: async (redemption) => {
            if (!service.isThere) return { problem: 'It is not running.', pinsSet: null }
            noted.push(redemption)
            return { problem: null, pinsSet: true }
          },
          giveCredential: async () => null,
          renew: async () => {
            service.renewed += 1
            return UP
          },
        },
      },
      taken,
    )
    return { file, own, taken }
  }
  const revisions = () => noted.map(({ what }) => what['revision'])
  const provision = (profile: object) =>
    writeFileSync(path, JSON.stringify({ portcullis: 'provisioning', version: 1, profile }))
  return { start, noted, revisions, service, provision, lines }
}

it('each act of the device is noted once, in its order, however often the gate starts', async () => {
  const { start, noted, revisions } = device()
  const { file, own } = start()
  // Two of them alike: each was done.
  const acts = [did(1), did(2), did(9, 'production'), did(2), did(3)]
  file.change({ open: 'sandbox-7', toNote: acts })
  own.heard(UP)
  await vi.waitFor(() => expect(file.current().toNote).toEqual([did(9, 'production')]), 30_000)
  expect(revisions()).toEqual([1, 2, 2, 3])

  const again = start()
  again.own.heard(UP)
  again.file.change({ open: 'production' })
  again.own.heard(UP)
  await vi.waitFor(() => expect(again.file.current().toNote).toEqual([]), 30_000)
  expect(revisions()).toEqual([1, 2, 2, 3, 9])
  expect(noted.every(({ permit }) => permit === null)).toBe(true)
})

it('what is done while others are noted is noted too, and a service that goes leaves the rest for the next', async () => {
  const { start, revisions, service } = device()
  const { file, own } = start()
  file.change({ open: 'sandbox-7', toNote: [did(1)] })
  own.heard(UP)
  file.change({ toNote: [...file.current().toNote, did(2)] })
  await vi.waitFor(() => expect(file.current().toNote).toEqual([]), 30_000)
  expect(revisions()).toEqual([1, 2])

  service.isThere = false
  file.change({ toNote: [did(3), did(4)] })
  own.heard(UP)
  await new Promise(setImmediate)
  service.isThere = true
  const again = start()
  again.own.heard(UP)
  await vi.waitFor(() => expect(again.file.current().toNote).toEqual([]), 30_000)
  expect(revisions()).toEqual([1, 2, 3, 4])
})

it('a provisioning file that is taken over, or taken back, leaves what has yet to be noted', async () => {
  const { start, provision, service } = device()
  start().file.change({ toNote: [did(1)] })
  provision({ ...template, entrance: 'North' })
  const { file, own } = start()
  const taken = { book: 'sandbox-7', act: 'change-profile', why: 'by the provisioning file' }
  expect(file.current().toNote).toMatchObject([did(1), taken])

  own.booted()
  // Somebody helped the gate with a key meanwhile.
  file.change({ toNote: [...file.current().toNote, did(2)] })
  own.heard(FAILED)
  await vi.waitFor(() => expect(service.renewed).toBe(1), 30_000)
  expect(file.current()).toMatchObject({ live: null, provisioned: null })
  expect(file.current().toNote).toEqual([did(1), did(2)])
})
