import { expect, test } from 'vitest'
import { createScanTaker, type ReadCode } from '../../../renderer/app/scan-taker.ts'

test('codes go to the gate unless a screen has claimed them, to the one that claimed last', () => {
  const heard: string[] = []
  const hears = (who: string) => (code: ReadCode) => heard.push(`${who} ${code.barcode}`)
  const taker = createScanTaker(hears('gate'))
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
