import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { PracticeReady } from '../../electron/contract/boot.ts'
import { scannerSettingsSchema } from '../../electron/contract/scanner.ts'
import { practiceBoot } from '../../electron/shell/boot-message.ts'
import { openDeviceSettings } from '../../electron/shell/device-settings.ts'
import { tempFolder } from '../temp-folder.ts'

const scanner = scannerSettingsSchema.parse({ ending: 'tab', characterMs: 12 })
const venue = {
  kind: 'practice-ready',
  baseUrl: 'http://127.0.0.1:4711',
  apiKey: 'key',
  tenantId: '12',
  timeZone: 'UTC',
  samples: [],
} satisfies PracticeReady

function file(text?: string): string {
  const folder = tempFolder()
  const path = join(folder, 'device-settings.json')
  if (text !== undefined) writeFileSync(path, text)
  return path
}

it('keeps what was set for the next start, readable to this user alone, and nothing that was not set', () => {
  const path = file()
  const lines: string[] = []
  const settings = openDeviceSettings(path, (line) => lines.push(line))
  expect(settings.get()).toEqual({})
  settings.set({ scanner })
  expect(openDeviceSettings(path, (line) => lines.push(line)).get()).toEqual({ scanner })
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ scanner })
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(lines).toEqual([])
})

it('is laid over the profile of practice', () => {
  const device = openDeviceSettings(file('{"policy": "local-first"}'), () => {}).get()
  const { profile } = practiceBoot('/data', new Uint8Array(32), venue, device)
  expect(profile).toMatchObject({
    policy: 'local-first',
    environment: { kind: 'practice', baseUrl: venue.baseUrl },
    calls: { ceilingPerMinute: 60_000 },
  })
})

it.each([
  ['no JSON', '{', /not used/],
  ['a setting that there is not', '{"polcy": "local-first"}', /polcy: there is no such setting/],
  ['another ACME', '{"environment": {"kind": "practice"}}', /environment: there is no such setting/],
  ['a value out of bounds', '{"scanner": {"characterMs": 0}}', /scanner.characterMs/],
])('goes on with the defaults, and says why, where the file holds %s', (_, text, reason) => {
  const lines: string[] = []
  expect(openDeviceSettings(file(text), (line) => lines.push(line)).get()).toEqual({})
  expect(lines.join('\n')).toMatch(reason)
})
