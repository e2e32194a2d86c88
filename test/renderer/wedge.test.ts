import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultTuning } from '../../renderer/scan/wedge.ts'
import { burst, play, type Tap } from './typing.ts'

const code = 'TKT-26-0044170'
const speeds = [2, 5, 12, 20, 35, 50, 65, 80, 100, 130]
const places = [
  ['outside of any field', false],
  ['inside a text field', true],
] as const

/** People are uneven: gaps of real typing, in milliseconds, scaled to a pace. */
const unevenness = [1, 0.62, 1.45, 0.9, 1.9, 0.55, 1.2, 0.75, 1.6, 0.8, 1.1, 0.5, 1.3, 2.1]
function typing(text: string, paceMs: number): Tap[] {
  return [...text].map((key, index) => ({
    key,
    gapMs: paceMs * (unevenness[index % unevenness.length] ?? 1),
  }))
}

describe.each(places)('a scanner %s', (_, inField) => {
  test.each(speeds)('is heard at %i ms a character, and its Enter presses nothing', (gapMs) => {
    expect(play(burst(code, gapMs), inField)).toMatchObject({ scans: [code], typed: '', endingsSeen: 0 })
  })

  test.each([
    ['Enter', ['Enter']],
    ['Tab', ['Tab']],
    ['CR+LF as two Enters', ['Enter', 'Enter']],
    ['CR+LF as Enter and Ctrl+J', ['Enter', 'Ctrl+j']],
    ['Tab and Enter', ['Tab', 'Enter']],
    ['nothing', []],
  ])('may end a code with %s: one scan, nothing pressed', (_name, ending) => {
    for (const gapMs of [2, 12, 130]) {
      const outcome = play(burst(code, gapMs, ending), inField)
      expect(outcome).toMatchObject({ scans: [code], endingsSeen: 0 })
    }
  })

  test('may send its Enter so late that the silence has ended the code', () => {
    const outcome = play([...burst(code, 5, []), { key: 'Enter', gapMs: 300 }], inField)
    expect(outcome).toMatchObject({ scans: [code], endingsSeen: 0 })
  })

  test('may stutter once, as radio scanners do', () => {
    const taps = burst(code, 12)
    const late = taps.map((tap, index) => (index === 6 ? { ...tap, gapMs: 120 } : tap))
    expect(play(late, inField).scans).toEqual([code])
  })

  test('may be slow to wake: its first character counts', () => {
    const [first, ...rest] = burst(code, 5)
    if (first === undefined) throw new Error('a burst has keys')
    const taps = [first, ...rest.map((tap, index) => (index === 0 ? { ...tap, gapMs: 90 } : tap))]
    expect(play(taps, inField).scans).toEqual([code])
  })

  test('may press Shift and Control characters inside a code', () => {
    const taps: Tap[] = [
      { key: 'Shift', gapMs: 3 },
      { key: 'A', gapMs: 3 },
      { key: '1', gapMs: 3 },
      { key: 'Ctrl+]', gapMs: 3 },
      { key: 'Shift', gapMs: 3 },
      { key: 'B', gapMs: 3 },
      { key: '2', gapMs: 3 },
      { key: 'Enter', gapMs: 3 },
    ]
    expect(play(taps, inField).scans).toEqual(['A1B2'])
  })

  test('may send two codes back to back: two scans, in order', () => {
    const outcome = play([...burst('AAAA-1', 4), ...burst('BBBB-2', 4)], inField)
    expect(outcome).toMatchObject({ scans: ['AAAA-1', 'BBBB-2'], endingsSeen: 0 })
  })

  test('dates a scan at its last character', () => {
    expect(play(burst('ABCD', 10), inField).scanTimes).toEqual([10_040])
  })

  test('is heard right after a person pressed Enter', () => {
    const outcome = play([{ key: 'Enter', gapMs: 0 }, ...burst(code, 5)], inField)
    expect(outcome).toMatchObject({ scans: [code], endingsSeen: 1 })
  })

  test('is heard after a code that was too long to be a ticket, which is cut but kept whole enough to tell', () => {
    const long = 'x'.repeat(5_000)
    const { scans } = play([...burst(long, 2), ...burst(code, 5)], inField)
    expect(scans[0]?.length).toBeGreaterThan(1_024)
    expect(scans.slice(1)).toEqual([code])
  })
})

describe('a person typing into a field', () => {
  test.each([80, 100, 130, 180, 240, 300])('at about %i ms a key is never taken for a scanner', (paceMs) => {
    const text = 'guest turned back at the door'
    const outcome = play([...typing(text, paceMs), { key: 'Enter', gapMs: paceMs }], true)
    expect(outcome).toMatchObject({ scans: [], typed: text, endingsSeen: 1 })
  })

  test('who rolls five keys in a row is still a person', () => {
    const outcome = play(typing('there', 15), true)
    expect(outcome).toMatchObject({ scans: [], typed: 'there' })
  })

  test('who types one quick short word and Enter is still a person', () => {
    const outcome = play([...typing('Jones', 75), { key: 'Enter', gapMs: 110 }], true)
    expect(outcome).toMatchObject({ scans: [], typed: 'Jones', endingsSeen: 1 })
  })

  test('who holds a key down is no scanner', () => {
    const held = Array.from({ length: 40 }, () => ({ key: 'x', gapMs: 30, repeat: true }))
    expect(play([{ key: 'x', gapMs: 0 }, ...held, { key: 'Enter', gapMs: 30 }], true).scans).toEqual([])
  })

  test('who corrects with Backspace is no scanner', () => {
    const taps = [...typing('abcd', 40), { key: 'Backspace', gapMs: 40 }, ...typing('efg', 40)]
    expect(play(taps, true)).toMatchObject({ scans: [], typed: 'abcdefg' })
  })

  test.each([
    ['a pause', 400],
    ['a breath', 140],
    ['next to nothing', 60],
  ])('keeps the text when a scan comes after %s', (_, gapMs) => {
    const [first, ...rest] = burst(code, 5)
    if (first === undefined) throw new Error('a burst has keys')
    const outcome = play([...typing('hello', 110), { ...first, gapMs }, ...rest], true)
    expect(outcome).toMatchObject({ scans: [code], typed: 'hello', endingsSeen: 0 })
  })

  test('presses Enter and Tab as ever', () => {
    const taps = ['Enter', 'Tab', 'Tab', 'Enter'].map((key) => ({ key, gapMs: 200 }))
    expect(play(taps, true).endingsSeen).toBe(4)
  })
})

describe('a scanner that is known to send an ending', () => {
  const known = { ...defaultTuning, ends: true }

  test('is not seen in somebody who types very fast and then waits', () => {
    const fast = burst('signature', 20, [])
    expect(play(fast, true)).toMatchObject({ scans: ['signature'] })
    expect(play(fast, true, known)).toMatchObject({ scans: [], typed: 'signature' })
  })

  test('is heard in a field as ever', () => {
    expect(play(burst(code, 20), true, known)).toMatchObject({ scans: [code], typed: '' })
  })
})

describe('a person typing outside of any field', () => {
  test('is typing, to be brought to the code field', () => {
    expect(play(typing('4711', 200))).toMatchObject({ scans: [], typed: '4711' })
  })
})

describe('for every barcode and every steady speed', () => {
  const barcode = fc.string({ minLength: 4, maxLength: 64, unit: 'grapheme-ascii' })
  const gap = fc.double({ min: 2, max: 130, noNaN: true })

  test('a scan that ends with Enter comes out exactly once, whatever has the focus', () => {
    fc.assert(
      fc.property(barcode, gap, fc.boolean(), (text, gapMs, inField) => {
        const { scans, typed, endingsSeen } = play(burst(text, gapMs), inField)
        expect(scans).toEqual([text])
        expect([typed, endingsSeen]).toEqual(['', 0])
      }),
      { numRuns: 2_000 },
    )
  })

  test('many scans in a row come out in their order, none lost, none doubled', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(barcode, gap, fc.integer({ min: 200, max: 2_000 })), { maxLength: 12 }),
        fc.boolean(),
        (list, inField) => {
          const taps = list.flatMap(([text, gapMs, pauseMs]) =>
            burst(text, gapMs).map((tap, index) => (index === 0 ? { ...tap, gapMs: pauseMs } : tap)),
          )
          expect(play(taps, inField).scans).toEqual(list.map(([text]) => text))
        },
      ),
    )
  })

  test('no key is ever lost: each ends in a scan or stays typing', () => {
    const tap = fc.record({
      key: fc.string({ minLength: 1, maxLength: 1, unit: 'grapheme-ascii' }),
      gapMs: fc.integer({ min: 1, max: 400 }),
    })
    fc.assert(
      fc.property(fc.array(tap, { maxLength: 80 }), fc.boolean(), (taps, inField) => {
        const { scans, typed } = play(taps, inField)
        const sorted = (text: string) => [...text].sort().join('')
        expect(sorted(scans.join('') + typed)).toBe(sorted(taps.map(({ key }) => key).join('')))
      }),
    )
  })
})
