import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type AuditRow, auditActSchema, auditRowSchema } from '../../../electron/contract/audit.ts'
import { hashOf, makeVerifier, type Trimmed } from '../../../electron/gate/store/audit-chain.ts'
import { actsOf } from '../acts-of-any-kind.ts'

const SEED = 20_261_122

const act = actsOf(auditActSchema.options)

/** A log as the store writes it. */
const log = fc.array(act, { minLength: 1, maxLength: 12 }).map((entries) => {
  const rows: AuditRow[] = []
  for (const [index, entry] of entries.entries()) {
    const unsigned = { ...entry, no: index + 1, prev: rows.at(-1)?.hash ?? '0f'.repeat(32) }
    rows.push(auditRowSchema.parse({ ...unsigned, hash: hashOf(unsigned) }))
  }
  return rows
})

const headOf = (rows: readonly AuditRow[]) => ({ count: rows.length, hash: rows.at(-1)?.hash ?? null })

/** What comes of a log found like this, which was once `written`. */
function found(rows: readonly AuditRow[], written: readonly AuditRow[], trimmed: Trimmed | null = null) {
  const verifier = makeVerifier(trimmed)
  rows.every((row) => verifier.take({ no: row.no, row }))
  return verifier.end(headOf(written))
}

const broken = (written: readonly AuditRow[], rows: readonly AuditRow[], firstBroken: number) =>
  expect(found(rows, written)).toMatchObject({ sound: false, firstBroken })

const at = (rows: readonly AuditRow[], pick: number): number => pick % rows.length

it('a log that nobody touched is sound, however its facts are ordered', () => {
  fc.assert(
    fc.property(log, (rows) => {
      const turned = rows.map((row) => ({
        ...row,
        what: Object.fromEntries(Object.entries(row.what).toReversed()),
      }))
      expect(found(turned, rows)).toMatchObject({ sound: true })
    }),
    { seed: SEED },
  )
})

it('a row that was removed is named, the last ones too', () => {
  fc.assert(
    fc.property(log, fc.nat(), (rows, pick) => {
      const gone = at(rows, pick)
      broken(rows, rows.toSpliced(gone, 1), gone + 1)
      broken(rows, rows.slice(0, gone), gone + 1)
    }),
    { seed: SEED },
  )
})

it('a removed row is found although the rest is numbered anew', () => {
  fc.assert(
    fc.property(log, fc.nat(), (rows, pick) => {
      const gone = at(rows, pick)
      const closed = rows.toSpliced(gone, 1).map((row, index) => ({ ...row, no: index + 1 }))
      expect(found(closed, rows)).toMatchObject({ sound: false })
      const signed = closed.map((row) => ({ ...row, hash: hashOf(row) }))
      expect(found(signed, rows)).toMatchObject({ sound: false })
    }),
    { seed: SEED },
  )
})

it('a changed row is named; one that was signed anew shows in the next, or in the head', () => {
  const changes: readonly ((row: AuditRow) => AuditRow)[] = [
    (row) => ({ ...row, at: row.at + 1 }),
    (row) => ({ ...row, act: row.act === 'undo' ? 'override' : 'undo' }),
    (row) => ({ ...row, scanId: row.scanId === null ? '01980000-0000-7000-8000-000000000000' : null }),
    (row) => ({ ...row, role: row.role === 'admin' ? 'steward' : 'admin' }),
    (row) => ({ ...row, who: `${row.who ?? ''}x` }),
    (row) => ({ ...row, what: { ...row.what, added: 1 } }),
    (row) => ({ ...row, why: row.why === null ? '' : null }),
    (row) => ({ ...row, prev: 'ab'.repeat(32) }),
  ]
  fc.assert(
    fc.property(log, fc.nat(), fc.constantFrom(...changes), (rows, pick, change) => {
      const index = at(rows, pick)
      const row = rows[index]
      if (row === undefined) throw new Error('there is one')
      const changed = change(row)
      broken(rows, rows.with(index, changed), index + 1)
      const signed = { ...changed, hash: hashOf(changed) }
      const said = found(rows.with(index, signed), rows)
      expect(said.sound).toBe(false)
      if (!said.sound) expect(said.firstBroken).toBeLessThanOrEqual(index + 2)
    }),
    { seed: SEED },
  )
})

it('rows that changed places are named', () => {
  fc.assert(
    fc.property(log, fc.nat(), fc.nat(), (rows, one, other) => {
      const [first, second] = [at(rows, one), at(rows, other)].toSorted((a, b) => a - b)
      const [a, b] = [rows[first ?? 0], rows[second ?? 0]]
      fc.pre(a !== undefined && b !== undefined && first !== second)
      if (a === undefined || b === undefined || first === undefined || second === undefined) return
      broken(rows, rows.with(first, b).with(second, a), first + 1)
      // With each other's numbers too.
      broken(rows, rows.with(first, { ...b, no: a.no }).with(second, { ...a, no: b.no }), first + 1)
    }),
    { seed: SEED },
  )
})

it('a row that was put in is found, wherever and however well it is signed', () => {
  fc.assert(
    fc.property(log, act, fc.nat(), (rows, entry, pick) => {
      const index = pick % (rows.length + 1)
      const unsigned = { ...entry, no: index + 1, prev: rows[index - 1]?.hash ?? '0f'.repeat(32) }
      const forged = auditRowSchema.parse({ ...unsigned, hash: hashOf(unsigned) })
      const rest = rows.slice(index).map((row) => ({ ...row, no: row.no + 1 }))
      expect(found([...rows.slice(0, index), forged, ...rest], rows)).toMatchObject({ sound: false })
      expect(found([...rows.slice(0, index), forged, ...rows.slice(index)], rows)).toMatchObject({
        sound: false,
      })
    }),
    { seed: SEED },
  )
})

it('a log that let go of its oldest rows is sound by the hash of the last of them, and by no other', () => {
  fc.assert(
    fc.property(log, fc.nat(), fc.nat(), (rows, pick, other) => {
      const gone = at(rows, pick)
      const last = rows[gone]
      if (last === undefined) throw new Error('there is one')
      const trimmed = { through: last.no, hash: last.hash }
      const left = rows.slice(gone + 1)
      expect(found(left, rows, trimmed)).toMatchObject({ sound: true, entries: left.length })
      // Rows that had their time and came back with an old copy are no matter.
      expect(found(rows.slice(at(rows, other)), rows, trimmed).sound).toBe(at(rows, other) <= gone + 1)
      fc.pre(left.length > 0)
      broken(rows, left, 1)
      expect(found(left, rows, { ...trimmed, hash: 'ab'.repeat(32) })).toMatchObject({ sound: false })
      expect(found(left.slice(1), rows, trimmed)).toMatchObject({ sound: false, firstBroken: last.no + 1 })
      const changed = left.map((row, index) => (index === 0 ? { ...row, why: `${row.why ?? ''}x` } : row))
      expect(found(changed, rows, trimmed)).toMatchObject({ sound: false, firstBroken: last.no + 1 })
    }),
    { seed: SEED },
  )
})
