import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { scanLogRowSchema, scanLogSchema } from '../../../electron/contract/reporting.ts'
import type { PracticeVenue } from '../../../electron/practice/venue.ts'
import { tempFolder } from '../../temp-folder.ts'
import { sample, venue } from '../at-the-gate.ts'
import { laneAt, startLane } from './lane-process.ts'

const NAME = 'Philippa Quillfeather'

/** A lane of this folder, and how it is spoken to. */
async function opened(at: PracticeVenue, folder: string, namesInRecords: 'named' | 'left-out') {
  const lane = startLane(laneAt(at, folder, { roles: { namesInRecords } }))
  await lane.next()
  const ask = (command: object | string) =>
    lane.ask(typeof command === 'string' ? command : JSON.stringify(command))
  return { ask, end: lane.end }
}

/** Who was signed in by the scan log, oldest first. */
async function namesBy(ask: (command: object) => Promise<unknown>) {
  const { rows } = scanLogSchema.parse(await ask({ do: 'scan-log' }))
  return rows.toReversed().map(({ signedIn }) => signedIn)
}

it('names whoever was signed in at a scan, and nobody before, after, or where names are not wanted', async () => {
  const at = await venue()
  const folder = tempFolder()
  const { ask, end } = await opened(at, folder, 'named')
  await ask({ do: 'sync' })
  await ask({ do: 'change-staff', act: 'add', name: NAME, role: 'admin', pin: '1212' })
  await ask(sample(at, 'good', 0))
  await ask({ do: 'unlock', pin: '1212' })
  await ask(sample(at, 'good', 1))
  // Refused, unreadable, for several guests, and against the rules: whatever is kept as a scan.
  await ask(sample(at, 'expired'))
  await ask('   ')
  await ask({ do: 'scan', barcode: sample(at, 'good', 2), count: 1 })
  await ask({ do: 'override', of: { barcode: sample(at, 'expired') }, reason: 'Paid at the desk' })
  await ask({ do: 'lock' })
  await ask(sample(at, 'good', 3))
  await ask({ do: 'unlock', pin: '1212' })
  expect(await namesBy(ask)).toEqual([null, NAME, NAME, NAME, NAME, NAME, null])

  const exported = async (format: string) =>
    String((await ask({ do: 'export-records', what: 'scan-log', format }))['text'])
  const rows = scanLogRowSchema.array().parse(JSON.parse(await exported('json')))
  expect(rows.filter(({ signedIn }) => signedIn === NAME)).toHaveLength(5)
  const [header, ...lines] = (await exported('csv')).trim().split('\r\n')
  expect(header?.endsWith(',signed_in')).toBe(true)
  expect(lines.filter((line) => line.endsWith(`,${NAME}`))).toHaveLength(5)
  await end()

  // Sealed: nobody reads it out of a stolen folder.
  const data = join(folder, 'data')
  const files = readdirSync(data).map((name) => readFileSync(join(data, name)))
  expect(files.some((bytes) => bytes.includes('signed_in'))).toBe(true)
  expect(files.filter((bytes) => bytes.includes('Quillfeather'))).toEqual([])

  // The profile changed its mind: what was kept is not shown, and nothing more is kept.
  const later = await opened(at, folder, 'left-out')
  await later.ask({ do: 'unlock', pin: '1212' })
  await later.ask(sample(at, 'good', 4))
  expect(await namesBy(later.ask)).toEqual(Array(8).fill(null))
  await later.end()
  const again = await opened(at, folder, 'named')
  await again.ask({ do: 'unlock', pin: '1212' })
  expect(await namesBy(again.ask)).toEqual([null, NAME, NAME, NAME, NAME, NAME, null, null])
  await again.end()
}, 120_000)
