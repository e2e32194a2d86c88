import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Environment, profileSchema } from '../../../electron/contract/profile.ts'
import { addressOf, bookOf, placesOfBook } from '../../../electron/shell/device/books.ts'
import { openDeviceFile } from '../../../electron/shell/device/device-file.ts'
import { changesBetween, liveProfileIssues } from '../../../electron/shell/device/live-profile.ts'
import { tempFolder } from '../../temp-folder.ts'

const newFile = () => join(tempFolder(), 'deep', 'device.json')
const live = (number: number) => ({
  profile: { environment: { kind: 'sandbox', number }, entrance: 'North' },
  revision: number,
  changedAt: 1,
})

describe('the device’s file', () => {
  it('begins in practice, under an id of its own, and is found again', () => {
    const file = newFile()
    const made = openDeviceFile(file)
    expect(made.current()).toMatchObject({ open: 'practice', live: null, protection: null })
    expect(made.problems).toEqual([])
    made.change({ open: 'sandbox-7', live: live(7) })
    const again = openDeviceFile(file)
    expect(again.current()).toEqual(made.current())
    expect(again.current().live?.profile).toEqual(live(7).profile)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(openDeviceFile(newFile()).current().id).not.toBe(made.current().id)
  })

  it.each([
    ['no JSON', 'x', /is damaged/],
    ['cut short', '{"version":1,"id"', /is damaged/],
    ['empty', '', /is damaged/],
    ['of a newer version', '{"version":2}', /newer Portcullis/],
    ['with a profile that does not fit', null, /is damaged/],
  ])('goes on with the copy before the last change, and says so: %s', (_name, text, why) => {
    const file = newFile()
    const device = openDeviceFile(file)
    device.change({ live: live(7) })
    device.change({ live: live(8) })
    const broken = text ?? readFileSync(file, 'utf8').replace('"entrance"', '"entrence"')
    writeFileSync(file, broken)
    const again = openDeviceFile(file)
    expect(again.current().live?.revision).toBe(7)
    expect(again.problems).toMatchObject([{ kind: 'device-file', message: expect.stringMatching(why) }])
    expect(readFileSync(`${file}.damaged`, 'utf8')).toBe(broken)
    again.change({ live: live(9) })
    expect(openDeviceFile(file).current().live?.revision).toBe(9)
    expect(openDeviceFile(file).problems).toEqual([])
  })

  it('begins anew where neither can be read, and keeps what was there', () => {
    const file = newFile()
    openDeviceFile(file).change({ live: live(7) })
    writeFileSync(file, 'x')
    writeFileSync(`${file}.last`, 'y')
    const again = openDeviceFile(file)
    expect(again.current().open).toBe('practice')
    expect(again.problems[0]?.message).toMatch(/begins anew/)
    expect(readFileSync(file, 'utf8')).toBe('x')
    expect(readdirSync(join(file, '..')).sort()).toEqual([
      'device.json',
      'device.json.damaged',
      'device.json.last',
    ])
  })

  it('takes nothing that it would not read again', () => {
    const file = newFile()
    const device = openDeviceFile(file)
    const before = readFileSync(file, 'utf8')
    expect(() => device.change({ open: '../elsewhere' })).toThrow()
    expect(() => device.change({ live: { ...live(7), profile: { budgetMs: 1 } } })).toThrow()
    expect(device.current().open).toBe('practice')
    expect(readFileSync(file, 'utf8')).toBe(before)
  })
})

describe('a book', () => {
  const at = (baseUrl: string): Environment => ({ kind: 'custom', baseUrl })
  it('is one for each environment, and its folder its own', () => {
    const environments: Environment[] = [
      { kind: 'production', baseUrl: 'https://api.example' },
      { kind: 'sandbox', number: 7 },
      { kind: 'sandbox', number: 8 },
      at('https://one.example'),
      at('https://two.example'),
      at('https://one.example/path'),
    ]
    const folders = environments.map((one) => placesOfBook('/home', bookOf(one)).database)
    expect(new Set(folders).size).toBe(environments.length)
    expect(bookOf(at('https://one.example/'))).toBe(bookOf(at('https://ONE.example')))
    expect(bookOf({ kind: 'practice', baseUrl: 'http://127.0.0.1:1' })).toBe('practice')
  })

  it('tells addresses of one environment apart', () => {
    const production = (baseUrl: string) => addressOf({ kind: 'production', baseUrl })
    expect(production('https://api.example')).toBe(production('https://API.example/'))
    expect(production('https://api.example')).not.toBe(production('https://evil.example'))
    expect(addressOf({ kind: 'sandbox', number: 7 })).not.toBe(
      addressOf({ kind: 'sandbox', number: 7, baseUrl: 'https://evil.example' }),
    )
  })
})

describe('a live profile', () => {
  it('is told field by field what does not fit', () => {
    const issues = liveProfileIssues({
      environment: { kind: 'sandbox', number: 7 },
      budgetMs: 1,
      entrence: 'x',
    })
    expect(issues).toEqual(
      expect.arrayContaining([
        { path: 'budgetMs', message: expect.stringContaining('50') },
        { path: 'entrence', message: 'there is no such setting' },
      ]),
    )
    expect(liveProfileIssues({ environment: { kind: 'sandbox', number: 7 } })).toEqual([])
    expect(liveProfileIssues({})).toMatchObject([{ path: 'environment' }])
  })

  it('shows what changes, setting by setting, defaults filled in', () => {
    const before = profileSchema.parse({ environment: { kind: 'sandbox', number: 7 }, timeZone: 'UTC' })
    const after = profileSchema.parse({
      environment: { kind: 'sandbox', number: 8 },
      timeZone: 'UTC',
      calls: { startPerMinute: 120, ceilingPerMinute: 200 },
      admit: { events: ['a'] },
      tenantId: '447',
    })
    expect(changesBetween(before, before)).toEqual([])
    expect(changesBetween(before, after).sort((one, two) => one.path.localeCompare(two.path))).toEqual([
      { path: 'admit.events', from: '[]', to: '["a"]' },
      { path: 'calls.ceilingPerMinute', from: '300', to: '200' },
      { path: 'environment', from: '{"kind":"sandbox","number":7}', to: '{"kind":"sandbox","number":8}' },
      { path: 'tenantId', from: null, to: '"447"' },
    ])
  })
})
