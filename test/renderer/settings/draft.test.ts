import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { profileSchema } from '../../../electron/contract/profile.ts'
import { controls } from '../../../renderer/admin/settings/controls.ts'
import { defaultAt, faultsOf } from '../../../renderer/admin/settings/faults.ts'
import { typedNumber } from '../../../renderer/admin/settings/number-inputs.tsx'
import { type Json, valueAt, withValue } from '../../../renderer/admin/settings/paths.ts'
import { spanWords, valueWords } from '../../../renderer/admin/settings/value-words.ts'
import { en } from '../../../renderer/i18n/en.ts'
import { createTranslate } from '../../../renderer/i18n/translate.ts'

const t = createTranslate('en-GB', en)
const speech = { t, said: (text: string) => text }
const live = { environment: { kind: 'sandbox', number: 7 } }

describe('a value in a profile', () => {
  const path = fc.constantFrom(...Object.keys(controls))
  test('is found where it was put, and gone without a trace when it is taken away', () => {
    fc.assert(
      fc.property(path, fc.jsonValue({ maxDepth: 2 }), (at, value) => {
        const json: Json = JSON.parse(JSON.stringify(value))
        const put = withValue(live, at, json)
        expect(valueAt(put, at)).toEqual(json)
        if (at !== 'environment') expect(withValue(put, at, undefined)).toEqual(live)
      }),
      { seed: 6 },
    )
  })

  test('leaves its neighbours as they are', () => {
    const draft = withValue(live, 'cacheAge.warnAtMs', 60_000)
    expect(withValue(draft, 'cacheAge.refuseAtMs', 120_000)).toEqual({
      ...live,
      cacheAge: { warnAtMs: 60_000, refuseAtMs: 120_000 },
    })
  })

  test('counts by its default where nothing is set', () => {
    expect(defaultAt('budgetMs')).toBe(1_000)
    expect(defaultAt('tenantId')).toBeUndefined()
    expect(defaultAt('environment')).toBeUndefined()
  })
})

test('a field of a row, or of a report, tells the default that the schema fills in', () => {
  const columns = { barcode: 'b', orderId: 'c', eventId: 'd' }
  const filled = profileSchema.parse({
    ...live,
    report: { definitionId: 'a', columns },
    ticketTypes: [{ names: ['VIP*'], pictogram: 'vip' }],
  })
  const json: Json = JSON.parse(JSON.stringify({ report: filled.report, ticketTypes: filled.ticketTypes[0] }))
  const told = Object.values(controls).flatMap((control) =>
    control.kind === 'rows' || control.kind === 'report'
      ? control.members.flatMap(({ leaf, fallback }) => (fallback === undefined ? [] : [{ leaf, fallback }]))
      : [],
  )
  expect(told.map(({ leaf }) => leaf)).toEqual([
    'ticketTypes.colour',
    'report.dateRangeField',
    'report.everyMs',
    'report.giveUpAfterMs',
  ])
  for (const { leaf, fallback } of told) expect(valueAt(json, leaf), leaf).toEqual(fallback)
})

describe('what does not fit says what to do', () => {
  const said = (draft: Json) =>
    faultsOf(draft, speech).map(({ path, words }) => `${path.join('.')}: ${words}`)
  test.each<[string, Json, string]>([
    ['budgetMs', 5, 'Enter 50 ms or more.'],
    ['budgetMs', 11_000, 'Enter 10 s or less.'],
    ['budgetMs', 'soon', 'Type a number.'],
    ['budgetMs', '', 'Type a number.'],
    ['calls.ceilingPerMinute', 70_000, 'Enter 60,000 calls a minute or less.'],
    ['calls.ceilingPerMinute', 1.5, 'Type a whole number.'],
    ['terminalId', '', 'This must not be empty.'],
    ['terminalId', 'x'.repeat(121), 'Shorten it to 120 characters.'],
    ['tenantId', '44a', 'Type digits only.'],
    ['timeZone', 'Madrid', 'Write a zone such as Europe/Madrid.'],
    [
      'network.proxy',
      'http://me:secret@proxy:1',
      'Write http://host:port alone, without a user name or a path.',
    ],
    ['network.extraCa', 'x', 'Paste the text from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----.'],
  ])('%s %j: %s', (path, value, words) => {
    expect(said(withValue(live, path, value))).toEqual([`${path}: ${words}`])
  })

  test.each<[string, Json, string]>([
    ['environment', { kind: 'sandbox', number: '' }, 'environment.number: Type a number.'],
    ['environment', { kind: 'sandbox', number: 100 }, 'environment.number: Enter 99 or less.'],
    ['environment', { kind: 'practice' }, `environment.kind: ${t('fault.practice')}`],
    ['environment', { kind: 'production', baseUrl: '' }, `environment.baseUrl: ${t('fault.address')}`],
    [
      'environment',
      { kind: 'custom', baseUrl: 'http://acme.example' },
      `environment.baseUrl: ${t('fault.address')}`,
    ],
    ['entrances', [{ entrance: 'South' }], `entrances.0: ${t('fault.whichTickets')}`],
    ['entrances', [{ entrance: '', names: ['a'] }], 'entrances.0.entrance: This must not be empty.'],
    ['ticketTypes', [{ names: [], pictogram: 'vip' }], 'ticketTypes.0.names: Add at least one name.'],
    [
      'passRanges',
      [{ title: 'a', from: '1', to: '22', uses: 'once' }],
      `passRanges.0: ${t('fault.sameDigits')}`,
    ],
    ['passRanges', [{ title: 'a', from: '3', to: '2', uses: 'once' }], `passRanges.0: ${t('fault.order')}`],
    [
      'passRanges',
      [{ title: 'a', from: '1x', to: '20', uses: 'once' }],
      'passRanges.0.from: Type digits only.',
    ],
    [
      'report',
      { definitionId: 'a', columns: { barcode: 'b', orderId: 'c' } },
      `report.columns: ${t('fault.eventColumn')}`,
    ],
    [
      'report',
      { definitionId: '', columns: { barcode: 'b', orderId: 'c', eventId: 'd' } },
      'report.definitionId: This must not be empty.',
    ],
    ['checkInStatus', { '1': 'nonsense' }, 'checkInStatus.1: Choose one.'],
  ])('%s %j: %s', (path, value, words) => {
    expect(said(withValue(live, path, value))).toEqual([words])
  })

  test('in the words of the device where this screen has none of its own', () => {
    const german = { ...speech, said: (text: string) => `auf Deutsch: ${text}` }
    expect(faultsOf(withValue(live, 'terminalId', 7), german)).toEqual([
      { path: ['terminalId'], words: 'auf Deutsch: must be text, in quotes' },
    ])
  })

  test('a setting that this version does not know is named', () => {
    expect(said({ ...live, admit: { evnts: [] } })).toEqual([
      'admit.evnts: This version has no such setting.',
    ])
  })

  test('and what fits says nothing', () => {
    expect(faultsOf(live, speech)).toEqual([])
    expect(faultsOf({}, speech)).toHaveLength(1)
  })
})

describe('a value in words', () => {
  test.each([
    [1_000, '1 s'],
    [90_000, '90 s'],
    [120_000, '2 min'],
    [604_800_000, '7 days'],
    [0, '0 ms'],
    [1_500, '1,500 ms'],
  ])('%i ms: %s', (ms, words) => expect(spanWords(ms, t)).toBe(words))

  test('every default can be said', () => {
    const defaults: Json = JSON.parse(JSON.stringify(profileSchema.parse({})))
    for (const [path, control] of Object.entries(controls)) {
      expect(valueWords(control, valueAt(defaults, path), t), path).toMatch(/\p{L}|\d/u)
    }
    expect(valueWords(controls.ticketTypes, defaultAt('ticketTypes'), t)).toContain(
      'Child*, Junior*, Pupil* · Child · Violet',
    )
  })

  test.each([
    ['1,5', 1_000, 1_500],
    ['0.1', 1_000, 100],
    ['', 1_000, ''],
    ['2 min', 1_000, '2 min'],
  ])('%j typed in seconds is %j', (text, scale, value) => expect(typedNumber(text, scale)).toBe(value))
})
