/** An admission inwards of one code, undone or not, and what ACME was told of it. */
export type Admission = {
  readonly seq: number
  readonly scanId: string
  readonly isUndone: boolean
  /** It has a row of its own in the outbox; else it is a fact of this gate: the rest of a group, or a guest who came back. */
  readonly isTold: boolean
}

/**
 * The admission that ACME has to forget once one of a code was undone; null where ACME still has to know it. ACME has a
 * code checked in or not: it hears of the first guest of a group, and forgets when the last one is taken back.
 * @param admissions of the code, in any order, the one just undone marked so.
 */
export function toForget(admissions: readonly Admission[], undone: string): string | null {
  const ordered = admissions.toSorted((one, other) => one.seq - other.seq)
  const at = ordered.findIndex(({ scanId }) => scanId === undone)
  if (at === -1) return null
  const first = ordered.findLastIndex(({ isTold }, index) => isTold && index <= at)
  if (first === -1) return null
  const next = ordered.findIndex(({ isTold }, index) => isTold && index > first)
  const together = ordered.slice(first, next === -1 ? undefined : next)
  return together.every(({ isUndone }) => isUndone) ? (together[0]?.scanId ?? null) : null
}
