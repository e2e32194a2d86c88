import { expect, it } from 'vitest'
import { LOCKED_AFTER, makeTries, waitAfter } from '../../../electron/gate/roles/tries.ts'

const MINUTE_MS = 60_000

function tries(kept: { wrong: number | null } = { wrong: null }) {
  let now = 0
  const made = () =>
    makeTries({
      recall: () => kept.wrong,
      remember: (wrong) => {
        kept.wrong = wrong
      },
      tick: () => now,
    })
  return {
    made,
    pass: (ms: number) => {
      now += ms
    },
  }
}

it('lets a finger slip three times, then waits longer each time, and locks after ten', () => {
  expect([1, 2, 3, 4, 5, 9, LOCKED_AFTER, 50].map(waitAfter)).toEqual([
    ...[0, 0, 0, 5_000, 15_000, 300_000, 15 * MINUTE_MS, 15 * MINUTE_MS],
  ])
  const { made, pass } = tries()
  const guard = made()
  for (let n = 0; n < 4; n += 1) guard.begin()
  expect(guard.waitMs()).toBe(5_000)
  pass(5_000)
  expect(guard.waitMs()).toBe(0)
})

it('counts a try before it is made: a process that is killed under it has used it up', () => {
  const kept = { wrong: null }
  const { made } = tries(kept)
  made().begin()
  expect(kept.wrong).toBe(1)
})

it('begins the whole wait anew after a restart', () => {
  const { made, pass } = tries({ wrong: 6 })
  const first = made()
  pass(20_000)
  expect(first.waitMs()).toBe(10_000)
  expect(made().waitMs()).toBe(30_000)
})

it('a right PIN takes back its own try alone; an admin’s takes back all', () => {
  const kept = { wrong: null }
  const { made } = tries(kept)
  const guard = made()
  guard.begin()
  guard.begin()
  guard.begin().right(false)
  expect(kept.wrong).toBe(2)
  guard.begin().right(true)
  expect(kept.wrong).toBe(0)
  expect(guard.waitMs()).toBe(0)
})

it('forgets one wrong try in five minutes', () => {
  const kept = { wrong: 3 }
  const { made, pass } = tries(kept)
  const guard = made()
  pass(11 * MINUTE_MS)
  guard.begin()
  expect(kept.wrong).toBe(2)
})
