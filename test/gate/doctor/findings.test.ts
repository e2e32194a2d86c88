import { describe, expect, it } from 'vitest'
import { ASSUMED_CHECK_IN_TABLE } from '../../../electron/contract/profile.ts'
import type { EventCounts } from '../../../electron/contract/status.ts'
import type { CallRecord, Outcome } from '../../../electron/contract/ticketing.ts'
import { ofClock, ofKey, ofNames, ofReachability, ofTls } from '../../../electron/gate/doctor/connection.ts'
import type { Asked } from '../../../electron/gate/doctor/finding.ts'
import {
  ofPaths,
  ofReading,
  ofSought,
  ofTerminal,
  type SoughtCalls,
} from '../../../electron/gate/doctor/permissions.ts'
import {
  ofBudget,
  ofEvents,
  ofLatency,
  ofTable,
  ofTenant,
  ofTickets,
  ofTimeZone,
} from '../../../electron/gate/doctor/venue.ts'
import { atRest } from '../../../electron/gate/sync/progress.ts'
import type { Sought } from '../../../electron/gate/ticketing/checks-port.ts'

const NOW = Date.UTC(2026, 6, 18, 17, 0, 0)
const DAY_MS = 86_400_000
const call = (change: Partial<CallRecord> = {}): CallRecord => ({
  requestId: 'r',
  sentAt: NOW,
  endedAt: NOW + 80,
  status: 200,
  serverAt: NOW,
  ...change,
})
const answered = <T>(value: T, change: Partial<CallRecord> = {}): Outcome<T> => ({
  kind: 'answered',
  value,
  call: call(change),
})
const denied: Asked<never> = { kind: 'refused', about: 'key', why: 'denied', call: call({ status: 403 }) }
const notKnown: Asked<never> = { ...denied, why: 'not accepted', call: call({ status: 401 }) }
const badRequest: Asked<never> = { ...denied, about: 'request', call: call({ status: 400 }) }
const limited: Asked<never> = { kind: 'limited', retryAfterMs: null, call: call({ status: 429 }) }
const silent: Asked<never> = {
  kind: 'unreachable',
  why: 'No answer',
  mayHaveLanded: true,
  call: call({ status: null, serverAt: null }),
}
const portal: Asked<never> = { kind: 'not-understood', why: 'A web page came', captive: true, call: call() }
const notAsked: Asked<never> = { kind: 'not-asked', because: 'blocked until 12:00:00' }
const at = (time: number): string => `<${time}>`

describe('names (step 1)', () => {
  it.each([
    ['a name', { kind: 'found', host: 'h', whose: 'acme', addresses: 2 }, 'ok', '2 addresses'],
    [
      'the proxy’s',
      { kind: 'found', host: 'p', whose: 'proxy', addresses: 1 },
      'ok',
      'proxy looks ACME’s name up',
    ],
    ['an address', { kind: 'not-needed', host: '127.0.0.1', whose: 'acme' }, 'ok', 'no name'],
    ['no such name', { kind: 'failed', host: 'h', whose: 'acme', code: 'ENOTFOUND' }, 'failed', 'ENOTFOUND'],
    ['no such proxy', { kind: 'failed', host: 'p', whose: 'proxy', code: '' }, 'failed', 'the proxy'],
  ] as const)('%s', (_, resolved, state, seen) => {
    expect(ofNames(resolved)).toMatchObject({ state, seen: expect.stringContaining(seen) })
  })
})

describe('TLS (step 2)', () => {
  const seen = {
    at: NOW,
    protocol: 'TLSv1.3',
    issuer: 'Some CA',
    subject: 'host',
    validTo: NOW + 60 * DAY_MS,
    authorized: true,
    problem: null,
  }
  const question = { encrypted: true, seen, since: NOW, now: NOW }
  it.each([
    ['well', question, 'ok', 'TLSv1.3, issued by Some CA, 60 days left'],
    ['in plain on loopback', { ...question, encrypted: false, seen: null }, 'ok', 'on this computer'],
    ['21 days left', { ...question, seen: { ...seen, validTo: NOW + 21 * DAY_MS } }, 'ok', '21 days'],
    [
      '20 days left',
      { ...question, seen: { ...seen, validTo: NOW + 21 * DAY_MS - 1 } },
      'warning',
      '20 days',
    ],
    ['not trusted', { ...question, seen: { ...seen, problem: 'SELF_SIGNED' } }, 'failed', 'SELF_SIGNED'],
    ['not authorised', { ...question, seen: { ...seen, authorized: false } }, 'failed', 'not authorised'],
    ['never connected', { ...question, seen: null }, 'skipped', ''],
    ['failed long ago', { ...question, seen: { ...seen, problem: 'X', at: NOW - 1 } }, 'skipped', ''],
  ] as const)('%s', (_, asked, state, words) => {
    expect(ofTls(asked)).toMatchObject({ state, seen: expect.stringContaining(words) })
  })
})

describe('reachability (step 3)', () => {
  it.each([
    ['an answer', answered(null), 'ok'],
    ['a refusal', denied, 'ok'],
    ['a limit', limited, 'ok'],
    ['silence', silent, 'failed'],
    ['a sign-in page', portal, 'failed'],
    ['nothing asked', notAsked, 'skipped'],
  ] as const)('%s', (_, asked, state) => {
    expect(ofReachability(asked).state).toBe(state)
  })
})

describe('the clock (step 4)', () => {
  it.each([
    ['the same second', 0, 'ok', 'agree'],
    ['the end of a second, read at its beginning', -500, 'ok', 'agree'],
    ['4 s ahead', 4_000, 'ok', 'ahead'],
    ['10 s ahead', 10_000, 'warning', '10 s ahead'],
    ['10 s behind', -10_000, 'warning', 'behind'],
    ['2 minutes and more', 130_000, 'failed', '2 min ahead'],
    ['hours behind', -3 * 3_600_000, 'failed', '3.0 h behind'],
  ] as const)('%s', (_, offsetMs, state, words) => {
    const asked = answered(null, { serverAt: NOW + offsetMs })
    expect(ofClock(asked)).toMatchObject({ state, seen: expect.stringContaining(words) })
  })

  it('allows for an answer that took long, and needs an answer with a date', () => {
    expect(ofClock(answered(null, { endedAt: NOW + 14_000, serverAt: NOW + 14_000 })).state).toBe('ok')
    expect(ofClock(answered(null, { serverAt: null })).state).toBe('warning')
    expect(ofClock(silent).state).toBe('skipped')
    expect(ofClock(denied).state).toBe('ok')
  })
})

describe('the key (step 5)', () => {
  const key = { kind: 'api-key' } as const
  it.each([
    ['accepted', answered(null), [], 'ok'],
    ['not known', notKnown, [], 'failed'],
    ['denied everywhere', denied, [denied], 'failed'],
    ['denied one thing', denied, [answered(1)], 'ok'],
    ['denied one thing, another found wanting', denied, [badRequest], 'ok'],
    ['denied, then blocked: it cannot be told', denied, [limited], 'skipped'],
    ['a bad request', badRequest, [], 'ok'],
    ['a block', limited, [], 'skipped'],
    ['no answer', silent, [], 'skipped'],
    ['not asked', notAsked, [], 'skipped'],
  ] as const)('%s', (_, first, others, state) => {
    expect(ofKey({ first, others, admission: key, at }).state).toBe(state)
  })

  it('says until when a session is good', () => {
    const admission = { kind: 'session', renewAt: 7, tenantId: '1', timeZone: null } as const
    expect(ofKey({ first: answered(null), others: [], admission, at }).seen).toContain('<7>')
  })
})

describe('a permission (step 6)', () => {
  const needed = { without: 'without it nothing goes' }
  it.each([
    ['given', answered(3), 'ok', 'ok'],
    ['denied', denied, 'failed', 'warning'],
    ['a bad request', badRequest, 'failed', 'warning'],
    ['no answer', silent, 'failed', 'warning'],
    ['a block', limited, 'skipped', 'skipped'],
    ['not asked', notAsked, 'skipped', 'skipped'],
  ] as const)('%s', (_, asked, state, optional) => {
    expect(ofReading(asked, needed, String).state).toBe(state)
    expect(ofReading(asked, { ...needed, optional: true }, String).state).toBe(optional)
  })

  it.each([
    [{ kind: 'found', place: '/v2/willcall' }, 'ok'],
    [{ kind: 'found-untried', place: '/v2/willcall', status: 400 }, 'skipped'],
    [{ kind: 'denied', why: 'no', notAt: [] }, 'failed'],
    [{ kind: 'nowhere', status: 404 }, 'skipped'],
  ] as const)('of a call that checks in: %j', (sought, state) => {
    const found = ofSought(answered<Sought>(sought), needed)
    expect(found.state).toBe(state)
    if (sought.kind === 'found-untried') expect(found.because).toContain('without burning')
  })

  it('denied at one place and not there at another may mean the place', () => {
    const no: Sought = { kind: 'denied', why: 'no', notAt: ['/v2/willcall'] }
    expect(ofSought(answered(no), needed).todo).toContain('not at /v2/willcall')
    expect(ofSought(answered<Sought>({ ...no, notAt: [] }), needed).todo).not.toContain('elsewhere')
  })
})

describe('the paths (step 7)', () => {
  const b2b = answered<Sought>({ kind: 'found', place: '/v2/b2b/willcall' })
  const bare = answered<Sought>({ kind: 'found', place: '/v2/willcall' })
  const nowhere = answered<Sought>({ kind: 'nowhere', status: 404 })
  const no = answered<Sought>({ kind: 'denied', why: 'no', notAt: [] })
  const calls = (change: Partial<SoughtCalls> = {}): SoughtCalls => ({
    'look-up': b2b,
    'check-in': bare,
    'check-in-batch': b2b,
    undo: bare,
    ...change,
  })
  const every = (one: Asked<Sought>): SoughtCalls =>
    calls({ 'look-up': one, 'check-in': one, 'check-in-batch': one, undo: one })
  it.each([
    ['each where it is shown', calls(), 'auto', 'ok', null],
    ['all at the place of the setting', every(bare), '/v2/willcall', 'ok', null],
    ['all elsewhere', every(b2b), '/v2/willcall', 'failed', 'auto or /v2/b2b/willcall.'],
    ['some elsewhere', calls(), '/v2/willcall', 'failed', 'to auto.'],
    ['a batch nowhere', calls({ 'check-in-batch': nowhere }), 'auto', 'failed', 'Ask ACME'],
    ['all nowhere', every(nowhere), 'auto', 'failed', 'Ask ACME'],
    [
      'the scan nowhere, which may be its "unknown"',
      calls({ 'check-in': nowhere }),
      'auto',
      'warning',
      'sandbox',
    ],
    ['all denied', every(no), 'auto', 'skipped', null],
    ['not asked', every(notAsked), 'auto', 'skipped', null],
  ] as const)('%s', (_, sought, setting, state, todo) => {
    const found = ofPaths(sought, setting)
    expect(found.state).toBe(state)
    if (todo === null) expect(found.todo).toBeNull()
    else expect(found.todo).toContain(todo)
  })

  it('and the terminal sent along (step 8)', () => {
    expect(ofTerminal(bare, 'north-1', 'portcullis-1').state).toBe('ok')
    expect(ofTerminal(bare, 'portcullis-1', 'portcullis-1').state).toBe('warning')
    expect(ofTerminal(no, 'north-1', 'portcullis-1').state).toBe('skipped')
  })
})

describe('the venue (steps 9 to 14)', () => {
  const session = { kind: 'session', renewAt: 7, tenantId: '12', timeZone: 'Europe/Madrid' } as const
  const key = { kind: 'api-key' } as const

  it('tenant and zone', () => {
    expect(ofTenant(null, key).state).toBe('failed')
    expect(ofTenant('12', key)).toMatchObject({ state: 'ok', seen: '12, from the profile' })
    expect(ofTenant(null, session)).toMatchObject({ state: 'ok', seen: '12, from the session' })
    expect(ofTenant('13', session).state).toBe('warning')
    expect(ofTimeZone('Europe/Madrid', key).state).toBe('ok')
    expect(ofTimeZone('Europe/Madrid', session).state).toBe('ok')
    expect(ofTimeZone('Europe/London', session).todo).toContain('Europe/Madrid')
  })

  it('events', () => {
    const event = { id: 'e1' } as Parameters<typeof ofEvents>[0]['today'] extends Asked<readonly (infer E)[]>
      ? E
      : never
    const today = answered([event])
    const question = { today, named: [], known: [], zone: 'Europe/Madrid' }
    expect(ofEvents(question).state).toBe('ok')
    expect(ofEvents({ ...question, today: answered([]) }).state).toBe('warning')
    expect(ofEvents({ ...question, named: ['e1'] }).state).toBe('ok')
    expect(ofEvents({ ...question, named: ['e1', 'e9'] }).state).toBe('warning')
    expect(ofEvents({ ...question, named: ['e1', 'e9'], known: ['e9'] }).state).toBe('ok')
    expect(ofEvents({ ...question, today: denied }).state).toBe('skipped')
    expect(ofEvents({ ...question, today: notAsked }).because).toContain('blocked')
  })

  it('tickets', () => {
    const counts = (onDevice: number, sold: number | null): EventCounts => ({
      eventId: 'e1',
      onDevice,
      sold,
      available: null,
      reserved: null,
      checkedIn: null,
      asOf: null,
    })
    expect(ofTickets([counts(5, 5), counts(3, null)], atRest).state).toBe('ok')
    expect(ofTickets([counts(5, 5), counts(3, 4)], atRest)).toMatchObject({
      state: 'warning',
      seen: expect.stringContaining('e1: 3 of 4'),
      todo: expect.stringContaining('sync'),
    })
    expect(ofTickets([counts(3, 4)], { ...atRest, state: 'running' }).todo).toContain('under way')
    expect(ofTickets([], atRest).state).toBe('warning')
  })

  it('budget', () => {
    const question = { perMinute: 120, used: 7, blockedUntil: null, at }
    expect(ofBudget(question)).toMatchObject({ state: 'ok', seen: expect.stringContaining('7 used') })
    expect(ofBudget({ ...question, blockedUntil: 9 }).seen).toContain('until <9>')
  })

  it('latency: the p95 of five is the slowest, the p50 the middle one', () => {
    expect(ofLatency([5, 1, 4, 2, 3], [10], 100)).toMatchObject({
      state: 'ok',
      seen: 'look-ups p50 3 ms, p95 5 ms (5); lists p50 10 ms, p95 10 ms (1)',
    })
    expect(ofLatency([1, 1, 1, 1, 101], [], 100).state).toBe('warning')
    expect(ofLatency([1, 1, 1, 1], [], 100).state).toBe('skipped')
    expect(ofLatency([1, 1, 1, 1], [1, 1, 1, 1, 1], 100).state).toBe('skipped')
  })

  it('latency, where no look-up was answered: by the lists', () => {
    expect(ofLatency([], [5, 1, 4, 2, 3], 100)).toMatchObject({
      state: 'ok',
      seen: 'no look-up was answered; lists p50 3 ms, p95 5 ms (5)',
    })
    expect(ofLatency([], [1, 1, 1, 1, 101], 100).state).toBe('warning')
    expect(ofLatency([], [1, 1, 1, 1], 100).state).toBe('skipped')
    expect(ofLatency([], [], 100).state).toBe('skipped')
  })

  it('table', () => {
    const question = { learnt: {}, profileTable: ASSUMED_CHECK_IN_TABLE, practice: false }
    expect(ofTable(question).state).toBe('warning')
    expect(ofTable({ ...question, practice: true }).state).toBe('ok')
    expect(ofTable({ ...question, learnt: { '12': 'refunded' } }).seen).toContain('1 code calibrated')
    expect(ofTable({ ...question, profileTable: { '0': 'checked-in' } }).seen).toContain('profile')
  })
})
