import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  type AuditFilter,
  type AuditShown,
  auditActSchema,
  auditShownSchema,
} from '../../../electron/contract/audit.ts'
import { makeActsText, proveActs } from '../../../electron/gate/acts/exported.ts'
import { hashOf } from '../../../electron/gate/store/audit-chain.ts'
import { actsOf } from '../acts-of-any-kind.ts'

const SEED = 20_261_122

/** With the lane that the export adds. */
const act = fc
  .tuple(
    actsOf(auditActSchema.options.filter((one) => one !== 'log-trimmed')),
    fc.option(fc.string({ maxLength: 10 })),
  )
  .map(([one, lane]) => ({ ...one, lane }))

/** A log as it is kept. */
const log = fc.array(act, { minLength: 2, maxLength: 10 }).map((entries) => {
  const rows: AuditShown[] = []
  for (const [index, { lane, ...entry }] of entries.entries()) {
    const unsigned = { ...entry, no: index + 1, prev: rows.at(-1)?.hash ?? '0f'.repeat(32) }
    rows.push(auditShownSchema.parse({ ...unsigned, hash: hashOf(unsigned), lane }))
  }
  return rows
})

type How = { readonly filter?: AuditFilter; readonly cut?: boolean }
type Meant = { all: AuditShown[]; rows: AuditShown[]; how: How; whole: boolean }

/** The file of these rows, of a log that ends so. */
function fileOf(rows: readonly AuditShown[], all: readonly AuditShown[], how: How = {}): string {
  const [first] = rows
  const file = makeActsText({
    ...{ device: 'north-1', filter: { acts: [], who: '' }, cut: false, ...how },
    head: { count: all.length, hash: all.at(-1)?.hash ?? null },
    entries: rows.length,
    begins: first === undefined ? null : { no: first.no, prev: first.prev },
  })
  const half = Math.ceil(rows.length / 2)
  const parts = [rows.slice(0, half), rows.slice(half)].filter((some) => some.length > 0)
  return file.opening + parts.map(file.rows).join(',\n') + file.closing()
}

type File = { rows: Record<string, unknown>[] } & Record<string, unknown>

/** The same file with its rows, or what is beside them, otherwise. */
function altered(text: string, change: (file: File) => File): string {
  return JSON.stringify(change(JSON.parse(text)))
}

/** The three ways in which a log comes into a file: all of it, the newest of it, or what was picked out. */
const files = log.chain((all) =>
  fc.constantFrom<Meant[]>(
    { all, rows: all, how: {}, whole: true },
    { all, rows: all.slice(1), how: { cut: true }, whole: false },
    {
      all,
      rows: all.filter(({ no }) => no % 3 !== 0),
      how: { filter: { acts: [], who: 'a' } },
      whole: false,
    },
  ),
)

it('a file that nobody touched is sound, on however many lines it stands', () => {
  fc.assert(
    fc.property(files, ({ all, rows, how, whole }) => {
      const text = fileOf(rows, all, how)
      const sound = { sound: true, entries: rows.length, whole, device: 'north-1' }
      expect(proveActs(text)).toMatchObject(sound)
      expect(proveActs(JSON.stringify(JSON.parse(text), null, 2))).toMatchObject(sound)
    }),
    { seed: SEED },
  )
  expect(proveActs(fileOf([], []))).toMatchObject({ sound: true, entries: 0 })
})

/** Another value of the same kind, so that the file still reads as one. */
function otherwise(value: unknown): unknown {
  if (typeof value === 'number') return value + 1
  if (typeof value === 'string')
    return /^[0-9a-f]{64}$/.test(value) ? value.replace(/^./, flipped) : `${value}x`
  if (value === null) return 'x'
  return { ...(typeof value === 'object' ? value : {}), added: 1 }
}
const flipped = (digit: string): string => (digit === '0' ? '1' : '0')

it('any one row that is changed is found, and named where it is one that its hash covers', () => {
  fc.assert(
    fc.property(files, fc.nat(), fc.nat(), ({ all, rows, how }, pick, field) => {
      const nth = pick % rows.length
      const text = fileOf(rows, all, how)
      const name = Object.keys(rows[nth] ?? {})[field % 11] ?? 'lane'
      const said = proveActs(
        altered(text, (file) => ({
          ...file,
          rows: file.rows.map((row, at) => (at === nth ? { ...row, [name]: otherwise(row[name]) } : row)),
        })),
      )
      expect(said).toMatchObject({ sound: false, why: expect.stringMatching(/\.$/) })
      if (said?.sound !== false || ['lane', 'no', 'act', 'role', 'scanId'].includes(name)) return
      expect(said.firstBroken).toBe(rows[nth]?.no)
    }),
    { seed: SEED, numRuns: 300 },
  )
})

it('any one row that is removed is found, the first and the last too, and named in a file that should have all', () => {
  fc.assert(
    fc.property(files, fc.nat(), ({ all, rows, how }, pick) => {
      const nth = pick % rows.length
      const text = altered(fileOf(rows, all, how), (file) => ({ ...file, rows: file.rows.toSpliced(nth, 1) }))
      const said = proveActs(text)
      expect(said).toMatchObject({ sound: false })
      if (said?.sound === false && how.filter === undefined) expect(said.firstBroken).toBe(rows[nth]?.no)
    }),
    { seed: SEED },
  )
})

it('any two rows that changed places are found, and a row that stands there twice', () => {
  fc.assert(
    fc.property(files, fc.nat(), fc.nat(), ({ all, rows, how }, one, other) => {
      const [a, b] = [one % rows.length, other % rows.length]
      fc.pre(a !== b)
      const text = fileOf(rows, all, how)
      const swapped = altered(text, (file) => {
        const [first, second] = [file.rows[a], file.rows[b]]
        return first && second ? { ...file, rows: file.rows.with(a, second).with(b, first) } : file
      })
      expect(proveActs(swapped)).toMatchObject({ sound: false, firstBroken: expect.any(Number) })
      const twice = altered(text, (file) => ({
        ...file,
        rows: file.rows.flatMap((row, at) => (at === a ? [row, row] : [row])),
      }))
      expect(proveActs(twice)).toMatchObject({ sound: false })
    }),
    { seed: SEED },
  )
})

it('what the file says of itself is covered too', () => {
  fc.assert(
    fc.property(
      files,
      fc.constantFrom<(file: File) => File>(
        (file) => ({ ...file, device: 'south-1' }),
        (file) => ({ ...file, cut: file['cut'] !== true }),
        (file) => ({ ...file, filter: { acts: [], who: 'b' } }),
        (file) => ({ ...file, entries: Number(file['entries']) + 1 }),
        (file) => ({ ...file, head: { count: 99, hash: 'ab'.repeat(32) } }),
        (file) => ({ ...file, added: true }),
      ),
      ({ all, rows, how }, change) => {
        expect(proveActs(altered(fileOf(rows, all, how), change))).toMatchObject({ sound: false })
      },
    ),
    { seed: SEED },
  )
})

it('a log without its oldest rows is whole where it says so itself, and lacks them where it does not', () => {
  fc.assert(
    fc.property(log, (all) => {
      const [first, ...rest] = all
      if (first === undefined) return
      expect(proveActs(fileOf(rest, all))).toMatchObject({ sound: false, firstBroken: 1 })
      const unsigned = {
        ...({ at: 1, act: 'log-trimmed', scanId: null, role: 'nobody', who: null, why: null } as const),
        ...{ no: all.length + 1, prev: all.at(-1)?.hash ?? '', what: { through: 1, hash: first.hash } },
      }
      const told = auditShownSchema.parse({ ...unsigned, hash: hashOf(unsigned), lane: null })
      expect(proveActs(fileOf([...rest, told], [...all, told]))).toMatchObject({ sound: true, whole: true })
    }),
    { seed: SEED },
  )
})

it.each(['', 'null', '[]', '{"rows":[]}', 'no,time,act\r\n1,2,3', '{"device":1}'])(
  'takes %j for no file of acts',
  (text) => {
    expect(proveActs(text)).toBeNull()
  },
)
