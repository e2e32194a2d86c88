import { expect, it, onTestFinished } from 'vitest'
import { profileSchema } from '../../electron/contract/profile.ts'
import { keepRetention } from '../../electron/gate/retention.ts'
import { tempFolder } from '../temp-folder.ts'
import { fakeClock } from './fake-clock.ts'
import { admit, openAt, scanIdOf } from './store/admissions.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const { retention } = profileSchema.parse({ retention: { scansMs: 30 * DAY_MS } })

function gateWithOldScan(acmeNow: (now: number) => number | null) {
  const time = fakeClock()
  const store = openAt(tempFolder())
  onTestFinished(() => store.close())
  admit(store, 1, time.clock.now() - 30 * DAY_MS)
  for (const { id } of store.outbox.due('admission', time.clock.now(), 1)) {
    store.outbox.settle([{ id, state: 'recorded', requestId: null, error: null, story: null }], 5)
  }
  let due = 0
  let pieces = 0
  const kept = keepRetention({
    store,
    retention,
    clock: time.clock,
    acmeNow: () => acmeNow(time.clock.now()),
    onDue: () => {
      due += 1
    },
    onPieces: () => {
      pieces += 1
    },
  })
  onTestFinished(kept.close)
  const isHere = (): boolean => store.scans.byId(scanIdOf(1)) !== null
  const work = (): void => {
    while (kept.step());
  }
  return { time, store, kept, isHere, work, due: () => due, pieces: () => pieces }
}

it('lets go of a scan that has had its time, not before the first minute and only in a quiet moment', async () => {
  const gate = gateWithOldScan((now) => now)
  gate.work()
  expect({ due: gate.due(), here: gate.isHere() }).toEqual({ due: 0, here: true })
  await gate.time.advance(61_000)
  expect({ due: gate.due(), here: gate.isHere() }).toEqual({ due: 1, here: true })
  gate.work()
  expect(gate.isHere()).toBe(false)
  await gate.time.advance(HOUR_MS - 1_000)
  expect(gate.due()).toBe(1)
  await gate.time.advance(1_000)
  expect(gate.due()).toBe(2)
})

it.each([
  ['while ACME is out of reach, for nobody says what time it is', () => null],
  ['by a clock that ACME calls fast', (now: number) => now - DAY_MS],
])('lets go of nothing %s', async (_, acmeNow) => {
  const gate = gateWithOldScan(acmeNow)
  await gate.time.advance(3 * HOUR_MS)
  gate.work()
  expect(gate.isHere()).toBe(true)
})

it('leaves pieces of what it let go of until nobody is at the gate for a good while, over a restart too', async () => {
  const gate = gateWithOldScan((now) => now)
  const rewritten: number[] = []
  const store = { ...gate.store, rewrite: () => void rewritten.push(1) }
  gate.kept.finish()
  await gate.time.advance(61_000)
  gate.work()
  expect(gate.pieces()).toBe(1)
  let pieces = 0
  const next = keepRetention({
    ...{ store, retention, clock: gate.time.clock, acmeNow: () => null, onDue: () => {} },
    onPieces: () => {
      pieces += 1
    },
  })
  onTestFinished(next.close)
  expect([pieces, rewritten.length]).toEqual([1, 0])
  next.finish()
  next.finish()
  expect(rewritten).toEqual([1])
})
