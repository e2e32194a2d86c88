import { describe, expect, test } from 'vitest'
import type { Ending, TracedKey } from '../../renderer/scan/key-trace.ts'
import { byHand, findOut, type Heard, TEST_CODE } from '../../renderer/scan/scanner-test/findings.ts'

type Way = {
  readonly typed?: string
  readonly byPlace?: string
  readonly capsLock?: boolean
  readonly ending?: Ending
}

/** Scans of one kind at these moments, `gapMs` a character. */
function heard(starts: readonly number[], way: Way = {}, gapMs = 12): Heard[] {
  const { typed = TEST_CODE, byPlace = typed, capsLock = false, ending = 'enter' } = way
  return starts.map((start) => {
    const keys: TracedKey[] = [...typed].map((char, nth) => ({
      ...{ typed: char, byPlace: byPlace[nth] ?? char, capsLock, at: start + nth * gapMs },
    }))
    return { trace: { keys, ending }, endedAt: start + keys.length * gapMs }
  })
}
const thrice = [0, 2_000, 4_000]
const german = TEST_CODE.replaceAll('y', '#').replaceAll('Z', 'Y').replaceAll('#', 'z').replaceAll('-', 'ß')
const swapped = [...TEST_CODE]
  .map((char) => (char === char.toLowerCase() ? char.toUpperCase() : char.toLowerCase()))
  .join('')

describe('the scanner test', () => {
  test.each<[string, Way, object]>([
    ['all is well', {}, { reading: 'right', ending: 'enter', characterMs: 12, prefix: '', doubled: false }],
    ['codes end with Tab', { ending: 'tab' }, { settings: expect.objectContaining({ ending: 'tab' }) }],
    [
      'codes end with nothing',
      { ending: 'none' },
      { settings: expect.objectContaining({ ending: 'none', characterMs: 12 }) },
    ],
    [
      'something stands before the code',
      { typed: `]Q1${TEST_CODE}` },
      { prefix: ']Q1', settings: expect.objectContaining({ prefix: ']Q1' }) },
    ],
    [
      'the computer has a German keyboard',
      { typed: german, byPlace: TEST_CODE },
      { reading: 'layout', settings: expect.objectContaining({ layout: 'us' }) },
    ],
    [
      'Caps Lock is on',
      { typed: swapped, capsLock: true },
      { reading: 'caps-lock', settings: expect.objectContaining({ capsLock: 'undo', layout: 'as-typed' }) },
    ],
    [
      'the scanner itself changes the case',
      { typed: TEST_CODE.toUpperCase() },
      { reading: 'wrong-case', settings: null },
    ],
    ['another code was scanned', { typed: 'TICKET-4711' }, { reading: 'unclear', settings: null }],
  ])('finds out that %s', (_, way, found) => {
    expect(findOut(heard(thrice, way))).toMatchObject(found)
  })

  test('finds out that every code is sent twice, which counts as one scan', () => {
    const twice = heard([0, 350, 2_000, 2_350, 4_000, 4_350])
    expect(byHand(twice)).toHaveLength(3)
    expect(findOut(twice)).toMatchObject({ doubled: true, settings: { doubledWithinMs: 500 } })
  })

  test('does not let one scan that went wrong decide', () => {
    const scans = [...heard([0, 2_000]), ...heard([4_000], { typed: 'knocked over', ending: 'none' })]
    expect(findOut(scans)).toMatchObject({ reading: 'right', ending: 'enter' })
  })

  test('says nothing where nothing was heard', () => {
    expect(findOut([])).toBeNull()
  })
})
