import { expect, test } from 'vitest'
import { createScanTaker, type ReadCode } from '../../../renderer/app/scan-taker.ts'

/** A taker with one that listens at the gate; `heard` gathers who heard what. */
function listening(isAside = () => false, intoField = (_: ReadCode) => false) {
  const heard: string[] = []
  const toGate = ({ barcode }: ReadCode) => heard.push(`gate ${barcode}`)
  const taker = createScanTaker({ toGate, isAside, intoField })
  const hears =
    (who: string, takes = true) =>
    ({ barcode }: ReadCode) => {
      heard.push(`${who} ${barcode}`)
      return takes
    }
  const read = (barcode: string) => taker.take({ barcode, via: 'wedge', at: 0, endedAt: 0 })
  return { heard, hears, read, claim: taker.claim }
}

test('codes go to the gate unless a screen has claimed them, to the one that claimed last', () => {
  const { heard, hears, read, claim } = listening()
  read('1')
  const releaseFirst = claim(hears('first'))
  const releaseSecond = claim(hears('second'))
  read('2')
  releaseFirst()
  read('3')
  releaseSecond()
  releaseSecond()
  read('4')
  expect(heard).toEqual(['gate 1', 'second 2', 'second 3', 'gate 4'])
})

test('what a screen does not take goes to the one before it, and in the end to the gate', () => {
  const { heard, hears, read, claim } = listening()
  const release = claim(hears('first'))
  claim(hears('second', false))
  read('1')
  release()
  read('2')
  expect(heard).toEqual(['second 1', 'first 1', 'second 2', 'gate 2'])
})

test('what belongs in a field goes there before any screen hears it, unless the field is hidden', () => {
  let aside = false
  const { heard, hears, read, claim } = listening(
    () => aside,
    ({ barcode }) => barcode === 'pin',
  )
  claim(hears('screen'))
  read('pin')
  read('1')
  aside = true
  read('pin')
  expect(heard).toEqual(['screen 1', 'gate pin'])
})

test('a claim counts only while its screen is not aside', () => {
  let aside = true
  const { heard, hears, read, claim } = listening(() => aside)
  claim(hears('screen'))
  read('1')
  aside = false
  read('2')
  expect(heard).toEqual(['gate 1', 'screen 2'])
})
