import { expect, it } from 'vitest'
import type { Role, SessionView } from '../../../electron/contract/roles.ts'
import { gateTo } from '../../../renderer/office/for-role.tsx'

function session(role: Role | null, pinsSet = true): SessionView {
  const id = '01980000-0000-7000-8000-000000000001'
  return {
    signedIn: role === null ? null : { id, name: 'Sue', role, locksInMs: 1_000 },
    lockAfterMs: 300_000,
    pinsSet,
    waitMs: 0,
  }
}

it.each([
  ['nobody', session(null), 'supervisor', false, 'production', 'pin'],
  ['a steward', session('steward'), 'supervisor', false, 'production', 'pin'],
  ['a supervisor', session('supervisor'), 'supervisor', true, 'production', 'open'],
  ['an admin', session('admin'), 'supervisor', true, 'production', 'open'],
  ['a supervisor, for admins', session('supervisor'), 'admin', false, 'production', 'pin'],
  ['anybody in practice', session(null, false), 'supervisor', true, 'practice', 'open'],
  ['anybody where nobody has a PIN', session(null, false), 'supervisor', false, 'production', 'open'],
  ['what somebody answers for', session(null, false), 'supervisor', true, 'production', 'no-pins'],
] as const)('%s: as the gate itself would say', (_, view, role, named, environment, said) => {
  expect(gateTo(view, role, named, environment)).toBe(said)
})
