import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Store } from '../../../electron/gate/store/store.ts'
import { admit, admittedVerdict, barcodeOf, openAt } from './admissions.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const now = Date.parse('2026-11-22T21:10:30Z')

let folder: string
let store: Store
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portcullis-pace-'))
  store = openAt(folder)
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Guests who go out with one code. */
function letOut(n: number, guests: number, at: number): void {
  store.scans.commit({
    verdict: admittedVerdict(n, at),
    via: 'lane',
    lane: 'north-1',
    direction: 'out',
    hash: store.lookup(barcodeOf(n)),
    barcode: barcodeOf(n),
    signedIn: null,
    admission: { visit: 0, guests, knew: [], upload: { kind: 'none' } },
  })
}

test('before anyone came there is no shift', () => {
  expect(store.pace(now)).toEqual({ since: null, asOf: now, admitted: 0, left: 0, perMinute: [] })
})

test('a shift counts from its first minute to this one, both ways, without what was undone', () => {
  admit(store, 1, now - 3 * MINUTE)
  admit(store, 2, now - 3 * MINUTE + 20_000)
  admit(store, 3, now - MINUTE)
  letOut(9, 4, now)
  admit(store, 4, now - 2 * MINUTE)
  const mistaken = store.scans.admission(admittedVerdict(4).scanId)
  if (mistaken === null) throw new Error('the fourth was not admitted')
  store.scans.markUndone(mistaken, now, 'mistake')
  expect(store.pace(now)).toEqual({
    since: now - 3 * MINUTE - 30_000,
    asOf: now,
    admitted: 3,
    left: 4,
    perMinute: [2, 0, 1, 4],
  })
})

test('a pause of four hours begins a new shift, a shorter one does not', () => {
  admit(store, 1, now - 20 * HOUR)
  admit(store, 2, now - 5 * HOUR)
  admit(store, 3, now - 5 * HOUR + 3 * HOUR)
  const { since, admitted, perMinute } = store.pace(now)
  expect([since, admitted]).toEqual([now - 5 * HOUR - 30_000, 2])
  expect(perMinute).toHaveLength(301)
})

test('what is older than a day, or dated ahead by a clock that was set back, is not of this shift', () => {
  admit(store, 1, now - 25 * HOUR)
  admit(store, 2, now + HOUR)
  expect(store.pace(now).since).toBeNull()
})
