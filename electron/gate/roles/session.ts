import type { SessionView, StaffMember } from '../../contract/roles.ts'
import { say } from '../../contract/sayings/say.ts'
import type { GateError, Result } from '../../contract/wire.ts'
import { type Actor, actorOf, isAtLeast, NOBODY } from './actor.ts'
import type { Need } from './needs.ts'
import type { Roster } from './roster.ts'

/** What a gate offers to those who ask who may do what. It may be another gate by the next request. */
export type RolesOf = {
  readonly roster: Roster
  readonly lockAfterMs: number
  readonly isPractice: boolean
  /** Epoch ms, sleep of the machine counted. */
  readonly now: () => number
  /** Monotonic ms. */
  readonly tick: () => number
}

/** One connection to the gate: a window, or a lane. A PIN entered on it unlocks it and no other. */
export type Session = {
  readonly actor: () => Actor
  readonly view: () => SessionView
  readonly unlock: (pin: string) => Promise<Result<SessionView>>
  readonly signIn: (member: StaffMember) => SessionView
  readonly lock: () => SessionView
  /** Why this may not be done now; null where it may, which also puts off the lock. */
  readonly whyNot: (need: Need) => GateError | null
}

export function openSession(roles: () => RolesOf): Session {
  let grant: { readonly id: string; usedTick: number; usedAt: number } | null = null

  /** Idle for, in ms: by the clock that nobody can set, or by the one that counts sleep. */
  const idleMs = (used: { usedTick: number; usedAt: number }): number => {
    const { now, tick } = roles()
    return Math.max(0, tick() - used.usedTick, now() - used.usedAt)
  }
  const touched = (id: string): void => {
    const { now, tick } = roles()
    grant = { id, usedTick: tick(), usedAt: now() }
  }
  const member = (): StaffMember | null => {
    if (grant === null) return null
    // Asked each time: a PIN that was taken away ends what it unlocked.
    const found = idleMs(grant) < roles().lockAfterMs ? roles().roster.standing(grant.id) : null
    if (found === null) grant = null
    return found
  }
  const view = (): SessionView => {
    const { roster, lockAfterMs } = roles()
    const found = member()
    return {
      signedIn:
        found === null || grant === null
          ? null
          : {
              id: found.id,
              name: found.name,
              role: found.role,
              locksInMs: Math.max(0, Math.round(lockAfterMs - idleMs(grant))),
            },
      lockAfterMs,
      pinsSet: roster.arePinsSet(),
      waitMs: roster.waitMs(),
    }
  }
  const signIn = ({ id }: StaffMember): SessionView => {
    touched(id)
    return view()
  }

  return {
    actor: () => {
      const found = member()
      return found === null ? NOBODY : actorOf(found)
    },
    view,
    signIn,
    unlock: async (pin) => {
      const unlocked = await roles().roster.unlock(pin)
      return unlocked.ok ? { ok: true, value: signIn(unlocked.value) } : unlocked
    },
    lock: () => {
      grant = null
      return view()
    },
    whyNot: ({ role, withoutPins }) => {
      const { roster, isPractice } = roles()
      if (!roster.arePinsSet()) {
        return withoutPins === 'anyone' || isPractice ? null : { code: 'locked', message: NO_PINS }
      }
      const found = member()
      if (!isAtLeast(found?.role ?? 'nobody', role)) return { code: 'locked', message: WANTED[role] }
      // Only what a PIN was needed for puts off the lock: stewards scan on under a supervisor's.
      if (found !== null && role !== 'steward') touched(found.id)
      return null
    },
  }
}

const NO_PINS = say('pin.none-yet')
const WANTED = {
  steward: say('pin.any-first'),
  supervisor: say('pin.supervisor-first'),
  admin: say('pin.admin-first'),
} as const
