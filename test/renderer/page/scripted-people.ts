import type { AuditAct, AuditShown } from '../../../electron/contract/audit.ts'
import type { Bridge } from '../../../electron/contract/bridge.ts'
import type { StaffMember } from '../../../electron/contract/roles.ts'
import { say } from '../../../electron/contract/sayings/say.ts'
import type { Result } from '../../../electron/contract/wire.ts'

const MINUTE = 60_000
const HASH = '9f31c0de'.repeat(8)
const idOf = (n: number): string => `01980000-0000-7000-8000-${String(n).padStart(12, '0')}`

type Holder = StaffMember & { readonly pin: string }

function sampleStaff(): Holder[] {
  const since = Date.now() - 60 * MINUTE
  return [
    { id: idOf(71), name: 'Ada', role: 'admin', since, pin: '1212' },
    { id: idOf(77), name: 'Sue', role: 'supervisor', since: since + 5 * MINUTE, pin: '3434' },
    { id: idOf(78), name: 'Wilhelmina Thistlewood', role: 'steward', since: since + 9 * MINUTE, pin: '5656' },
  ]
}

/** One entry of each kind that a night brings. */
function sampleActs(): AuditShown[] {
  const acts: readonly (readonly [AuditAct, AuditShown['what'], string | null, string | null])[] = [
    ['staff-added', { name: 'Ada', role: 'admin', newPin: true }, null, null],
    ['unlocked', {}, null, 'Ada'],
    ['staff-changed', { name: 'Sue', role: 'supervisor', newPin: true }, null, 'Ada'],
    ['profile-changed', { revision: 4 }, 'Doors open earlier', 'Ada'],
    [
      'post-changed',
      { fromEntrance: 'North', toEntrance: 'Garden', fromDirection: 'in', toDirection: 'in' },
      null,
      'Sue',
    ],
    ['override', { codeEnd: 'a6f4', guests: 2 }, 'Checked at the ticket office', 'Sue'],
    ['search', { by: 'name', found: 3, acme: 'not-by-this' }, null, 'Sue'],
    ['undo', { atAcme: 'queued' }, 'Wrong entrance', null],
    ['locked-out', { tries: 10 }, null, null],
    ['log-trimmed', { through: 412, hash: HASH, entries: 100 }, null, null],
  ]
  return acts
    .map(
      ([act, what, why, who], index): AuditShown => ({
        ...{ no: 413 + index, at: Date.now() - (acts.length - index) * MINUTE, act, what, why, who },
        role: who === 'Ada' ? 'admin' : who === 'Sue' ? 'supervisor' : 'nobody',
        scanId: act === 'override' || act === 'undo' ? idOf(2) : null,
        lane: act === 'override' || act === 'undo' ? 'NORTH-1' : null,
        ...{ prev: HASH, hash: HASH },
      }),
    )
    .reverse()
}

/** What the scripted gate knows of who may do what. */
export type ScriptedPeople = {
  readonly bridge: Pick<Bridge, 'staff' | 'changeStaff' | 'audit' | 'verifyAudit'>
  readonly holderOf: (pin: string) => StaffMember | null
  readonly arePinsSet: () => boolean
}

/**
 * Staff and the log of acts, written down beforehand. With `?pins` in the address people have PINs: 1212 is an admin's, 3434 a
 * supervisor's. With `?broken` somebody was at the log.
 */
export function scriptedPeople(answer: <T>(value: T) => Promise<Result<T>>): ScriptedPeople {
  const params = new URLSearchParams(location.search)
  let staff = params.has('pins') ? sampleStaff() : []
  const acts = sampleActs()
  const shown = (): StaffMember[] => staff.map(({ id, name, role, since }) => ({ id, name, role, since }))
  const head = { count: 422, hash: HASH }
  return {
    holderOf: (pin) => staff.find((one) => one.pin === pin) ?? null,
    arePinsSet: () => staff.length > 0,
    bridge: {
      staff: () => answer(shown()),
      changeStaff: (change) => {
        const pin = change.act === 'remove' ? undefined : change.pin
        const holder = staff.find((one) => one.pin === pin)
        if (holder !== undefined && (change.act === 'add' || change.id !== holder.id)) {
          const error = { code: 'refused', message: say('pin.taken') } as const
          return Promise.resolve({ ok: false, error })
        }
        if (change.act === 'remove') staff = staff.filter(({ id }) => id !== change.id)
        else if (change.act === 'add') {
          const { name, role } = change
          staff = [...staff, { id: crypto.randomUUID(), name, role, since: Date.now(), pin: change.pin }]
        } else {
          const { id, name, role } = change
          staff = staff.map((one) =>
            one.id === id
              ? {
                  ...one,
                  name: name ?? one.name,
                  role: role ?? one.role,
                  pin: pin ?? one.pin,
                  since: Date.now(),
                }
              : one,
          )
        }
        return answer(shown())
      },
      audit: ({ acts: of = [], who = '', before = null }) =>
        answer({
          rows: acts.filter(
            (row) =>
              (of.length === 0 || of.includes(row.act)) &&
              (row.who ?? '').toLowerCase().includes(who.toLowerCase()) &&
              (before === null || row.no < before),
          ),
          head,
          next: before === null ? 415 : null,
        }),
      verifyAudit: () =>
        params.has('broken')
          ? answer({ sound: false, head, firstBroken: 419, why: say('log.changed', { n: 419 }) } as const)
          : answer({ sound: true, head, entries: 10 } as const),
    },
  }
}
