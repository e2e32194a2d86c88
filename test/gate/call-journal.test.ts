import { expect, it } from 'vitest'
import type { CallEnded } from '../../electron/contract/calls.ts'
import { makeCallJournal } from '../../electron/gate/call-journal.ts'
import { fakeClock } from './fake-clock.ts'

const ended = (requestId: string): CallEnded => ({
  requestId,
  name: 'events',
  at: 0,
  tookMs: 1,
  status: 200,
  end: 'answered',
  why: null,
})

it('the journal of calls writes all it has when it closes, and nothing after: the store is closed then', async () => {
  const { clock, advance } = fakeClock()
  const written: string[] = []
  const journal = makeCallJournal({
    calls: {
      add: (calls) => void written.push(...calls.map(({ requestId }) => requestId)),
      recent: () => [],
    },
    clock,
    onTrouble: () => {},
  })
  journal.add(ended('one'))
  journal.close()
  expect(written).toEqual(['one'])
  journal.add(ended('cut off by the end'))
  await advance(60_000)
  expect(written).toEqual(['one'])
})
