import { expect, test } from 'vitest'
import { createScanTaker, type ReadCode } from '../../../renderer/app/scan-taker.ts'

test('codes go to the gate unless a screen has claimed them, to the one that claimed last', () => {
  const heard: string[] = []
  const hears = (who: string) => (code: ReadCode) => heard.push(`${who} ${code.barcode}`)
  const taker = createScanTaker(hears('gate'), () => false)
  const read = (barcode: string) => taker.take({ barcode, via: 'wedge', at: 0, endedAt: 0 })
  read('1')
  const releaseFirst = taker.claim(hears('first'))
  const releaseSecond = taker.claim(hears('second'))
  read('2')
  releaseFirst()
  read('3')
  releaseSecond()
  releaseSecond()
  read('4')
  expect(heard).toEqual(['gate 1', 'second 2', 'second 3', 'gate 4'])
})

test('a claim counts only while its screen is not aside', () => {
  const heard: string[] = []
  const hears = (who: string) => (code: ReadCode) => heard.push(`${who} ${code.barcode}`)
  let aside = true
  const taker = createScanTaker(hears('gate'), () => aside)
  const read = (barcode: string) => taker.take({ barcode, via: 'wedge', at: 0, endedAt: 0 })
  taker.claim(hears('screen'))
  read('1')
  aside = false
  read('2')
  expect(heard).toEqual(['gate 1', 'screen 2'])
})
