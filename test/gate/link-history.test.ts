import { expect, test } from 'vitest'
import type { LinkState } from '../../electron/contract/status.ts'
import { keepLinkHistory } from '../../electron/gate/link-history.ts'
import { tempFolder } from '../temp-folder.ts'
import { openAt } from './store/admissions.ts'

const clock = { after: () => () => {} }
const link = (state: LinkState['state'], since: number, why: string | null = null): LinkState => ({
  ...{ state, since, why, until: null },
})

const fail = (error: unknown): never => {
  throw error
}

test('how the link was is known after a restart, newest first, with the last word on each state', () => {
  const folder = tempFolder()
  const store = openAt(folder)
  const history = keepLinkHistory(store.memory, clock, fail)
  history.add(link('online', 1))
  history.add(link('offline', 5, 'The connection was cut'))
  history.add(link('offline', 5, 'No answer'))
  history.add(link('online', 9))
  history.close()
  store.close()
  const again = openAt(folder)
  const kept = keepLinkHistory(again.memory, clock, fail).recent()
  again.close()
  expect(kept.map(({ state, why }) => [state, why])).toEqual([
    ['online', null],
    ['offline', 'No answer'],
    ['online', null],
  ])
})

test('and no longer than a bad hour', () => {
  const store = openAt(tempFolder())
  const history = keepLinkHistory(store.memory, clock, fail)
  for (let n = 0; n < 1_000; n += 1) history.add(link(n % 2 === 0 ? 'online' : 'offline', n))
  history.close()
  const kept = keepLinkHistory(store.memory, clock, fail).recent()
  store.close()
  expect(kept).toHaveLength(300)
  expect(kept[0]?.since).toBe(999)
})

test('what becomes of the link after the end is nobody’s business, and a sick disk ends no gate', () => {
  const due: (() => void)[] = []
  const later = {
    after: (_: number, run: () => void) => {
      due.push(run)
      return () => {}
    },
  }
  const store = openAt(tempFolder())
  const ended = keepLinkHistory(store.memory, later, fail)
  ended.close()
  ended.add(link('offline', 1))
  expect(due).toEqual([])

  const troubles: unknown[] = []
  const sick = keepLinkHistory(store.memory, later, (error) => troubles.push(error))
  sick.add(link('offline', 1))
  store.close()
  for (const run of due) run()
  expect(troubles).toHaveLength(1)
})
