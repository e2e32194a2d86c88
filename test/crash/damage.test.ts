import { cpSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { z } from 'zod'
import type { Store } from '../../electron/gate/store/store.ts'
import {
  admit,
  admittedVerdict,
  barcodeOf,
  cardBarcode,
  eventOf,
  openAt,
  orderOf,
  person,
  scanIdOf,
} from '../gate/store/admissions.ts'
import { tempFolder } from '../temp-folder.ts'

/** Places of the short form; `PORTCULLIS_CORRUPTIONS=200` is the long one. */
const PLACES = Number(process.env['PORTCULLIS_CORRUPTIONS'] ?? 40)

const numberSchema = z.number()

const ADMITTED = 60
const UNDONE = 7
const RECORDED = 20
const TICKETS = 200

/** What must be the same after any damage: every verdict that was shown, and what ACME is owed. */
function factsIn(store: Store) {
  const numbers = Array.from({ length: ADMITTED }, (_, n) => n)
  return numbers.map((n) => ({
    verdict: store.scans.byId(scanIdOf(n)),
    undone: store.scans.admission(scanIdOf(n))?.undoneAt ?? null,
    movements: store.scans.movements(store.lookup(barcodeOf(n))).length,
    admission: store.outbox.stateOf(scanIdOf(n), 'admission'),
    undo: store.outbox.stateOf(scanIdOf(n), 'undo'),
    asked: store.attempts.landedUnseen(store.lookup(barcodeOf(n))),
  }))
}

/** A shift up to its middle; what comes after it lies in the log alone. */
function beginShift(store: Store): void {
  store.events.apply([eventOf()], 1)
  const orders = Array.from({ length: TICKETS }, (_, n) => orderOf(n))
  store.orders.apply(orders, 1)
  const card = { cardId: 'c1', level: 'Patron', cardType: null, standing: 'active', expiresAt: null } as const
  store.passes.applyCards([{ ...card, barcodes: [cardBarcode], holder: person }], 1)
  for (let n = 0; n < ADMITTED / 2; n += 1) admit(store, n)
}

function endShift(store: Store): void {
  for (let n = ADMITTED / 2; n < ADMITTED; n += 1) admit(store, n)
  const due = store.outbox.due('admission', 10_000, RECORDED)
  store.outbox.settle(
    due.map(({ id }) => ({ id, state: 'recorded', requestId: 'up-1', error: null, story: null })),
    5_000,
  )
  for (let n = 0; n < UNDONE; n += 1) {
    const standing = store.scans.admission(scanIdOf(n))
    if (standing === null) throw new Error('it was admitted')
    store.atomically(() => {
      store.scans.markUndone(standing, 6_000, 'wrong guest')
      store.outbox.addUndo(scanIdOf(n), store.lookup(barcodeOf(n)), 6_000)
    })
  }
  store.memory.remember('blocked-until', 4_711)
}

const FILES = ['gate.db', 'gate.db-wal', 'second-record.log'] as const

/** The files as SIGKILL leaves them: half of the shift in the database, half in its log. */
async function killedShift(): Promise<{ folder: string; facts: ReturnType<typeof factsIn> }> {
  const running = tempFolder()
  const store = openAt(running)
  beginShift(store)
  store.tidy(0)
  endShift(store)
  // The second record is written when the turn is over.
  await new Promise((resolve) => setImmediate(resolve))
  const facts = factsIn(store)
  const folder = tempFolder()
  for (const file of FILES) cpSync(join(running, file), join(folder, file))
  store.close()
  return { folder, facts }
}

type Damage = { readonly name: string; readonly do: (file: string, at: number) => void }

const change =
  (length: number, to: (byte: number, index: number) => number) =>
  (file: string, at: number): void => {
    const bytes = readFileSync(file)
    for (let index = at; index < Math.min(bytes.length, at + length); index += 1) {
      bytes[index] = to(bytes[index] ?? 0, index)
    }
    writeFileSync(file, bytes)
  }

const DAMAGES: readonly Damage[] = [
  { name: 'one byte flipped', do: change(1, (byte) => byte ^ 0xff) },
  { name: 'one bit flipped', do: change(1, (byte) => byte ^ 0x04) },
  { name: 'cut off', do: (file, at) => truncateSync(file, at) },
  { name: '16 bytes of garbage', do: change(16, (_, index) => (index * 37) % 251) },
  { name: 'a page of zeros', do: change(4_096, () => 0) },
]

/** The header byte by byte first, then places spread over the whole file. */
function placesIn(bytes: number, n: number): number[] {
  const header = [0, 16, 18, 24, 28, 40, 44, 56, 60, 63, 100, 103].slice(0, Math.ceil(n / 4))
  const rest = n - header.length
  return [...header, ...Array.from({ length: rest }, (_, nth) => Math.floor(((nth + 0.5) / rest) * bytes))]
}

it(`with damage at ${PLACES} places of the database and its log a gate opens, has every admission, and goes on`, async () => {
  const { folder, facts } = await killedShift()
  const sizes = {
    db: readFileSync(join(folder, 'gate.db')).length,
    wal: readFileSync(join(folder, 'gate.db-wal')).length,
  }
  expect(sizes.db).toBeGreaterThan(40_000)
  expect(sizes.wal).toBeGreaterThan(40_000)
  const cases = [
    ...placesIn(sizes.db, Math.ceil(PLACES / 2)).map((at) => ({ file: 'gate.db', at })),
    ...placesIn(sizes.wal, Math.floor(PLACES / 2)).map((at) => ({ file: 'gate.db-wal', at })),
  ]
  const met = { healed: 0, caughtUp: 0, unseen: 0 }
  for (const [nth, { file, at }] of cases.entries()) {
    const damage = DAMAGES[nth % DAMAGES.length]
    if (damage === undefined) throw new Error('there is damage for every place')
    const name = `${damage.name} in ${file} at ${at}`
    const damaged = tempFolder()
    for (const one of FILES) cpSync(join(folder, one), join(damaged, one))
    damage.do(join(damaged, file), at)
    const before = readFileSync(join(damaged, file))

    const store = openAt(damaged)
    const now = factsIn(store)
    const healed = store.healed
    const block = store.memory.recall('blocked-until', numberSchema)
    admit(store, ADMITTED + 1)
    const goesOn = store.scans.byId(scanIdOf(ADMITTED + 1))
    store.close()

    expect({ name, facts: now, block }).toEqual({ name, facts, block: 4_711 })
    expect({ name, goesOn }).toEqual({ name, goesOn: admittedVerdict(ADMITTED + 1) })
    expect({ name, integrity: integrityOf(damaged) }).toEqual({ name, integrity: 'ok' })
    const [aside] = readdirSync(damaged).filter((one) => one.startsWith('damaged-'))
    expect({ name, said: healed !== null }).toEqual({ name, said: aside !== undefined })
    if (aside !== undefined && (healed?.includes('The old files') || file === 'gate.db-wal')) {
      expect({ name, kept: readFileSync(join(damaged, aside, file)).equals(before) }).toEqual({
        name,
        kept: true,
      })
    }
    met[aside === undefined ? 'unseen' : healed?.includes('The old files') ? 'healed' : 'caughtUp'] += 1
  }
  console.info(`${PLACES} places: ${JSON.stringify(met)}`)
  expect(met.healed).toBeGreaterThan(PLACES / 8)
  expect(met.caughtUp).toBeGreaterThan(PLACES / 8)
}, 600_000)

it('without the second record the same damage loses admissions: what the proof rests on', async () => {
  const { folder, facts } = await killedShift()
  const damaged = tempFolder()
  for (const one of ['gate.db', 'gate.db-wal']) cpSync(join(folder, one), join(damaged, one))
  change(16, () => 0)(join(damaged, 'gate.db-wal'), 33)
  const store = openAt(damaged)
  const lost = factsIn(store).filter(({ verdict }, n) => verdict === null && facts[n]?.verdict !== null)
  store.close()
  expect(lost.length).toBeGreaterThan(10)
})

function integrityOf(folder: string): unknown {
  const db = new Database(join(folder, 'gate.db'), { readonly: true })
  try {
    return db.pragma('integrity_check', { simple: true })
  } finally {
    db.close()
  }
}
