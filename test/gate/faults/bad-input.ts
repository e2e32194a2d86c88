import type { FaultRule } from '../../../electron/practice/faults.ts'

/** When a fault meets the gate: under a scan, under the refreshing of a full device, or under the upload. */
export type Moment = 'scan' | 'refresh' | 'upload'

export type BadInput = {
  readonly name: string
  readonly fault: FaultRule
  /** Where the moment needs another measure of the same thing. */
  readonly instead?: Partial<Record<Moment, FaultRule>>
  /** Default: all three. */
  readonly moments?: readonly Moment[]
  /** Which of two clocks is right nobody can know: while they disagree, what hangs on the hour may be held. */
  readonly mayHold?: boolean
  /** It takes a list of several pages to show. */
  readonly needsPages?: boolean
}

const WHILE = { times: 'until-cleared' } as const

/** Every bad input that ACME, or what stands between, has been told or imagined to give a gate (design, section 12). */
export const badInputs = (stranger: string): readonly BadInput[] => [
  { name: '429 without a word', fault: { kind: 'rate-limited', ...WHILE } },
  { name: '429 with seconds', fault: { kind: 'rate-limited', retryAfter: 20, ...WHILE } },
  { name: '429 with a date', fault: { kind: 'rate-limited', retryAfter: { dateInSeconds: 20 }, ...WHILE } },
  { name: '429 with nonsense', fault: { kind: 'rate-limited', retryAfter: 'nonsense', ...WHILE } },
  { name: 'the block of a minute', fault: { kind: 'block' } },
  { name: 'a slow first byte', fault: { kind: 'latency', ms: 600, times: 3 } },
  {
    name: 'a slow body',
    fault: { kind: 'slow-body', chunkBytes: 20, everyMs: 40, times: 2 },
    instead: {
      refresh: { kind: 'slow-body', chunkBytes: 2_048, everyMs: 30, times: 3 },
      upload: { kind: 'slow-body', chunkBytes: 200, everyMs: 40, times: 2 },
    },
  },
  { name: 'a reset', fault: { kind: 'reset', process: true, ...WHILE } },
  { name: 'a cut body', fault: { kind: 'cut-body', ...WHILE } },
  {
    name: 'an endless body',
    fault: { kind: 'endless-body' },
    instead: { refresh: { kind: 'endless-body', match: { path: '/willcall/orders/' } } },
  },
  { name: 'another content type', fault: { kind: 'wrong-content-type', ...WHILE } },
  { name: 'a web page with 200', fault: { kind: 'html', ...WHILE } },
  { name: 'invalid UTF-8', fault: { kind: 'invalid-utf8', ...WHILE } },
  {
    name: 'a key twice, the truth first',
    fault: { kind: 'duplicate-keys', value: 1, ...WHILE },
    instead: {
      refresh: { kind: 'duplicate-keys', key: 'ticketStatus', value: 'Refunded', ...WHILE },
      upload: { kind: 'duplicate-keys', key: 'uuid', value: 'nobody', ...WHILE },
    },
  },
  {
    name: 'a key twice, the truth second',
    fault: { kind: 'duplicate-keys', value: 1, truth: 'second', ...WHILE },
    instead: {
      refresh: { kind: 'duplicate-keys', key: 'uuid', value: 'nobody', truth: 'second', ...WHILE },
      upload: { kind: 'duplicate-keys', key: 'uuid', value: 'nobody', truth: 'second', ...WHILE },
    },
  },
  { name: 'numbers as text and ids as numbers', fault: { kind: 'numbers-as-strings', ...WHILE } },
  {
    name: 'a page that repeats',
    fault: { kind: 'page-repeats', ...WHILE },
    moments: ['refresh'],
    needsPages: true,
  },
  {
    name: 'a count too large',
    fault: { kind: 'count-lies', by: 1_000, ...WHILE },
    moments: ['refresh'],
    needsPages: true,
  },
  {
    name: 'a count too small',
    fault: { kind: 'count-lies', by: -150, ...WHILE },
    moments: ['refresh'],
    needsPages: true,
  },
  { name: 'a list cut short', fault: { kind: 'short-list', keep: 3, ...WHILE }, moments: ['refresh'] },
  { name: 'a list of nothing', fault: { kind: 'short-list', keep: 0, ...WHILE }, moments: ['refresh'] },
  ...(['absent', 'empty', 'hollow'] as const).map(
    (how): BadInput => ({
      name: `an order without items (${how})`,
      fault: { kind: 'order-without-items', how, ...WHILE },
      moments: ['refresh', 'upload'],
    }),
  ),
  ...(['first', 'all'] as const).map(
    (which): BadInput => ({
      name: `a ticket without its uuid (${which})`,
      fault: { kind: 'tickets-without-uuid', which, ...WHILE },
      moments: ['refresh', 'upload'],
    }),
  ),
  { name: 'dates without offset', fault: { kind: 'dates-without-offset', ...WHILE } },
  ...([302, 308] as const).map(
    (status): BadInput => ({
      name: `a redirect with ${status} to another host`,
      fault: { kind: 'redirect', status, to: stranger, ...WHILE },
    }),
  ),
  ...([-5, 5] as const).map(
    (hours): BadInput => ({
      name: `a clock off by ${hours} hours`,
      fault: { kind: 'wrong-clock', offsetMs: hours * 3_600_000, ...WHILE },
      mayHold: true,
    }),
  ),
]
