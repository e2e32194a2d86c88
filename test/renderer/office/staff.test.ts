import { expect, it } from 'vitest'
import type { Supervision } from '../../../electron/contract/bridge.ts'
import type { SessionView } from '../../../electron/contract/roles.ts'
import { createStaff } from '../../../renderer/office/staff.ts'

const nobody: SessionView = { signedIn: null, lockAfterMs: 300_000, pinsSet: true, waitMs: 0 }
const sue: SessionView = {
  ...nobody,
  signedIn: {
    id: '01980000-0000-7000-8000-000000000001',
    name: 'Sue',
    role: 'supervisor',
    locksInMs: 60_000,
  },
}

function staffAt() {
  let says = nobody
  let supervise = (_: Supervision): void => {}
  const timers: { ms: number; act: () => void; cancelled: boolean }[] = []
  const answer = async () => ({ ok: true, value: says }) as const
  const staff = createStaff(
    {
      session: answer,
      lock: async () => {
        says = nobody
        return answer()
      },
      unlock: async ({ pin }) => {
        if (pin !== '3434') return { ok: false, error: { code: 'refused', message: 'nobody’s' } }
        says = sue
        return answer()
      },
      recover: answer,
      onSupervision: (listener) => {
        supervise = listener
        return () => {}
      },
    },
    (ms, act) => {
      const timer = { ms, act, cancelled: false }
      timers.push(timer)
      return () => {
        timer.cancelled = true
      }
    },
    () => 1_000,
  )
  return {
    staff,
    timers,
    gateSays: (view: SessionView) => {
      says = view
    },
    restarted: () => supervise({ state: 'up', restarts: 1 }),
    settled: () => new Promise((resolve) => setImmediate(resolve)),
  }
}

it('knows who is signed in, and asks again when the gate locks by itself', async () => {
  const { staff, timers, gateSays, settled } = staffAt()
  await settled()
  expect(staff.getState()).toEqual(nobody)
  expect(await staff.unlock('9999')).toMatchObject({ ok: false })
  expect(staff.getState()?.signedIn).toBeNull()
  await staff.unlock('3434')
  expect(staff.getState()?.signedIn?.name).toBe('Sue')
  expect(staff.locksAt()).toBe(1_000 + (staff.getState()?.signedIn?.locksInMs ?? 0))
  const timer = timers.at(-1)
  expect(timer?.ms).toBeGreaterThan(60_000)
  gateSays(nobody)
  timer?.act()
  await settled()
  expect(staff.getState()?.signedIn).toBeNull()
  expect(staff.locksAt()).toBeNull()
})

it('tells whoever listens, and forgets the old lock when it is put off or done by hand', async () => {
  const { staff, timers, settled } = staffAt()
  await settled()
  let told = 0
  const end = staff.subscribe(() => {
    told += 1
  })
  await staff.unlock('3434')
  staff.refresh()
  await settled()
  expect(timers.map(({ cancelled }) => cancelled)).toEqual([true, false])
  staff.lock()
  await settled()
  expect(timers.every(({ cancelled }) => cancelled)).toBe(true)
  expect(told).toBe(3)
  end()
  staff.refresh()
  await settled()
  expect(told).toBe(3)
})

it('asks a service that was started again, which knows nobody', async () => {
  const { staff, gateSays, restarted, settled } = staffAt()
  await staff.unlock('3434')
  gateSays(nobody)
  restarted()
  await settled()
  expect(staff.getState()?.signedIn).toBeNull()
})
