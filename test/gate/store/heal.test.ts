import { randomBytes } from 'node:crypto'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { tempFolder } from '../../temp-folder.ts'
import { admit, admittedVerdict, barcodeOf, openAt, orderOf, scanIdOf } from './admissions.ts'

const folderWithOneAdmission = (): string => {
  const folder = tempFolder()
  const store = openAt(folder)
  store.orders.apply([orderOf(1), orderOf(2)], 7)
  admit(store, 1)
  store.close()
  return folder
}

const asideIn = (folder: string): string[] =>
  readdirSync(folder).filter((name) => name.startsWith('damaged-'))

function wreck(folder: string): Buffer {
  const file = join(folder, 'gate.db')
  const bytes = readFileSync(file)
  bytes.fill(0xff, 0, 60_000)
  writeFileSync(file, bytes)
  return bytes
}

it('a wrecked database is set aside whole, and its admissions are carried over', () => {
  const folder = folderWithOneAdmission()
  const bytes = wreck(folder)
  const store = openAt(folder)
  expect(store.healed).toMatch(/1 admissions, 1 scans, 1 outbox rows/)
  expect(store.scans.byId(scanIdOf(1))).toEqual(admittedVerdict(1))
  expect(store.outbox.due('admission', 10, 10)).toMatchObject([
    { scanId: scanIdOf(1), barcode: barcodeOf(1) },
  ])
  store.close()
  const [aside = ''] = asideIn(folder)
  expect(readFileSync(join(folder, aside, 'gate.db')).equals(bytes)).toBe(true)
  expect(readFileSync(join(folder, aside, 'what-happened.txt'), 'utf8')).toContain('1 admissions')
  expect(statSync(join(folder, aside)).mode & 0o077).toBe(0)
})

it('a second time it is set aside beside the first', () => {
  const folder = folderWithOneAdmission()
  for (const times of [1, 2, 3]) {
    wreck(folder)
    openAt(folder).close()
    expect(asideIn(folder)).toHaveLength(times)
  }
  const store = openAt(folder)
  expect(store.healed).toBeNull()
  expect(store.scans.byId(scanIdOf(1))).toEqual(admittedVerdict(1))
  store.close()
})

it('what is whole of a damaged database is carried over: tickets and the people behind them', () => {
  const folder = tempFolder()
  const first = openAt(folder)
  const orders = Array.from({ length: 300 }, (_, n) => orderOf(n))
  first.orders.apply(orders, 7)
  first.close()
  const file = join(folder, 'gate.db')
  const bytes = readFileSync(file)
  const middle = Math.floor(bytes.length / 2 / 4_096) * 4_096
  bytes.fill(0xff, middle, middle + 4_096)
  writeFileSync(file, bytes)
  const store = openAt(folder)
  const found = orders.filter((_, n) => store.passes.find(store.lookup(barcodeOf(n))) !== null).length
  const listed = store.orders.listed('e1').size
  expect(store.healed).toMatch(/tickets/)
  expect(found).toBeGreaterThan(200)
  expect(listed).toBe(0)
  store.close()
})

it('a database that is gone is made anew from the second record', () => {
  const folder = folderWithOneAdmission()
  rmSync(join(folder, 'gate.db'))
  const store = openAt(folder)
  expect(store.healed).toMatch(/^The database was missing/)
  expect(store.scans.byId(scanIdOf(1))).toEqual(admittedVerdict(1))
  store.close()
})

it('a damaged line of the second record costs that line, and it is written anew', async () => {
  const folder = folderWithOneAdmission()
  const record = join(folder, 'second-record.log')
  writeFileSync(record, readFileSync(record, 'utf8').replace('north-1', 'north-2'))
  appendFileSync(record, 'deadbeef {"kind":"row"')
  const store = openAt(folder)
  expect(store.healed).toBeNull()
  await expect.poll(() => readFileSync(record, 'utf8')).toContain('north-1')
  store.close()
  rmSync(join(folder, 'gate.db'))
  const again = openAt(folder)
  expect(again.scans.byId(scanIdOf(1))).toEqual(admittedVerdict(1))
  again.close()
})

it('a start after a good end looks at no row and keeps the second record as it is', () => {
  const folder = folderWithOneAdmission()
  const lines = (): number => readFileSync(join(folder, 'second-record.log'), 'utf8').split('\n').length
  const before = lines()
  openAt(folder).close()
  // Who opened it, and that it was closed.
  expect(lines()).toBe(before + 2)
})

it('a damaged folder of another key stays as it is', () => {
  const folder = folderWithOneAdmission()
  const bytes = wreck(folder)
  const record = readFileSync(join(folder, 'second-record.log'))
  expect(() => openAt(folder, randomBytes(32))).toThrow(expect.objectContaining({ fault: 'wrong-key' }))
  expect(readFileSync(join(folder, 'gate.db')).equals(bytes)).toBe(true)
  expect(readFileSync(join(folder, 'second-record.log')).equals(record)).toBe(true)
  expect(asideIn(folder)).toEqual([])
})

it('a second record that cannot be written is said, scans go on, and it is made good later', async () => {
  const folder = tempFolder()
  const record = join(folder, 'second-record.log')
  // A folder in its place: no file can be made there.
  mkdirSync(record)
  const store = openAt(folder)
  admit(store, 1)
  await new Promise((resolve) => setImmediate(resolve))
  expect(store.recordTrouble()).toMatch(/second record/)
  expect(store.scans.byId(scanIdOf(1))).toEqual(admittedVerdict(1))
  rmSync(record, { recursive: true })
  admit(store, 2)
  await new Promise((resolve) => setImmediate(resolve))
  store.tidy()
  await expect.poll(() => (existsSync(record) ? readFileSync(record, 'utf8') : '')).toContain(scanIdOf(1))
  expect(store.recordTrouble()).toBeNull()
  store.close()
})

it('no file of the folder can be read by others', () => {
  const folder = folderWithOneAdmission()
  wreck(folder)
  const store = openAt(folder)
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    expect({ name, open: statSync(join(folder, name)).mode & 0o077 }).toEqual({ name, open: 0 })
  }
  store.close()
})

it('keeps what the service remembers across a lost database', () => {
  const folder = tempFolder()
  const store = openAt(folder)
  store.memory.remember('blocked-until', 4)
  store.memory.remember('blocked-until', 5)
  store.close()
  rmSync(join(folder, 'gate.db'))
  const again = openAt(folder)
  expect(again.memory.recall('blocked-until', z.number())).toBe(5)
  again.close()
})
