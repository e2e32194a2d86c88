import { describe, expect, test } from 'vitest'
import type { RecentScan } from '../../electron/contract/methods.ts'
import {
  codeEndOf,
  emptyDesk,
  lastAdmission,
  nextSample,
  takeRecent,
  takeSamples,
} from '../../renderer/scan/desk-state.ts'

function row(scanId: string, at: number, undone = false): RecentScan {
  return {
    verdict: {
      class: 'admit',
      reason: 'admitted',
      scanId,
      source: 'cache',
      event: null,
      at,
      tookMs: 1,
    },
    codeEnd: '1234',
    undone,
  }
}
const idsOf = (rows: readonly RecentScan[]) => rows.map(({ verdict }) => verdict.scanId)

describe('the list of last scans', () => {
  test('keeps a row that is newer than the list from the gate', () => {
    const state = { ...emptyDesk, recent: [row('new', 50), row('old', 10)] }
    expect(idsOf(takeRecent(state, [row('old', 10)], 40).recent)).toEqual(['new', 'old'])
  })

  test('takes the word of the gate for everything older', () => {
    const state = { ...emptyDesk, recent: [row('old', 10), row('gone', 5)] }
    const { recent } = takeRecent(state, [row('old', 10, true)], 40)
    expect(recent).toEqual([row('old', 10, true)])
  })

  test('offers to undo the last admission that stands', () => {
    expect(lastAdmission([row('b', 2, true), row('a', 1)])?.verdict.scanId).toBe('a')
    expect(lastAdmission([])).toBeNull()
  })
})

describe('the sample tickets', () => {
  const sample = { kind: 'good', label: 'Good', barcodes: ['one', 'two'] }

  test('move to the next barcode and end', () => {
    expect(nextSample(sample, new Set())).toBe('one')
    expect(nextSample(sample, new Set(['one']))).toBe('two')
    expect(nextSample(sample, new Set(['one', 'two']))).toBeNull()
  })

  test('begin again where the gate lists them as unused after all', () => {
    const state = { ...emptyDesk, usedSamples: new Set(['one', 'two', 'three']) }
    const after = takeSamples(state, [sample, { ...sample, kind: 'used', barcodes: ['three', 'four'] }])
    expect([...after.usedSamples]).toEqual(['three'])
  })
})

test('the end of a code is what staff can compare, without what cannot be seen', () => {
  expect(codeEndOf('TKT-0044170\r\n')).toBe('4170')
  expect(codeEndOf('12')).toBe('12')
  expect(codeEndOf(' \u0000\n')).toBeNull()
})
