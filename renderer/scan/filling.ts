import type { Pace } from '../../electron/contract/pace.ts'
import type { Status } from '../../electron/contract/status.ts'

/** How full the events are that are admitted here, over all gates, as far as ACME has said. */
export type Filling = {
  /** Guests at all gates; null where ACME has not said it of each event. */
  readonly atAllGates: number | null
  /** Tickets sold; null where ACME has not said it of each event. */
  readonly sold: number | null
  /** When ACME was asked, for the event it was asked about longest ago; null where it never was. */
  readonly asOf: number | null
  /** Those at all gates less those let out here; null where nobody was let out here, or ACME has not said. */
  readonly inside: number | null
  /** What the bar shows; null where there is nothing to hold it against. */
  readonly bar: {
    readonly value: number
    readonly max: number
    readonly state: 'room' | 'nearly' | 'full'
  } | null
}

/** The sum; null where there is nothing, or not all is known: guests of one event must not fill the seats of another. */
function sum(numbers: readonly (number | null)[]): number | null {
  const known = numbers.filter((number) => number !== null)
  if (known.length === 0 || known.length < numbers.length) return null
  return known.reduce((total, number) => total + number, 0)
}

/**
 * Adds up what ACME says of the events admitted here. This device never shows fewer at all gates than it let in
 * itself in this shift: ACME is asked every few minutes, and hears of an outage afterwards.
 */
export function fillingOf({ counts, capacity }: Status, pace: Pace | null): Filling {
  const told = sum(counts.map(({ checkedIn }) => checkedIn))
  const atAllGates = told === null ? null : Math.max(told, pace?.admitted ?? 0)
  const sold = sum(counts.map(({ sold }) => sold))
  const asked = counts.flatMap(({ asOf }) => (asOf === null ? [] : [asOf]))
  const asOf = asked.length === 0 ? null : Math.min(...asked)
  const left = pace?.left ?? 0
  const inside = atAllGates === null || left === 0 ? null : Math.max(0, atAllGates - left)
  const max = capacity.limit ?? sold
  const value = inside ?? atAllGates
  if (max === null || max === 0 || value === null) return { atAllGates, sold, asOf, inside, bar: null }
  const state = value >= max ? 'full' : value * 100 >= max * capacity.warnAtPercent ? 'nearly' : 'room'
  return { atAllGates, sold, asOf, inside, bar: { value, max, state } }
}
