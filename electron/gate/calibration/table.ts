import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import {
  ASSUMED_CHECK_IN_TABLE,
  type CheckInMeaning,
  type CheckInTable,
  checkInTableSchema,
} from '../../contract/profile.ts'
import type { Memory } from '../store/memory.ts'

/** What calibrating taught, and at which address: another venue's codes prove nothing here. */
const learntSchema = z.object({ baseUrl: z.string().max(300), codes: checkInTableSchema })
const KEY = 'check-in-table'

/** The `checkInStatus` table in force: what was learnt by calibrating, over the profile's. */
export type TableInForce = {
  readonly current: () => CheckInTable
  /** Has neither calibrating nor the profile said what this code means? Then it is the assumption of the design. */
  readonly isAssumed: (code: string) => boolean
  /** The codes that were learnt here. */
  readonly learnt: () => CheckInTable
  readonly keep: (codes: CheckInTable) => void
  readonly forget: () => void
}

export function makeTable(memory: Memory, profileTable: CheckInTable, baseUrl: string): TableInForce {
  const kept = memory.recall(KEY, learntSchema)
  let codes: CheckInTable = kept?.baseUrl === baseUrl ? kept.codes : {}
  const isDefault = isDeepStrictEqual(profileTable, ASSUMED_CHECK_IN_TABLE)
  // Joined once for each change: every check-in answer is read by it.
  let current = { ...profileTable, ...codes }
  const take = (next: CheckInTable): void => {
    codes = next
    current = { ...profileTable, ...codes }
  }
  return {
    current: () => current,
    isAssumed: (code) => codes[code] === undefined && isDefault,
    learnt: () => codes,
    keep: (next) => {
      memory.remember(KEY, { baseUrl, codes: next })
      take(next)
    },
    forget: () => {
      memory.remember(KEY, null)
      take({})
    },
  }
}

/** What the codes come to if `code` is said to be `was`. */
export type Lesson =
  | { readonly kind: 'learnt'; readonly codes: CheckInTable }
  /** It was said to be something else before. */
  | { readonly kind: 'conflict'; readonly before: CheckInMeaning; readonly codes: CheckInTable }

export function lessonOf(codes: CheckInTable, code: string, was: CheckInMeaning, replace: boolean): Lesson {
  const before = codes[code]
  const after = { ...codes, [code]: was }
  return before === undefined || before === was || replace
    ? { kind: 'learnt', codes: after }
    : { kind: 'conflict', before, codes: after }
}
