import { expect, test } from 'vitest'
import { look, nothingInSight, sightClock } from '../../renderer/scan/camera/sight.ts'

/** What was taken of pictures that each show some codes at a time. */
function takenOf(...pictures: readonly (readonly [number, ...string[]])[]): string[] {
  let sight = nothingInSight
  return pictures.flatMap(([at, ...codes]) => {
    const looked = look(sight, codes, at)
    sight = looked.sight
    return looked.taken.map((code) => `${code} ${at}`)
  })
}

test('a code is believed when it is seen a second time, and taken once while it is held there', () => {
  expect(takenOf([0, 'A'], [100, 'A'], [200, 'A'], [2_000, 'A'], [4_000, 'A'])).toEqual(['A 100'])
})

test('what was seen once is no code: it was misread', () => {
  expect(takenOf([0, 'A'], [100, 'X'], [200, 'A'], [1_700, 'X'])).toEqual(['A 200'])
})

test('a shaking hand is no second guest', () => {
  expect(takenOf([0, 'A'], [100, 'A'], [2_900, 'A'], [5_000, 'A'])).toEqual(['A 100'])
})

test('the same code counts again once it was away for as long as the gate guards against repeats', () => {
  expect(takenOf([0, 'A'], [100, 'A'], [3_200, 'A'], [3_300, 'A'])).toEqual(['A 100', 'A 3300'])
})

test('several codes in one picture are each taken', () => {
  expect(takenOf([0, 'A', 'B', 'A'], [100, 'B', 'A'])).toEqual(['B 100', 'A 100'])
})

test('a computer that stood still has not seen that a code was gone', () => {
  const time = sightClock(0)
  const held = [100, 200, 9_000, 9_100].map((now): [number, string] => [time(now), 'A'])
  expect(takenOf(...held)).toHaveLength(1)
})

test('a code that nobody holds there is gone by the pictures without it', () => {
  const time = sightClock(0)
  const pictures = Array.from({ length: 60 }, (_, nth): [number, ...string[]] =>
    nth < 3 || nth > 40 ? [time(nth * 100), 'A'] : [time(nth * 100)],
  )
  expect(takenOf(...pictures)).toHaveLength(2)
})
