import { createHash } from 'node:crypto'
import type { AuditHead, AuditRow, AuditVerdict } from '../../contract/audit.ts'
import { say } from '../../contract/sayings/say.ts'

/** The SHA-256 of everything a row says, `prev` included: hexadecimal. */
export function hashOf(row: Omit<AuditRow, 'hash'>): string {
  const { no, at, act, scanId, role, who, what, why, prev } = row
  const facts = Object.entries(what).sort(([one], [other]) => (one < other ? -1 : 1))
  const text = JSON.stringify([no, at, act, scanId, role, who, facts, why, prev])
  return createHash('sha256').update(`portcullis/audit/1\n${text}`, 'utf8').digest('hex')
}

/** A row as it was found: `row` is null where it does not open, or says otherwise than what is sealed in it. */
export type FoundRow = { readonly no: number; readonly row: AuditRow | null }

/** Where a log begins whose oldest rows have had their time: after this row, which had this hash. */
export type Trimmed = { readonly through: number; readonly hash: string }

/** Looks at a log row by row, oldest first. */
export type Verifier = {
  /** False once something is wrong: the rest need not be shown. */
  readonly take: (found: FoundRow) => boolean
  /**
   * After the last row.
   * @param head how long the log was and how it ended, kept apart from its rows.
   */
  readonly end: (head: AuditHead) => AuditVerdict
}

/**
 * Finds the first row that is not as it was written: changed, removed, inserted or moved, or cut off the end.
 * @param trimmed by what the log says of itself; null where all of it is there
 */
export function makeVerifier(trimmed: Trimmed | null = null): Verifier {
  const first = (trimmed?.through ?? 0) + 1
  let expected = first
  let before: string | null = trimmed?.hash ?? null
  let wrong: { readonly no: number; readonly why: string } | null = null

  return {
    take: ({ no, row }) => {
      if (wrong !== null) return false
      // It had its time, and came back with what a damaged database was healed from.
      if (no < first) return true
      wrong = whyWrong(no, row, expected, before)
      if (wrong !== null) return false
      before = row?.hash ?? null
      expected += 1
      return true
    },
    end: (head) => {
      const last = expected - 1
      if (wrong === null && last < head.count) {
        wrong = { no: expected, why: say('log.cut-off', { n: last, of: head.count }) }
      }
      if (wrong === null && (last > head.count || before !== head.hash)) {
        wrong = { no: Math.max(1, last), why: say('log.other-end') }
      }
      return wrong === null
        ? { sound: true, head, entries: expected - first }
        : { sound: false, head, firstBroken: wrong.no, why: wrong.why }
    },
  }
}

function whyWrong(
  no: number,
  row: AuditRow | null,
  expected: number,
  before: string | null,
): { no: number; why: string } | null {
  if (no !== expected) return { no: expected, why: say('log.missing', { n: expected }) }
  if (row === null || row.no !== no || hashOf(row) !== row.hash) {
    return { no, why: say('log.changed', { n: no }) }
  }
  if (before !== null && row.prev !== before) {
    return { no, why: say('log.put-later', { n: no }) }
  }
  return null
}
