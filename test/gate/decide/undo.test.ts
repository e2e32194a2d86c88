import { expect, it } from 'vitest'
import { type Admission, toForget } from '../../../electron/gate/decide/undo.ts'

/** `told` has a row of its own in the outbox, `rest` has none; a cross stands for undone. */
const admissions = (...marks: ('told' | 'rest' | 'told x' | 'rest x')[]): Admission[] =>
  marks.map((mark, seq) => ({
    seq,
    scanId: `s${seq}`,
    isTold: mark.startsWith('told'),
    isUndone: mark.endsWith('x'),
  }))

it.each([
  ['the only admission, with it', admissions('told x'), 's0', 's0'],
  ['nothing, while another of the group is inside', admissions('told x', 'rest'), 's0', null],
  ['nothing, where the first of the group still is', admissions('told', 'rest x'), 's1', null],
  ['the first of a group, with the last of it', admissions('told x', 'rest x'), 's1', 's0'],
  ['its own, where a code was told of twice', admissions('told', 'told x'), 's1', 's1'],
  ['the earlier one alone, where a code was told of twice', admissions('told x', 'told'), 's0', 's0'],
  ['nothing, for a guest who came in at another gate', admissions('rest x'), 's0', null],
  ['nothing, for a scan that is none of its own', admissions('told x'), 's9', null],
  ['the same, in any order of rows', admissions('told x', 'rest x').toReversed(), 's1', 's0'],
])('ACME has to forget %s', (_, known, undone, expected) => {
  expect(toForget(known, undone)).toBe(expected)
})
