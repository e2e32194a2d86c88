import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  admitReasonSchema,
  denyReasonSchema,
  holdReasonSchema,
  repeatReasonSchema,
  type VerdictReason,
} from '../../../electron/contract/verdict.ts'
import { anyFacts, anyMeaning, anyRules } from './any.ts'
import { admit } from './results/admit.ts'
import { denyPlaceOrCard, goodHere } from './results/deny-place.ts'
import { denyTicket } from './results/deny-ticket.ts'
import { hold, noRepeat, repeat } from './results/hold.ts'
import { acme, type Case, said } from './results/said.ts'

const classes = { admit, deny: { ...denyTicket, ...denyPlaceOrCard }, hold, repeat }
const tables = Object.entries(classes).flatMap(([verdictClass, byReason]) =>
  Object.entries<readonly Case[]>(byReason).map(([reason, cases]) => ({ verdictClass, reason, cases })),
)

it('every reason of the contract has its table', () => {
  const of = (verdictClass: string): string[] =>
    tables.flatMap((table) => (table.verdictClass === verdictClass ? [table.reason] : []))
  expect(of('admit').sort()).toEqual([...admitReasonSchema.options].sort())
  expect(of('deny').sort()).toEqual([...denyReasonSchema.options].sort())
  expect(of('hold').sort()).toEqual([...holdReasonSchema.options].sort())
  expect(of('repeat').sort()).toEqual([...repeatReasonSchema.options].sort())
  const empty = tables.flatMap(({ reason, cases }) => (cases.length === 0 ? [reason] : []))
  expect(empty, 'a supervisor’s word is no rule’s').toEqual(['override'] satisfies VerdictReason[])
})

describe.each(tables.filter(({ cases }) => cases.length > 0))(
  '$verdictClass, $reason',
  ({ verdictClass, reason, cases }) => {
    it.each(cases.map(([sentence, decided, expected = {}]) => ({ sentence, decided, expected })))(
      '$sentence',
      ({ decided, expected }) => {
        expect(decided()).toMatchObject({ class: verdictClass, reason, ...expected })
      },
    )
  },
)

describe('no wrong entrance', () => {
  it.each(goodHere)('%s', (_, decided) => {
    expect(decided()).toMatchObject({ class: 'admit' })
  })
})

describe('no repeat', () => {
  it.each(noRepeat)('%s', (_, reason) => {
    expect(reason()).toBe('a scan of its own')
  })
})

it('no rule ever gives a supervisor’s word', () => {
  fc.assert(
    fc.property(anyFacts, anyRules, anyMeaning, fc.boolean(), (facts, rules, meaning, isAnswered) => {
      const word = isAnswered ? { word: acme({ meaning }) } : {}
      expect(said(facts, { rules, ...word }).reason).not.toBe('override')
    }),
  )
})
