import { expect, test } from 'vitest'
import { fittingEvents } from '../../../renderer/admin/settings/known-events.tsx'

const event = (id: string, name: string) => ({ id, name, startsAt: 0, cancelled: false })
const known = [event('4411', 'Lanterns over the Old Harbour'), event('4413', 'Boat tour'), event('51', 'Été')]

test.each([
  ['', ['4411', '4413', '51']],
  [' harbour ', ['4411']],
  ['É', ['51']],
  ['44', ['4411', '4413']],
  ['11', []],
  ['o', ['4411', '4413']],
])('%j finds %j', (typed, ids) => {
  expect(fittingEvents(known, typed).map(({ id }) => id)).toEqual(ids)
})
