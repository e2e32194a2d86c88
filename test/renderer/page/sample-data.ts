import type { ScanRequest } from '../../../electron/contract/methods.ts'
import type { Pace } from '../../../electron/contract/pace.ts'
import type { Status } from '../../../electron/contract/status.ts'
import type { EventRef, Verdict, VerdictDetails } from '../../../electron/contract/verdict.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

function tonight(now: number): EventRef {
  return { id: '4411', name: 'Lanterns over the Old Harbour', startsAt: now + 34 * MINUTE }
}

function tomorrow(now: number): EventRef {
  return { id: '4412', name: 'Planetarium: The Long Night of Saturn', startsAt: now + 26 * HOUR }
}

/** A gate in the middle of a good evening. */
export function sampleStatus(now: number): Status {
  return {
    environment: 'practice',
    timeZone: 'Europe/Madrid',
    entrance: 'North gate',
    terminalId: 'north-2',
    direction: 'in',
    entrances: [],
    isPostChanged: false,
    policy: 'verify',
    link: { state: 'online', since: now - HOUR, why: null, until: null },
    tickets: 6_124,
    cards: 300,
    events: 9,
    admitting: [tonight(now), { ...tonight(now), id: '4413', name: 'Boat tour', startsAt: now + 2 * HOUR }],
    counts: [
      {
        eventId: '4411',
        onDevice: 1_180,
        sold: 1_200,
        available: 40,
        reserved: 0,
        checkedIn: 742,
        asOf: now - 2 * MINUTE,
      },
      {
        eventId: '4413',
        onDevice: 60,
        sold: 60,
        available: 0,
        reserved: 0,
        checkedIn: 3,
        asOf: now - 2 * MINUTE,
      },
    ],
    capacity: { limit: null, warnAtPercent: 90 },
    admitted: 418,
    outbox: { pending: 0, recorded: 418, conflict: 0, refused: 0, parked: 0, toLookAt: 0 },
    budget: { perMinute: 120, blockedUntil: null },
    clockSkewMs: 0,
    sync: {
      state: 'idle',
      ordersDone: 2_000,
      ordersOf: 2_000,
      leftMs: null,
      finishedAt: now - 4 * MINUTE,
      why: null,
    },
    cacheOldestAt: now - 4 * MINUTE,
    cacheWarnAtMs: 30 * MINUTE,
    roles: { pinsSet: false, note: '', audit: { count: 0, hash: null } },
    storage: null,
  }
}

/** Two hours and a quarter with a rush in the middle. */
export function samplePace(now: number, admitted: number): Pace {
  const since = now - (now % MINUTE) - 134 * MINUTE
  const perMinute = Array.from({ length: 135 }, (_, minute) =>
    Math.max(0, Math.round(9 * Math.exp(-(((minute - 88) / 30) ** 2)) + 1.6 * Math.sin(minute * 1.9))),
  )
  return { since, asOf: now, admitted, left: 0, perMinute }
}

export function emptyPace(now: number): Pace {
  return { since: null, asOf: now, admitted: 0, left: 0, perMinute: [] }
}

type Script = {
  readonly kind: string
  readonly label: string
  readonly answer: (
    now: number,
  ) => (Pick<Extract<Verdict, { class: 'admit' }>, 'class' | 'reason'> | Decided) & VerdictDetails
}
type Decided =
  | Pick<Extract<Verdict, { class: 'deny' }>, 'class' | 'reason'>
  | Pick<Extract<Verdict, { class: 'hold' }>, 'class' | 'reason'>
  | Pick<Extract<Verdict, { class: 'repeat' }>, 'class' | 'reason'>

const adult = { ticketType: 'Adult', orderNumber: '10077421' }

/** One card of the tray per entry, and the verdict that its barcodes get. */
export const sampleKinds: readonly Script[] = [
  { kind: 'good', label: 'Good ticket', answer: () => ({ class: 'admit', reason: 'admitted', ...adult }) },
  {
    kind: 'used',
    label: 'Already used',
    answer: (now) => ({
      class: 'deny',
      reason: 'already-used',
      usedAt: now - 47 * MINUTE,
      usedBy: 'South gate, lane 3',
      ...adult,
    }),
  },
  {
    kind: 'early',
    label: 'Too early',
    answer: (now) => ({ class: 'deny', reason: 'too-early', opensAt: now + 55 * MINUTE, ...adult }),
  },
  {
    kind: 'late',
    label: 'Too late',
    answer: (now) => ({ class: 'deny', reason: 'too-late', closedAt: now - 2 * HOUR, ...adult }),
  },
  {
    kind: 'other',
    label: 'Another event',
    answer: (now) => ({ class: 'deny', reason: 'wrong-event', rightEvent: tomorrow(now), ...adult }),
  },
  {
    kind: 'expired',
    label: 'Expired',
    answer: (now) => ({ class: 'deny', reason: 'expired', expiredAt: now - 200 * 24 * HOUR }),
  },
  { kind: 'cancelled', label: 'Cancelled', answer: () => ({ class: 'deny', reason: 'cancelled', ...adult }) },
  { kind: 'refunded', label: 'Refunded', answer: () => ({ class: 'deny', reason: 'refunded' }) },
  { kind: 'unknown', label: 'No such ticket', answer: () => ({ class: 'deny', reason: 'unknown' }) },
  {
    kind: 'member',
    label: 'Member, active',
    answer: (now) => ({
      class: 'admit',
      reason: 'admitted',
      member: {
        level: 'Family Plus',
        cardName: null,
        cardType: 'Primary',
        standing: 'active',
        expiresAt: now + 90 * 24 * HOUR,
      },
    }),
  },
  {
    kind: 'lapsed',
    label: 'Member, lapsed',
    answer: (now) => ({
      class: 'deny',
      reason: 'card-lapsed',
      member: {
        level: 'Family',
        cardName: null,
        cardType: 'Primary',
        standing: 'lapsed',
        expiresAt: now - 40 * 24 * HOUR,
      },
    }),
  },
  {
    kind: 'undecided',
    label: 'Nobody knows',
    answer: () => ({ class: 'hold', reason: 'not-decided', cause: 'link-down' }),
  },
  {
    kind: 'unclear',
    label: 'Unclear answer',
    answer: () => ({ class: 'hold', reason: 'unrecognised-answer', code: 'HTTP 500' }),
  },
  { kind: 'unreadable', label: 'Unreadable', answer: () => ({ class: 'hold', reason: 'unreadable' }) },
  {
    kind: 'stale',
    label: 'Old list',
    answer: () => ({ class: 'hold', reason: 'cache-too-old', dataAgeMs: 26 * HOUR }),
  },
  {
    kind: 'repeat',
    label: 'Scanned twice',
    answer: () => ({ class: 'repeat', reason: 'same-scan', ...adult }),
  },
  {
    kind: 'child',
    label: 'Child',
    answer: () => ({
      class: 'admit',
      reason: 'admitted',
      ticketType: 'Child (3–12)',
      orderNumber: '10077421',
      mark: { pictogram: 'child', colour: 'violet', note: null },
    }),
  },
  {
    kind: 'student',
    label: 'Student',
    answer: () => ({
      class: 'admit',
      reason: 'admitted',
      ticketType: 'Student',
      group: { admitted: 2, inside: 3, of: 4, left: 1 },
      mark: { pictogram: 'check-id', colour: 'pink', note: 'Student card of this year' },
    }),
  },
  {
    kind: 'inside',
    label: 'Already inside',
    answer: (now) => ({
      class: 'deny',
      reason: 'already-inside',
      usedAt: now - 12 * MINUTE,
      usedBy: 'South gate, lane 3',
      ...adult,
    }),
  },
  {
    kind: 'clocks',
    label: 'Clocks differ',
    answer: () => ({ class: 'hold', reason: 'not-decided', cause: 'clocks-differ', ...adult }),
  },
  {
    kind: 'moved',
    label: 'Booked for later',
    answer: (now) => ({ class: 'admit', reason: 'admitted', bookedFor: tomorrow(now), ...adult }),
  },
]

/** The verdict on a barcode: its kind stands before the dash; codes of no kind are good. */
export function sampleVerdict(scan: ScanRequest): Verdict {
  const now = Date.now()
  const kind = scan.barcode.split('-')[0]
  const script = sampleKinds.find((entry) => entry.kind === kind) ?? sampleKinds[0]
  if (script === undefined) throw new Error('there are no sample kinds')
  const answer = script.answer(now)
  const source = answer.class === 'hold' ? 'policy' : 'acme'
  return {
    ...answer,
    scanId: scan.scanId,
    source,
    event: answer.reason === 'unknown' ? null : tonight(now),
    at: scan.at,
    tookMs: 212,
  }
}
