import { createHash, type Hash } from 'node:crypto'
import { z } from 'zod'
import {
  type AuditFilter,
  type AuditHead,
  type AuditRow,
  auditFilterSchema,
  auditHeadSchema,
  auditRowSchema,
  auditShownSchema,
} from '../../contract/audit.ts'
import { EXPORT_ROWS_MAX } from '../../contract/reporting.ts'
import { say } from '../../contract/sayings/say.ts'
import { hashOf, makeVerifier, type Trimmed } from '../store/audit-chain.ts'

/** What a file of acts says of itself, before its rows. */
export type ExportedHead = {
  readonly device: string
  /** How the log of the device ended. */
  readonly head: AuditHead
  /** Which acts were asked for; with any of it the file holds a part of the log. */
  readonly filter: AuditFilter
  /** There were more than a file holds: the newest are in it. */
  readonly cut: boolean
  readonly entries: number
  /** The number of its first row, and the hash of the row before that one; null without rows. */
  readonly begins: { readonly no: number; readonly prev: string } | null
}

/**
 * The JSON text of a file of acts, in pieces. Its last member is the SHA-256 of all the rest without blanks: it covers
 * what the hash of a row does not, as the lane beside it.
 */
export function makeActsText(head: ExportedHead) {
  const opening = `${JSON.stringify(head).slice(0, -1)},"rows":[`
  const sum = createHash('sha256').update(opening)
  let isFirst = true
  return {
    opening: `${opening}\n`,
    rows: (rows: readonly unknown[]): string => {
      const texts = rows.map((row) => JSON.stringify(row))
      for (const text of texts) {
        sum.update(isFirst ? text : `,${text}`)
        isFirst = false
      }
      return texts.join(',\n')
    },
    closing: (): string => `\n],"sum":"${ended(sum)}"}\n`,
  }
}

const ended = (sum: Hash): string => sum.update(']}').digest('hex')

const fileSchema = z.looseObject({
  device: z.string().max(120),
  head: auditHeadSchema,
  filter: auditFilterSchema,
  cut: z.boolean(),
  entries: z.number().int().min(0).max(EXPORT_ROWS_MAX),
  begins: auditRowSchema.pick({ no: true, prev: true }).nullable(),
  // One that does not fit is a row that was changed, and is named.
  rows: z.array(z.unknown()).max(EXPORT_ROWS_MAX),
  sum: z.string().regex(/^[0-9a-f]{64}$/),
})

/** What came of looking at a file of acts. `whole`: no act of the device was left out of it when it was saved. */
export type ActsProof = {
  readonly device: string
  readonly head: AuditHead
  readonly entries: number
  readonly whole: boolean
} & (
  | { readonly sound: true }
  /** `firstBroken`: the number of the first row that is not as it was; null where that is not to be told. */
  | { readonly sound: false; readonly firstBroken: number | null; readonly why: string }
)

type Fault = { readonly no: number | null; readonly why: string }

/**
 * Whether a file of acts is as it was saved: no row changed, missing, moved or put in. By the file alone, so that it
 * needs neither the device nor its key. Whoever makes a file of this kind up anew from the first row on is found by the
 * `head` alone, where it was written down elsewhere.
 * @returns null where the text is no such file
 */
export function proveActs(text: string): ActsProof | null {
  const json = parsed(text)
  const read = fileSchema.safeParse(json)
  if (!read.success) return null
  const { device, head, filter, cut, entries, begins, sum } = read.data
  const rows = read.data.rows.map((found) => {
    const row = auditShownSchema.safeParse(found)
    return row.success ? row.data : null
  })
  const isPart = filter.acts.length > 0 || filter.who !== ''
  const proof = { device, head, entries: rows.length, whole: !isPart && !cut }
  const fault =
    (isPart ? faultOfPart(rows) : faultOfAll(rows, head, begins, cut)) ??
    (rows.length === entries
      ? null
      : { no: null, why: say('log.rows-lacking', { n: rows.length, of: entries }) }) ??
    (sumOf(json) === sum ? null : { no: null, why: say('log.beside-rows') })
  return fault === null
    ? { ...proof, sound: true }
    : { ...proof, sound: false, firstBroken: fault.no, why: fault.why }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function sumOf(json: unknown): string {
  if (typeof json !== 'object' || json === null) return ''
  const { sum: _, ...rest } = { sum: '', ...json }
  return createHash('sha256').update(JSON.stringify(rest)).digest('hex')
}

type Rows = readonly (AuditRow | null)[]

/** Rows that follow one another without a gap, to the end of the log. */
function faultOfAll(rows: Rows, head: AuditHead, begins: ExportedHead['begins'], cut: boolean): Fault | null {
  const from = begins ?? { no: 1, prev: '' }
  const before: Trimmed | null = from.no === 1 ? null : { through: from.no - 1, hash: from.prev }
  const trimmed = trimmedBy(rows)
  // A log may begin later only where it says itself that what was before has had its time.
  if (before !== null && !cut && (trimmed?.through !== before.through || trimmed.hash !== before.hash))
    return { no: 1, why: say('log.missing', { n: 1 }) }
  const verifier = makeVerifier(before)
  rows.every((row, index) => verifier.take({ no: row?.no ?? from.no + index, row }))
  const found = verifier.end(head)
  if (!found.sound) return { no: found.firstBroken, why: found.why }
  const [first] = rows
  return first?.prev === begins?.prev ? null : { no: from.no, why: say('log.changed', { n: from.no }) }
}

/** Rows that were picked out: each by its own hash, and against the one before where nothing lies between. */
function faultOfPart(rows: Rows): Fault | null {
  for (const [index, row] of rows.entries()) {
    const before = rows[index - 1] ?? null
    if (row === null || hashOf(row) !== row.hash) {
      return row === null
        ? { no: null, why: say('log.unreadable-row', { n: index + 1 }) }
        : { no: row.no, why: say('log.changed', { n: row.no }) }
    }
    if (before !== null && row.no <= before.no) return { no: row.no, why: say('log.missing', { n: row.no }) }
    if (before !== null && row.no === before.no + 1 && row.prev !== before.hash)
      return { no: row.no, why: say('log.put-later', { n: row.no }) }
  }
  return null
}

const trimmedSchema = z.object({ through: z.number().int().min(1), hash: z.string() })

/** Up to where a log let go of its oldest rows, by what it says last of that itself. */
export function trimmedBy(rows: Rows): Trimmed | null {
  const last = rows.findLast((row) => row?.act === 'log-trimmed')
  const said = trimmedSchema.safeParse(last?.what)
  return said.success ? said.data : null
}
