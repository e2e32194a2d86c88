import { describe, expect, test } from 'vitest'
import { scannerSettingsSchema } from '../../electron/contract/scanner.ts'
import { doubleFilter } from '../../renderer/scan/doubles.ts'
import { codeOf, type KeyTrace } from '../../renderer/scan/key-trace.ts'
import { tuningOf } from '../../renderer/scan/tuning.ts'

function traceOf(typed: string, byPlace = typed, capsLock = false): KeyTrace {
  const keys = [...typed].map((char, nth) => ({
    ...{ typed: char, byPlace: byPlace[nth] ?? char, capsLock, at: nth * 5 },
  }))
  return { keys, ending: 'enter' }
}
const settings = (given: object) => scannerSettingsSchema.parse(given)

describe('the code behind a scan', () => {
  test.each<[string, KeyTrace, object, string]>([
    ['is what was typed', traceOf('TKT-1z'), {}, 'TKT-1z'],
    [
      'is read by place where the computer has another keyboard',
      traceOf('TKTß1y', 'TKT-1z'),
      { layout: 'us' },
      'TKT-1z',
    ],
    ['has its case back', traceOf('tkt-1Z', 'tkt-1Z', true), { capsLock: 'undo' }, 'TKT-1z'],
    ['keeps its case without Caps Lock', traceOf('TKT-1z'), { capsLock: 'undo' }, 'TKT-1z'],
    ['loses the prefix', traceOf('~~TKT-1'), { prefix: '~~' }, 'TKT-1'],
    ['stays whole where it is no more than the prefix', traceOf('~~'), { prefix: '~~' }, '~~'],
  ])('%s', (_, trace, given, code) => {
    expect(codeOf(trace, settings(given))).toBe(code)
  })
})

describe('a scanner that sends each code twice', () => {
  const heard = (withinMs: number, ...scans: readonly (readonly [string, number])[]) => {
    const doubled = doubleFilter(() => withinMs)
    return scans.filter(([code, at]) => !doubled(code, at)).map(([code, at]) => `${code} ${at}`)
  }

  test('is heard once', () => {
    expect(heard(500, ['A', 0], ['A', 200], ['B', 300], ['B', 420])).toEqual(['A 0', 'B 300'])
  })

  test('does not hide a third, or one that comes later', () => {
    expect(heard(500, ['A', 0], ['A', 200], ['A', 400])).toEqual(['A 0', 'A 400'])
    expect(heard(500, ['A', 0], ['A', 501])).toEqual(['A 0', 'A 501'])
  })

  test('is heard twice where nothing is known about it', () => {
    expect(heard(0, ['A', 10], ['A', 10])).toEqual(['A 10', 'A 10'])
  })
})

describe('the wait for a late key of a scanner without an ending', () => {
  const waitMs = (given: object) => {
    const { maxGapMs, patienceMs } = tuningOf(settings(given))
    return maxGapMs + patienceMs.unended
  }

  test('follows from its speed', () => {
    expect(waitMs({ ending: 'none', characterMs: 3 })).toBeLessThan(120)
    expect(waitMs({ ending: 'none', characterMs: 130 })).toBeGreaterThan(450)
  })

  test('is long where nothing is known', () => {
    expect(waitMs({})).toBe(350)
  })
})
