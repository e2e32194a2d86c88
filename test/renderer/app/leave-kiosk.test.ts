import { expect, it } from 'vitest'
import type { KioskWish } from '../../../electron/contract/kiosk.ts'
import type { SessionView } from '../../../electron/contract/roles.ts'
import type { Result } from '../../../electron/contract/wire.ts'
import { leaveKiosk } from '../../../renderer/app/leave-kiosk.ts'

const by = (role: 'steward' | 'supervisor' | 'admin' | null, pinsSet = true): Result<SessionView> => ({
  ok: true,
  value: {
    pinsSet,
    lockAfterMs: 300_000,
    waitMs: 0,
    signedIn: role === null ? null : { id: crypto.randomUUID(), name: 'Sue', role, locksInMs: 300_000 },
  },
})
const gone = (code: 'service-gone' | 'internal'): Result<SessionView> => ({
  ok: false,
  error: { code, message: '' },
})

it.each([
  ['where nobody has a PIN', by(null, false), false],
  ['for a supervisor', by('supervisor'), false],
  ['for an admin', by('admin'), false],
  ['not for a steward', by('steward'), null],
  ['not for nobody', by(null), null],
  ['as the shell says where the service is gone', gone('service-gone'), 'off-while-still'],
  ['not where the service fails on the question', gone('internal'), null],
] as const)('the kiosk is left %s', async (_name, session, wish) => {
  const asked: KioskWish[] = []
  const stillOn = await leaveKiosk({
    session: async () => session,
    kiosk: async (on) => {
      asked.push(on)
      return false
    },
  })
  expect(asked).toEqual(wish === null ? [] : [wish])
  expect(stillOn).toBe(wish === null)
})
