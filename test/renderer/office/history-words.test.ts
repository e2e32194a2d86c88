import { expect, it } from 'vitest'
import type { HistoryEntry } from '../../../electron/contract/records.ts'
import {
  admitReasonSchema,
  denyReasonSchema,
  holdReasonSchema,
  repeatReasonSchema,
} from '../../../electron/contract/verdict.ts'
import { en } from '../../../renderer/i18n/en.ts'
import { createTranslate } from '../../../renderer/i18n/translate.ts'
import { tellEntry } from '../../../renderer/office/history-words.ts'

const t = createTranslate('en-GB', en)
const speech = { t, said: (english: string) => english }
const scanId = '01980000-0000-7000-8000-000000000001'
const scan = { kind: 'scan', at: 1, scanId, lane: 'north-1', direction: 'in', source: 'acme' } as const

it('has words for every reason a scan can have', () => {
  const reasons = {
    admit: admitReasonSchema.options,
    deny: denyReasonSchema.options,
    hold: holdReasonSchema.options,
    repeat: repeatReasonSchema.options,
  }
  for (const of of ['admit', 'deny', 'hold', 'repeat'] as const) {
    for (const reason of reasons[of]) {
      // A reason without words would be told by its own name.
      expect(tellEntry({ ...scan, class: of, reason }, speech).title).not.toContain(`: ${reason}`)
    }
  }
  expect(tellEntry({ ...scan, class: 'deny', reason: 'from-the-future' }, speech).title).toBe(
    'Stop: from-the-future',
  )
})

it.each<[HistoryEntry, string, string[]]>([
  [
    { ...scan, class: 'admit', reason: 'admitted', direction: 'out' },
    'Let out: Good ticket',
    ['Decided by ACME', 'lane north-1'],
  ],
  [
    { kind: 'act', at: 1, scanId, act: 'problem-reported', role: 'nobody', who: null, note: 'Torn' },
    'Problem reported',
    ['Torn', 'by nobody signed in'],
  ],
  [
    { kind: 'upload', at: 1, scanId, of: 'undo', state: 'recorded', requestId: 'r1', error: null },
    'Telling ACME of the undo: At ACME',
    ['request r1'],
  ],
  [
    { kind: 'asked', at: 1, scanId, requestId: 'r1', endedAt: null, outcome: 'in-doubt' },
    'ACME was asked; it may have landed',
    ['request r1'],
  ],
  [{ kind: 'undo', at: 1, scanId, reason: null }, 'Taken back', []],
  [{ kind: 'acknowledged', at: 1, scanId, note: 'seen' }, 'Looked at', ['seen']],
])('tells %j', (entry, title, details) => {
  expect(tellEntry(entry, speech)).toEqual({ title, details })
})
