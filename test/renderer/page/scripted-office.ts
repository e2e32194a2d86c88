import type { SearchResult } from '../../../electron/contract/acts.ts'
import type { Bridge } from '../../../electron/contract/bridge.ts'
import type { HistoryEntry, OutboxRowView } from '../../../electron/contract/records.ts'
import type { SessionView, StaffMember } from '../../../electron/contract/roles.ts'
import { say } from '../../../electron/contract/sayings/say.ts'
import type { Verdict } from '../../../electron/contract/verdict.ts'
import type { GateError, Result } from '../../../electron/contract/wire.ts'
import type { ScriptedPeople } from './scripted-people.ts'

const MINUTE = 60_000
const event = { id: '4411', name: 'Lanterns over the Old Harbour', startsAt: Date.now() + 34 * MINUTE }
const idOf = (n: number): string => `01980000-0000-7000-8000-${String(n).padStart(12, '0')}`

function row(id: number, part: Partial<OutboxRowView>): OutboxRowView {
  const at = Date.now() - id * MINUTE
  return {
    id,
    scanId: idOf(id),
    kind: 'admission',
    state: 'pending',
    codeEnd: `a${id}f4`,
    how: 'admitted',
    event,
    at,
    settledAt: null,
    attempts: 0,
    nextTryAt: null,
    lastError: null,
    requestId: null,
    story: null,
    acknowledged: null,
    ...part,
  }
}

/** One row of each kind that a night brings. */
function sampleRows(): OutboxRowView[] {
  const requestId = '01a20210-2957-74fc-9724-5aae5eaa2be6'
  const story = {
    admittedHereAt: Date.now() - 5 * MINUTE,
    here: 'north-2',
    checkedInAtAcmeAt: Date.now() - 50 * MINUTE,
    acmeSays: say('upload.used-before'),
  }
  return [
    row(9, {
      nextTryAt: Date.now() + MINUTE,
      attempts: 2,
      lastError: say('call.http', { http: 503 }),
      requestId,
    }),
    row(8, { state: 'sending', requestId }),
    row(7, { nextTryAt: Date.now() - 1_000, kind: 'undo' }),
    row(6, { state: 'conflict', how: 'override', attempts: 1, requestId, story, lastError: story.acmeSays }),
    row(5, {
      state: 'parked',
      attempts: 1,
      requestId,
      lastError: say('upload.unknown'),
    }),
    row(4, { state: 'refused', attempts: 1, requestId, lastError: say('call.http', { http: 400 }) }),
    row(3, { state: 'recorded', settledAt: Date.now() - MINUTE, attempts: 1, requestId }),
  ]
}

const history: HistoryEntry[] = [
  {
    kind: 'scan',
    at: Date.now() - 9 * MINUTE,
    scanId: idOf(1),
    lane: 'north-2',
    direction: 'in',
    class: 'deny',
    reason: 'already-used',
    source: 'acme',
  },
  {
    kind: 'scan',
    at: Date.now() - 8 * MINUTE,
    scanId: idOf(2),
    lane: 'north-2',
    direction: 'in',
    class: 'admit',
    reason: 'override',
    source: 'policy',
  },
  {
    kind: 'act',
    at: Date.now() - 8 * MINUTE,
    scanId: idOf(2),
    act: 'override',
    role: 'supervisor',
    who: 'Sue',
    note: 'Checked at the ticket office',
  },
  {
    kind: 'upload',
    at: Date.now() - 7 * MINUTE,
    scanId: idOf(2),
    of: 'admission',
    state: 'conflict',
    requestId: null,
    error: 'ACME had checked this ticket in before.',
  },
]

const found: SearchResult['orders'] = [
  {
    orderId: '452958',
    orderNumber: '100002515',
    name: 'Wilhelmina Thistlewood',
    email: 'wilhelmina@example.com',
    asOf: Date.now() - 4 * MINUTE,
    ticketsOf: 3,
    tickets: (['valid', 'valid', 'refunded'] as const).map((state, nth) => ({
      ticket: String(nth).repeat(64),
      codeEnd: `b${nth}c7`,
      event,
      ticketType: 'Adult',
      state,
      checkedInAt: nth === 1 ? Date.now() - 20 * MINUTE : null,
      admittedHere: 0,
      holder: nth === 0 ? 'Wilhelmina Thistlewood' : null,
    })),
  },
]

function admitted(scanId: string, reason: 'admitted' | 'override'): Verdict {
  const source = reason === 'override' ? 'policy' : 'acme'
  return { class: 'admit', reason, source, scanId, event, at: Date.now(), tookMs: 3, ticketType: 'Adult' }
}

type Office = Pick<
  Bridge,
  | ('outbox' | 'retry' | 'acknowledge' | 'history' | 'override' | 'search' | 'admitFound' | 'report')
  | ('unlock' | 'lock' | 'session' | 'recover')
>

/**
 * The acts of supervisors, written down beforehand. With `?pins` in the address people have PINs (`scripted-people.ts`). With `?quiet` there is nothing in any list.
 */
export function scriptedOffice(
  answer: <T>(value: T) => Promise<Result<T>>,
  people: Pick<ScriptedPeople, 'holderOf' | 'arePinsSet'>,
): Office {
  const params = new URLSearchParams(location.search)
  let rows = params.has('quiet') ? [] : sampleRows()
  let signedIn: SessionView['signedIn'] = null
  const session = (): SessionView => ({
    ...{ signedIn, lockAfterMs: 5 * MINUTE, pinsSet: people.arePinsSet(), waitMs: 0 },
  })
  const locked = (): boolean => people.arePinsSet() && signedIn === null
  const refuse = (code: GateError['code'], message: string): Promise<Result<never>> =>
    Promise.resolve({ ok: false, error: { code, message } })
  const forSupervisors = <T>(make: () => T): Promise<Result<T>> =>
    locked() ? refuse('locked', 'This is for supervisors.') : answer(make())
  const change = (id: number, part: Partial<OutboxRowView>): Promise<Result<OutboxRowView>> => {
    rows = rows.map((one) => (one.id === id ? { ...one, ...part } : one))
    const changed = rows.find((one) => one.id === id)
    if (changed === undefined) return refuse('not-found', 'There is no such row in the outbox.')
    return forSupervisors(() => changed)
  }
  const signIn = ({ id, name, role }: StaffMember): SessionView => {
    signedIn = { id, name, role, locksInMs: 5 * MINUTE }
    return session()
  }

  return {
    outbox: ({ states = [], limit = 100, before = null, unacknowledged = false }) =>
      answer(
        rows
          .filter(
            ({ id, state, acknowledged }) =>
              (before === null || id < before) &&
              (states.length === 0 || states.includes(state)) &&
              (!unacknowledged || acknowledged === null),
          )
          .slice(0, limit),
      ),
    retry: ({ id }) => change(id, { state: 'pending', nextTryAt: Date.now() }),
    acknowledge: ({ id, note }) => change(id, { acknowledged: { at: Date.now(), note } }),
    history: () => answer({ codeEnd: 'a6f4', entries: history }),
    override: ({ scanId }) => forSupervisors(() => admitted(scanId, 'override')),
    search: ({ text }) =>
      forSupervisors(() => ({
        orders: 'wilhelmina thistlewood 100002515'.includes(text.toLowerCase()) ? found : [],
        more: false,
        searched: 2_041,
        acme: 'not-by-this' as const,
      })),
    admitFound: ({ scanId }) => forSupervisors(() => admitted(scanId, 'admitted')),
    report: () => answer({ at: Date.now(), scanId: idOf(1), codeEnd: 'a6f4' }),
    unlock: ({ pin }) => {
      const holder = people.holderOf(pin)
      return holder === null ? refuse('refused', 'This is nobody’s PIN.') : answer(signIn(holder))
    },
    lock: () => {
      signedIn = null
      return answer(session())
    },
    session: () => answer(session()),
    recover: ({ name }) => answer(signIn({ id: idOf(71), name, role: 'admin', since: Date.now() })),
  }
}
