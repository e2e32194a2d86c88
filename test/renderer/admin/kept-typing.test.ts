import { expect, test } from 'vitest'
import type { SessionView } from '../../../electron/contract/roles.ts'
import { createKeptTyping, SET_UP } from '../../../renderer/admin/kept-typing.ts'

const session = (id: string | null): SessionView => ({
  signedIn: id === null ? null : { id, name: id, role: 'admin', locksInMs: 60_000 },
  lockAfterMs: 300_000,
  pinsSet: true,
  waitMs: 0,
})

function keptBy(first: string | null) {
  let state = session(first)
  let heard = (): void => {}
  const kept = createKeptTyping({
    getState: () => state,
    subscribe: (listener) => {
      heard = listener
      return () => {}
    },
  })
  const signIn = (id: string | null): void => {
    state = session(id)
    heard()
  }
  return { kept, signIn, lock: () => signIn(null) }
}

test('what was typed is there again for whoever typed it, and for nobody else', () => {
  const { kept, signIn, lock } = keptBy('ada')
  kept.keep('setup.post', { entrance: 'South' })
  expect(kept.isThroughLock('setup.post')).toBe(false)
  lock()
  expect(kept.at('setup.post')).toBeUndefined()
  signIn('ben')
  expect(kept.at('setup.post')).toBeUndefined()
  kept.keep('setup.post', { entrance: 'East' })
  signIn('ada')
  expect(kept.at('setup.post')).toEqual({ entrance: 'South' })
  expect(kept.isThroughLock('setup.post')).toBe(true)
  signIn('ben')
  expect(kept.at('setup.post')).toEqual({ entrance: 'East' })
})

test('while it is locked, it is known that something waits, and where', () => {
  const { kept, lock, signIn } = keptBy('ada')
  kept.keep('setup.venue', {})
  expect(kept.isWaiting(SET_UP)).toBe(false)
  lock()
  expect(kept.isWaiting(SET_UP)).toBe(true)
  expect(kept.isWaiting(['settings'])).toBe(false)
  signIn('ada')
  kept.drop('setup.venue')
  lock()
  expect(kept.isWaiting(SET_UP)).toBe(false)
})

test('what was applied is gone though the session ended with it', () => {
  const { kept, lock, signIn } = keptBy('ada')
  kept.keep('setup.post', { entrance: 'South' })
  const who = kept.whose()
  lock()
  kept.drop('setup.post', who)
  expect(kept.isWaiting(SET_UP)).toBe(false)
  signIn('ada')
  expect(kept.at('setup.post')).toBeUndefined()
})

test('what was applied is gone, and what is typed after it was not there through the lock', () => {
  const { kept, lock, signIn } = keptBy('ada')
  kept.keep('setup.events', {})
  lock()
  signIn('ada')
  kept.drop('setup.events')
  kept.keep('setup.events', { admit: {} })
  expect(kept.at('setup.events')).toEqual({ admit: {} })
  expect(kept.isThroughLock('setup.events')).toBe(false)
})
