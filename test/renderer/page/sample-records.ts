import type { CallEnded } from '../../../electron/contract/calls.ts'
import type { Readiness } from '../../../electron/contract/readiness.ts'
import type { ScanLogPage, ShiftReport } from '../../../electron/contract/reporting.ts'

const HOUR_MS = 3_600_000
const concert = { id: 'e1', name: 'Evening Concert: Strings & Brass', startsAt: 1_795_350_600_000 }
const admission = { id: 'e2', name: 'General Admission', startsAt: 1_795_329_000_000 }

/** A shift of five hours, the last of them in an outage. */
export function sampleReport(now: number): ShiftReport {
  const began = now - (now % HOUR_MS) - 4 * HOUR_MS
  const guests = [42, 180, 367, 212, 31]
  const admitted = guests.reduce((sum, n) => sum + n, 0)
  const all = { admitted, out: 0, refused: 34, held: 6 }
  return {
    from: began,
    to: now,
    lane: null,
    entrance: null,
    asOf: now,
    timeZone: 'Europe/Madrid',
    total: { ...all, scans: 911, repeats: 39, overrides: 3, undone: 2, flagged: 0 },
    acme: { waiting: 31, conflicts: 1, refused: 0, parked: 0 },
    entrances: [
      { entrance: 'North gate', ...all, admitted: admitted - 120 },
      { entrance: 'Garden gate', admitted: 120, out: 0, refused: 0, held: 0 },
    ],
    lanes: [{ lane: 'NORTH-1', ...all }],
    hours: guests.map((n, hour) => ({
      at: began + hour * HOUR_MS,
      admitted: n,
      out: 0,
      refused: Math.round(n / 24),
      held: hour === 4 ? 6 : 0,
    })),
    ticketTypes: [
      { ticketType: 'Adult', ...all, admitted: admitted - 260 },
      { ticketType: 'Child', admitted: 200, out: 0, refused: 2, held: 0 },
      { ticketType: null, admitted: 60, out: 0, refused: 8, held: 6 },
    ],
    events: [
      { event: concert, ...all, admitted: admitted - 300 },
      { event: admission, admitted: 300, out: 0, refused: 4, held: 0 },
    ],
    refusals: [
      { class: 'deny', reason: 'already-used', scans: 21 },
      { class: 'deny', reason: 'wrong-event', scans: 9 },
      { class: 'hold', reason: 'not-decided', scans: 6 },
      { class: 'deny', reason: 'unknown', scans: 4 },
    ],
  }
}

/** Three scans of three kinds. */
export function sampleLog(now: number): ScanLogPage {
  const common = {
    lane: 'NORTH-1',
    via: 'wedge',
    direction: 'in',
    event: concert,
    ticketType: 'Adult',
    orderNumber: '100002002',
    undoneAt: null,
  } as const
  const scanId = (n: number) => `01a20210-2954-7293-933e-cde84096200${n}`
  return {
    rows: [
      {
        ...common,
        ...{ scanId: scanId(3), at: now - 4_000, class: 'admit', reason: 'admitted', source: 'cache' },
        ...{ codeEnd: 'ee75', guests: 1, atAcme: 'pending', staff: [{ act: 'admit-found', who: 'Sue' }] },
        signedIn: 'Sue',
      },
      {
        ...common,
        ...{ scanId: scanId(2), at: now - 61_000, class: 'deny', reason: 'already-used', source: 'acme' },
        ...{ codeEnd: '9f0c', guests: 0, atAcme: null, staff: [], signedIn: 'Stan' },
      },
      {
        ...common,
        ...{ scanId: scanId(1), at: now - 90_000, class: 'hold', reason: 'not-decided', source: 'policy' },
        ...{
          codeEnd: '2f1a',
          guests: 0,
          atAcme: null,
          staff: [],
          signedIn: null,
          event: null,
          ticketType: null,
          orderNumber: null,
        },
      },
    ],
    next: null,
  }
}

/** A device that is nearly fit. */
export function sampleReadiness(now: number): Readiness {
  const event = 'Evening Concert: Strings & Brass'
  return {
    asOf: now,
    light: 'failed',
    lines: [
      {
        line: 'environment',
        state: 'ok',
        finding: 'real-venue',
        values: { entrance: 'North gate', terminal: 'NORTH-1' },
      },
      { line: 'events', state: 'ok', finding: 'events-admitted', values: { n: 2 } },
      {
        line: 'tickets',
        state: 'warning',
        finding: 'tickets-loading',
        values: { event, here: 1_940, of: 3_100 },
      },
      {
        line: 'tickets',
        state: 'ok',
        finding: 'tickets-complete',
        values: { event: 'General Admission', here: 800, of: 800 },
      },
      { line: 'list-age', state: 'ok', finding: 'list-fresh', values: { age: 45_000 } },
      { line: 'clock', state: 'ok', finding: 'clock-agrees', values: { by: 400 } },
      { line: 'link', state: 'ok', finding: 'link-online', values: {} },
      { line: 'key', state: 'ok', finding: 'key-works', values: {} },
      { line: 'doctor', state: 'warning', finding: 'doctor-long-ago', values: { at: now - 50 * 3_600_000 } },
      { line: 'storage', state: 'ok', finding: 'storage-well', values: {} },
      { line: 'disk', state: 'failed', finding: 'disk-full', values: { mb: 120 } },
      { line: 'outbox', state: 'warning', finding: 'outbox-to-look-at', values: { n: 2 } },
      { line: 'pins', state: 'ok', finding: 'pins-set', values: {} },
      { line: 'version', state: 'ok', finding: 'version', values: { version: '0.1.0' } },
    ],
  }
}

/** Calls of a minute in which ACME took no more of them. */
export function sampleCalls(now: number): CallEnded[] {
  const id = (n: number): string => `01a20210-2957-74fc-9724-5aae5eaa2b${String(n).padStart(2, '0')}`
  const answered = { status: 200, end: 'answered', why: null } as const
  return [
    { requestId: id(5), name: 'check-in', at: now - 4_000, tookMs: 138, ...answered },
    {
      ...{ requestId: id(4), name: 'orders', at: now - 9_000, tookMs: 61, status: 429, end: 'limited' },
      why: 'ACME allows no more calls from this address for now.',
    },
    {
      ...{ requestId: id(3), name: 'check-in-batch', at: now - 31_000, tookMs: 5_000, status: null },
      ...{ end: 'unreachable', why: 'ACME did not answer within 5 s.' },
    },
    { requestId: id(2), name: 'events', at: now - 64_000, tookMs: 212, ...answered },
  ]
}
