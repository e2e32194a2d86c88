import fc from 'fast-check'
import type { FaultRule } from '../../../electron/practice/faults.ts'

export const LANES = ['north', 'south'] as const
export type LaneName = (typeof LANES)[number]

/** What is scanned: few codes, so that runs meet themselves again and again. `new` ones are sold after the download. */
export const CODES = [
  'good-0',
  'good-1',
  'good-2',
  'new-0',
  'new-1',
  'used',
  'early',
  'cancelled',
  'unknown',
  'card',
  'lapsed-card',
] as const
export type CodeName = (typeof CODES)[number]

/** What follows at once, before anything else had the time to happen: the same code again, or the undo of it. */
export type Next = readonly ('scan' | 'undo')[]

/** One thing that happens. Plain values: a counterexample can be pasted into a test as it was printed. */
export type Step =
  | { readonly do: 'scan'; readonly on: LaneName; readonly code: CodeName; readonly next?: Next }
  /** Two guests with copies of one ticket, at both gates in the same moment. Only where no fault stands. */
  | { readonly do: 'scan-at-both'; readonly code: CodeName }
  /** The window asks once more for the verdict of an earlier scan. */
  | { readonly do: 'ask-again'; readonly on: LaneName; readonly nth: number }
  /** Of the nth admission that stands, counted from the last. */
  | { readonly do: 'undo'; readonly on: LaneName; readonly nth: number; readonly next?: Next }
  | { readonly do: 'sync'; readonly on: LaneName }
  | { readonly do: 'drain'; readonly on: LaneName }
  | { readonly do: 'restart'; readonly on: LaneName }
  /** Dies so many turns of the event loop after it began to scan this code (null: to drain). */
  | {
      readonly do: 'crash'
      readonly on: LaneName
      readonly during: CodeName | null
      readonly afterTurns: number
      /** The guest scans anew, as at a turnstile; else the window asks for the scan it has no verdict of. */
      readonly anew: boolean
    }
  | { readonly do: 'fault'; readonly fault: FaultRule }
  | { readonly do: 'clear-faults' }
  /** The device's wall clock is moved, so that it is off by so much. */
  | { readonly do: 'clock'; readonly on: LaneName; readonly offMs: number }
  /** The box office, which is not one of the two gates. */
  | { readonly do: 'box-office'; readonly act: 'check-in' | 'undo-check-in'; readonly code: CodeName }

/** How a run is set: what does not change in the middle of a shift. */
export type Setting = {
  readonly policy: Readonly<Record<LaneName, 'verify' | 'local-first'>>
  /** What is said to a code that nothing here knows while ACME is silent. */
  readonly unknown: 'hold' | 'admit'
  /** How far ACME's own clock is off. */
  readonly acmeOffMs: number
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const CHECK_IN = { path: 'checkinticketsexternal' }
const ANY_CHECK_IN = { path: 'willcall/checkin' }
const UNDO = { path: 'undocheckintickets' }

const FAULTS: readonly FaultRule[] = [
  { kind: 'reset', times: 'until-cleared' },
  { kind: 'reset', match: ANY_CHECK_IN, times: 2 },
  { kind: 'reset', process: true, match: ANY_CHECK_IN },
  { kind: 'reset', process: true, match: CHECK_IN, times: 2 },
  { kind: 'reset', match: UNDO, times: 3 },
  { kind: 'reset', process: true, match: UNDO },
  { kind: 'late', ms: 120, match: CHECK_IN },
  { kind: 'late', ms: 120, match: ANY_CHECK_IN, times: 3 },
  { kind: 'rate-limited', retryAfter: 1 },
  { kind: 'rate-limited', retryAfter: null, times: 2 },
  { kind: 'server-error', match: ANY_CHECK_IN },
  { kind: 'server-error', process: true, match: ANY_CHECK_IN, times: 2 },
  { kind: 'server-error', process: true, match: UNDO },
  { kind: 'key-refused', times: 2 },
  { kind: 'key-refused', times: 'until-cleared' },
  { kind: 'html', times: 2 },
  { kind: 'cut-body', match: { path: 'willcall/' }, times: 2 },
  { kind: 'empty-body', match: ANY_CHECK_IN },
]

const SECOND_MS = 1_000
/**
 * Each twenty seconds past a minute, and ACME's fifty: steps are whole minutes apart, so by no clock does what happened
 * long before seem to happen within the half minute in which a call may have landed. In life that is one chance in
 * thousands, and a gate takes it.
 */
const OFF_MS = [
  80 * SECOND_MS,
  -100 * SECOND_MS,
  10 * MINUTE_MS + 20 * SECOND_MS,
  -10 * MINUTE_MS - 40 * SECOND_MS,
  5 * HOUR_MS + 20 * SECOND_MS,
  -5 * HOUR_MS - 40 * SECOND_MS,
  8 * HOUR_MS + 20 * SECOND_MS,
]
const ACME_OFF_MS = [20 * MINUTE_MS + 50 * SECOND_MS, -20 * MINUTE_MS - 10 * SECOND_MS]

/** A record that prints as it is written. */
const happening = <T>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> =>
  fc.record(fields, { noNullPrototype: true })

const lane = fc.constantFrom(...LANES)
const someCode = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<CodeName>('good-0', 'good-1', 'good-2', 'new-0', 'new-1') },
  { weight: 1, arbitrary: fc.constantFrom<CodeName>(...CODES) },
)
const ticket = fc.constantFrom<CodeName>('good-0', 'good-1', 'new-0', 'used')
const nth = fc.nat({ max: 3 })

const step = fc.oneof(
  {
    weight: 24,
    arbitrary: happening({ do: fc.constant('scan' as const), on: lane, code: someCode }),
  },
  {
    weight: 8,
    arbitrary: happening({
      do: fc.constant('scan' as const),
      on: lane,
      code: someCode,
      next: fc.constantFrom<Next[]>(['scan'], ['undo'], ['undo', 'scan']),
    }),
  },
  { weight: 2, arbitrary: happening({ do: fc.constant('scan-at-both' as const), code: someCode }) },
  { weight: 2, arbitrary: happening({ do: fc.constant('ask-again' as const), on: lane, nth }) },
  {
    weight: 8,
    arbitrary: happening({
      do: fc.constant('undo' as const),
      on: lane,
      nth,
      next: fc.constantFrom<Next[]>([], ['scan']),
    }),
  },
  { weight: 3, arbitrary: happening({ do: fc.constant('sync' as const), on: lane }) },
  { weight: 6, arbitrary: happening({ do: fc.constant('drain' as const), on: lane }) },
  { weight: 2, arbitrary: happening({ do: fc.constant('restart' as const), on: lane }) },
  {
    weight: 4,
    arbitrary: happening({
      do: fc.constant('crash' as const),
      on: lane,
      during: fc.option<CodeName, null>(someCode),
      afterTurns: fc.nat({ max: 12 }),
      anew: fc.boolean(),
    }),
  },
  {
    weight: 10,
    arbitrary: happening({ do: fc.constant('fault' as const), fault: fc.constantFrom(...FAULTS) }),
  },
  { weight: 5, arbitrary: happening({ do: fc.constant('clear-faults' as const) }) },
  {
    weight: 2,
    arbitrary: happening({
      do: fc.constant('clock' as const),
      on: lane,
      offMs: fc.constantFrom(0, ...OFF_MS),
    }),
  },
  {
    weight: 3,
    arbitrary: happening({
      do: fc.constant('box-office' as const),
      act: fc.constantFrom('check-in', 'undo-check-in'),
      code: ticket,
    }),
  },
)

/** @param most steps of one run; half of all runs are as long. */
export const stepsUpTo = (most: number): fc.Arbitrary<Step[]> =>
  fc
    .noBias(fc.array(step, { minLength: 1, maxLength: 2 * most, size: 'max' }))
    .map((steps) => steps.slice(0, most))

const policy = fc.constantFrom('verify', 'verify', 'local-first')
export const setting: fc.Arbitrary<Setting> = happening({
  policy: happening({ north: policy, south: policy }),
  unknown: fc.constantFrom('hold', 'hold', 'admit'),
  acmeOffMs: fc.constantFrom(0, ...ACME_OFF_MS),
})
