import { describe, expect, test } from 'vitest'
import { changeLines } from '../../../renderer/admin/settings/change-list.tsx'
import { changesOf, onTopOf, takenBack } from '../../../renderer/admin/settings/edits.ts'
import { sealProblems } from '../../../renderer/admin/settings/export-form.tsx'
import { importProblem } from '../../../renderer/admin/settings/import-form.tsx'
import { fieldName, importedWords } from '../../../renderer/admin/settings/import-words.ts'
import { type Json, type SettingPath, withValue } from '../../../renderer/admin/settings/paths.ts'
import { found } from '../../../renderer/admin/settings/setting-list.tsx'
import { sectionOf } from '../../../renderer/admin/settings/settings-bar.tsx'
import { en } from '../../../renderer/i18n/en.ts'
import { createTranslate } from '../../../renderer/i18n/translate.ts'

const t = createTranslate('en-GB', en)
const base: Json = {
  environment: { kind: 'sandbox', number: 7 },
  budgetMs: 800,
  admit: { names: ['Lanterns', 'Harbour'] },
  cacheAge: { warnAtMs: 60_000 },
}
const edit = (path: SettingPath, value: Json | undefined) => ({
  base,
  revision: 4,
  draft: withValue(base, path, value),
})

const named = (id: string) => (id === '4412' ? 'Lanterns (4412)' : id)

describe('what applying would change', () => {
  test.each<[SettingPath, Json | undefined, readonly string[]]>([
    ['budgetMs', 1_500, ['Was: 800 ms', 'Becomes: 1,500 ms']],
    ['budgetMs', undefined, ['Was: 800 ms', 'Becomes: 1 s']],
    ['tenantId', '447', ['Was: nothing', 'Becomes: 447']],
    ['environment', { kind: 'sandbox', number: 8 }, ['Was: Sandbox 7', 'Becomes: Sandbox 8']],
    [
      'policy',
      'local-first',
      ['Was: Ask ACME on each scan', 'Becomes: This device first, ACME is told after'],
    ],
    ['scanner.characterMs', 12, ['Was: not known', 'Becomes: 12 ms']],
    ['capacity.limit', 1_500, ['Was: nothing', 'Becomes: 1,500 guests']],
    ['admit.names', ['Lanterns', 'Matinée'], ['Removed: Harbour', 'Added: Matinée']],
    ['admit.names', ['Harbour', 'Lanterns'], ['Another order']],
    ['entrances', [{ entrance: 'VIP', ticketTypes: ['VIP*'] }], ['Added: VIP · VIP*']],
    [
      'checkInStatus',
      { 0: 'checked-in', 9: 'refunded' },
      [
        'Removed: 1: Was used before',
        'Removed: 2: Check-in has not opened',
        'Removed: 3: Check-in has closed',
        'Removed: 4: Has expired',
        'Removed: 5: There is no such ticket',
        'Removed: 6: Is for another event',
        'Removed: 7: Was cancelled',
        'Removed: 8: Was paid back',
        'Added: 9: Was paid back',
      ],
    ],
    ['admit.events', ['4412', '9'], ['Added: Lanterns (4412)', 'Added: 9']],
    ['entrances', [{ entrance: 'VIP', events: ['4412'] }], ['Added: VIP · Lanterns (4412)']],
  ])('%s to %j', (path, value, lines) => {
    const changes = changesOf(edit(path, value))
    expect(changes.map((change) => change.path)).toEqual([path])
    expect(changes.flatMap((change) => changeLines(change, t, named))).toEqual(lines)
  })

  test('a default that is written out is no change, and neither is the order of fields', () => {
    expect(changesOf(edit('direction', 'in'))).toEqual([])
    expect(changesOf(edit('environment', { number: 7, kind: 'sandbox' }))).toEqual([])
  })

  test('is taken back setting by setting', () => {
    const two = { ...edit('budgetMs', 900), draft: withValue(edit('budgetMs', 900).draft, 'tenantId', '1') }
    expect(changesOf(takenBack(two, 'budgetMs')).map(({ path }) => path)).toEqual(['tenantId'])
    expect(takenBack(takenBack(two, 'budgetMs'), 'tenantId').draft).toEqual(base)
  })

  test('stays on top of what somebody else changed meanwhile', () => {
    const theirs = withValue(withValue(base, 'entrance', 'South'), 'budgetMs', 500)
    const next = onTopOf(edit('budgetMs', 900), theirs, 5)
    expect(next.revision).toBe(5)
    expect(next.draft).toEqual(withValue(theirs, 'budgetMs', 900))
    expect(changesOf(next)).toEqual([{ path: 'budgetMs', from: 500, to: 900 }])
  })

  test('is nothing once it was applied', () => {
    const mine = edit('budgetMs', 900)
    expect(changesOf(onTopOf(mine, mine.draft, 5))).toEqual([])
  })
})

describe('an import', () => {
  test.each([
    ['budgetMs', '800', '1500', 'Longest wait for ACME: 800 ms, 1,500 ms'],
    ['checkInStatus.12', null, '"refunded"', 'What ACME’s check-in numbers mean: 12: nothing, Was paid back'],
    ['report.columns.barcode', null, '"Code"', 'Tickets from a report: Column: barcode: nothing, Code'],
    ['entrances', '[]', '[{"entrance":"VI…', 'Which tickets come in where: nothing, [{"entrance":"VI…'],
    ['from.tomorrow', null, '1', 'from.tomorrow: nothing, 1'],
  ])('says of %s in words what it is from and to', (path, before, after, words) => {
    const { from, to } = importedWords({ path, from: before, to: after }, t)
    expect(`${fieldName(path, t)}: ${from}, ${to}`).toBe(words)
  })

  test.each([
    [' ', '', { text: 'carry.textMissing' }],
    ['{"portcullis":"sealed-profile"', '', { passphrase: 'carry.opensMissing' }],
    ['{"portcullis":"sealed-profile"', 'x', {}],
    ['{}', '', {}],
    ['x'.repeat(3_000_000), '', { text: 'carry.tooLong' }],
  ])('asks for what is missing before the device does: %#', (text, passphrase, wrong) =>
    expect(importProblem(text, passphrase)).toEqual(wrong),
  )
})

test.each([
  ['short', 'short', 'x', { passphrase: 'carry.short' }],
  ['correct horse', 'correct house', 'x', { again: 'carry.differs' }],
  ['correct horse', 'correct horse', ' ', { why: 'edit.whyMissing' }],
  ['correct horse', 'correct horse', 'x', {}],
])('an export that is sealed asks for %j, %j, %j', (passphrase, again, why, wrong) =>
  expect(sealProblems({ passphrase, again, why })).toEqual(wrong),
)

test('a setting is found by its name, by what is said of it, and by its name in files', () => {
  const paths = (text: string) => found(text, t).flatMap(({ settings }) => settings)
  expect(paths('longest WAIT')).toEqual(['budgetMs'])
  expect(paths('scanner.prefix')).toEqual(['scanner.prefix'])
  expect(paths('norwegian blue')).toEqual([])
})

test.each([
  [['passRanges', 0, 'from'], 'entrances'],
  [['environment', 'number'], 'acme'],
  [['cacheAge', 'warnAtMs'], 'deciding'],
  [['nowhere'], null],
] as const)('what does not fit at %j stands in %s', (path, section) =>
  expect(sectionOf({ path, words: '' })).toBe(section),
)
