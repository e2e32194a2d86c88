import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDeviceFile } from '../../../electron/shell/device/device-file.ts'
import { takeProvisioning } from '../../../electron/shell/device/provisioning.ts'
import { tempFolder } from '../../temp-folder.ts'

const template = { environment: { kind: 'sandbox', number: 7 }, tenantId: '447', entrance: 'Main' }
const whole = (more: object = {}) => ({ portcullis: 'provisioning', version: 1, profile: template, ...more })

function device(home = tempFolder()) {
  const path = join(home, 'provisioning.json')
  const file = openDeviceFile(join(home, 'device.json'))
  return {
    home,
    path,
    file,
    put: (content: object | string) =>
      writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content)),
    take: (given = false) => takeProvisioning({ path, given, file, hostName: 'gate-north-1', now: () => 5 }),
  }
}

describe('a provisioning file', () => {
  it('is taken over once, and again when it changes', () => {
    const { put, take, file } = device()
    put(whole())
    expect(take()).toMatchObject({ locked: false, problems: [] })
    expect(file.current()).toMatchObject({ open: 'practice', live: { profile: template, revision: 1 } })
    expect(take()).toMatchObject({ problems: [], before: null })
    expect(file.current().live?.revision).toBe(1)
    put(whole({ lock: true }))
    expect(take().locked).toBe(true)
    expect(file.current().live?.revision).toBe(1)
    put(whole({ profile: { ...template, entrance: 'North' } }))
    take()
    expect(file.current().live).toMatchObject({ revision: 2, profile: { entrance: 'North' } })
    const noted = { act: 'change-profile', why: 'by the provisioning file' }
    expect(file.current().toNote).toMatchObject([
      { ...noted, what: { revision: 1 } },
      { ...noted, what: { revision: 2 } },
    ])
  })

  it('gives each device its own part, by host or by id; the id counts first', () => {
    const parts = (id: string) => [
      { host: 'GATE-north-1', terminalId: 'N1', entrance: 'North' },
      { host: 'gate-south-1', terminalId: 'S1' },
      { device: id, terminalId: 'BY-ID', direction: 'out' },
    ]
    const byHost = device()
    byHost.put(whole({ devices: parts(crypto.randomUUID()) }))
    byHost.take()
    expect(byHost.file.current().live?.profile).toEqual({ ...template, terminalId: 'N1', entrance: 'North' })
    const byId = device()
    byId.put(whole({ devices: parts(byId.file.current().id) }))
    byId.take()
    expect(byId.file.current().live?.profile).toEqual({ ...template, terminalId: 'BY-ID', direction: 'out' })
  })

  it.each([
    ['no JSON', 'x', /is not JSON/],
    ['empty', '', /is not JSON/],
    ['cut short', JSON.stringify(whole()).slice(0, -5), /is not JSON/],
    ['a profile alone', template, /“portcullis”: is missing/],
    ['of a newer version', whole({ version: 2 }), /newer Portcullis/],
    ['with a field too many', whole({ lok: true }), /“lok”: there is no such setting/],
    [
      'with a profile that does not fit',
      whole({ profile: { ...template, budgetMs: 1 } }),
      /“budgetMs”: must be 50 or more/,
    ],
    [
      'with a setting that is not there',
      whole({ profile: { ...template, x: 1 } }),
      /“x”: there is no such setting/,
    ],
    ['for practice', whole({ profile: {} }), /“environment”: names the practice venue/],
    ['with no profile', whole({ profile: 7 }), /profile: is not an object/],
    [
      'without a part for this device',
      whole({ devices: [{ host: 'other', terminalId: 'X' }] }),
      /no part for this device/,
    ],
    [
      'with two parts for this device',
      whole({ devices: [{ host: 'gate-north-1' }, { host: 'gate-north-1' }] }),
      /more than one part/,
    ],
  ])('that does not fit leaves everything as it is, and is told: %s', (_name, content, why) => {
    const { put, take, file } = device()
    put(whole({ lock: true }))
    take()
    const before = JSON.stringify(file.current())
    put(content)
    expect(take()).toMatchObject({
      locked: true,
      before: null,
      problems: [{ kind: 'provisioning', message: expect.stringMatching(why) }],
    })
    expect(JSON.stringify(file.current())).toBe(before)
  })

  it('that leads a live gate to where it has no key is not taken over', () => {
    const { put, take, file } = device()
    file.change({ open: 'sandbox-7', live: { profile: template, revision: 1, changedAt: 1 } })
    put(whole({ profile: { ...template, environment: { kind: 'sandbox', number: 8 } } }))
    expect(take().problems).toMatchObject([{ message: expect.stringContaining('no key') }])
    expect(file.current()).toMatchObject({ open: 'sandbox-7', live: { revision: 1 } })
  })

  it('that is gone locks nothing; one that was named has to be there', () => {
    const { put, take, path, file } = device()
    expect(take()).toMatchObject({ locked: false, problems: [] })
    expect(take(true).problems).toMatchObject([{ message: expect.stringContaining('is not there') }])
    put(whole({ lock: true }))
    expect(take().locked).toBe(true)
    rmSync(path)
    expect(take()).toMatchObject({ locked: false, problems: [] })
    expect(file.current().live?.revision).toBe(1)
    mkdirSync(path)
    expect(take().problems).toMatchObject([{ message: expect.stringContaining('cannot be read') }])
  })
})
