import type { Scope } from './scope.ts'

/** One line of the table: a figure, and where there is one the bound it has to keep. */
export type Row = {
  readonly what: string
  readonly measured: string
  readonly bound: string | null
  readonly ok: boolean
}

export type BenchOptions = {
  /** How long a measurement in real time lasts, in minutes. */
  readonly minutes: number
  /** Says how far it has come, to the person who waits. */
  readonly say: (what: string) => void
}

/** A benchmark in its long form. */
export type Bench = {
  /** As it is asked for on the command line. */
  readonly name: string
  /** What it measures, for the head of its table. */
  readonly title: string
  readonly run: (scope: Scope, options: BenchOptions) => Promise<readonly Row[]>
}

export const atMost = (what: string, measured: number, bound: number, unit = ''): Row => ({
  what,
  measured: withUnit(measured, unit),
  bound: `≤ ${withUnit(bound, unit)}`,
  ok: measured <= bound,
})

export const atLeast = (what: string, measured: number, bound: number, unit = ''): Row => ({
  what,
  measured: withUnit(measured, unit),
  bound: `≥ ${withUnit(bound, unit)}`,
  ok: measured >= bound,
})

/** A figure that is of interest and bound by nothing. */
export const figure = (what: string, measured: string): Row => ({ what, measured, bound: null, ok: true })

/** Three figures that tell of a spread, in ms. */
export const spread = (ms: Spread): string =>
  `p50 ${withUnit(ms.p50, 'ms')}, p95 ${withUnit(ms.p95, 'ms')}, p99 ${withUnit(ms.p99, 'ms')}, most ${withUnit(ms.most, 'ms')}`

export function withUnit(value: number, unit = ''): string {
  const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : Math.abs(value) >= 10 ? 1 : 2
  const text = value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })
  return unit === '' ? text : unit === '%' ? `${text}%` : `${text} ${unit}`
}

/** How measured times are spread, in ms. */
export type Spread = {
  readonly count: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly most: number
}

/** @throws where nothing was measured: a benchmark that saw nothing must not pass. */
export function spreadOf(times: readonly number[]): Spread {
  const sorted = [...times].sort((one, other) => one - other)
  const at = (share: number): number => {
    const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]
    if (value === undefined) throw new Error('nothing was measured')
    return value
  }
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), most: at(1) }
}
