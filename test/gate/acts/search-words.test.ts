import { expect, it } from 'vitest'
import { fitOf, isAddress, kindOf, searchable, wordsOf } from '../../../electron/gate/acts/search-words.ts'

const text = searchable('100002515 José-María Ñandú  josé.m@Example.com O’Brien')

it.each([
  ['jose', 1],
  ['JOSÉ', 1],
  ['nandu', 2],
  ['ñan', 1],
  ['brien', 2],
  ['1000025', 1],
  ['100002515', 2],
  ['jose.m@example.com', 2],
  ['nandu 1000', 3],
  ['nandu 2000', 0],
  ['andu', 0],
  ['example', 0],
])('%s fits by %i', (query, fit) => {
  expect(fitOf(wordsOf(query), text)).toBe(fit)
})

it('has no words in what has no letters', () => {
  expect(wordsOf(' ?? ')).toEqual([])
  expect(searchable('')).toBe('')
})

it('knows a whole address from the beginning of one, and names the kind without the guest', () => {
  expect(['a@b.co', 'a@b', '@b.co', 'a b@c.de', 'x'].map(isAddress)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ])
  expect(['a@', '1000', 'Ann 2', 'Ann'].map(kindOf)).toEqual([
    'email',
    'order-number',
    'order-number',
    'name',
  ])
})
