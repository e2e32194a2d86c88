import { describe, expect, it } from 'vitest'
import { venueZone } from '../../../electron/gate/clock/zone.ts'
import { makeJsonReader } from '../../../electron/gate/ticketing/acme/json.ts'
import { columnReader } from '../../../electron/gate/ticketing/acme/report-columns.ts'

const zone = venueZone('America/New_York')
const NAMES = { barcode: 'Barcode', orderId: 'OrderId', eventId: 'EventId' }
type Names = Parameters<typeof columnReader>[0]

/** What comes of an answer with these columns, read as it comes over the wire. */
function resultOf(
  columns: readonly (readonly [string, readonly unknown[]])[],
  names: Names = NAMES,
  around: Record<string, unknown> = {},
) {
  const reader = columnReader(names, zone)
  const json = makeJsonReader({ maxItems: 1_000, list: reader.list })
  const resultFieldList = columns.map(([fieldName, values]) => ({
    fieldName,
    analyticsDataType: 'STRING',
    values,
  }))
  json.write(
    new TextEncoder().encode(JSON.stringify({ collectionName: 'Usage', ...around, resultFieldList })),
  )
  return reader.result(json.end())
}
function rowsOf(...given: Parameters<typeof resultOf>) {
  const result = resultOf(...given)
  if (!result.ok) throw new Error(result.why)
  return result.rows
}

const WHOLE: [string, unknown[]][] = [
  ['Barcode', ['b1', 'b2']],
  ['OrderId', ['1', 2]],
  ['EventId', ['e1', 'e1']],
]

describe('the columns of a report', () => {
  it('become rows, whatever their order and whatever stands beside them', () => {
    const rows = rowsOf([['Other', [1]], ...WHOLE.toReversed()])
    expect(rows).toMatchObject({ count: 2, shortOf: null })
    expect(rows.tells).toEqual({
      state: false,
      checkedInAt: false,
      purchasedAt: false,
      goodFor: false,
      holder: false,
    })
    expect(rows.rows(0, 100)).toMatchObject([
      { barcode: 'b1', orderId: '1', event: { id: 'e1' }, state: 'valid', checkedInAt: null },
      { barcode: 'b2', orderId: '2' },
    ])
    expect(rows.rows(1, 2)).toHaveLength(1)
    expect(rows.rows(2, 9)).toEqual([])
  })

  it('tell all that the profile names', () => {
    const rows = rowsOf(
      [
        ...WHOLE,
        ['State', ['Refunded', 'NotRefunded']],
        ['In', ['2026-06-17T10:00:00-0400', '']],
        ['Type', ['Adult', '']],
        ['Who', ['Ada', '']],
      ],
      { ...NAMES, state: 'State', checkedInAt: 'In', ticketType: 'Type', holderName: 'Who' },
    )
    expect(rows.tells).toEqual({
      state: true,
      checkedInAt: true,
      purchasedAt: false,
      goodFor: false,
      holder: true,
    })
    expect(rows.rows(0, 2)).toMatchObject([
      {
        state: 'refunded',
        checkedInAt: Date.UTC(2026, 5, 17, 14),
        ticketType: 'Adult',
        holder: { name: 'Ada' },
      },
      { state: 'valid', checkedInAt: null, ticketType: null, holder: { name: null } },
    ])
  })

  it('name the event by its start where they hold no id', () => {
    const names = { barcode: 'Barcode', orderId: 'OrderId', eventStartsAt: 'Start', eventName: 'Event' }
    const rows = rowsOf(
      [...WHOLE, ['Start', ['2026-06-17T10:00:00-0400', 'soon']], ['Event', ['Tour', 'Tour']]],
      names,
    )
    expect(rows.rows(0, 2)).toMatchObject([
      { event: { id: null, startsAt: Date.UTC(2026, 5, 17, 14), name: 'Tour' } },
      null,
    ])
  })

  it.each([
    ['without a barcode', ['', 'b2']],
    ['with null for one', [null, 'b2']],
    ['with a list for one', [['b'], 'b2']],
    ['with one too long', ['b'.repeat(257), 'b2']],
  ])('leave out a row %s, and no other', (_, barcodes) => {
    const rows = rowsOf([['Barcode', barcodes], ...WHOLE.slice(1)])
    expect(rows.rows(0, 2)).toMatchObject([null, { barcode: 'b2' }])
  })

  it.each<[string, [string, unknown[]][], string]>([
    [
      'of unequal length',
      [
        ['Barcode', ['b1', 'b2']],
        ['OrderId', ['1']],
        ['EventId', ['e1', 'e1']],
      ],
      'The report cannot be used: its columns are of unequal length: Barcode has 2 values, OrderId 1',
    ],
    [
      'of which one is missing',
      WHOLE.slice(1),
      'The report cannot be used: it has no column named Barcode (report.columns.barcode in the profile)',
    ],
    [
      'of which two have one name',
      [...WHOLE, ['Barcode', ['x', 'y']]],
      'The report cannot be used: it has two columns named Barcode',
    ],
  ])('%s are refused by name', (_, columns, why) => {
    expect(resultOf(columns)).toEqual({ ok: false, why })
  })

  it('that are no columns at all are refused', () => {
    const reader = columnReader(NAMES, zone)
    expect(reader.result({ list: [] })).toMatchObject({ ok: false })
    reader.list.entry({ fieldName: 'Barcode', values: 'b1' })
    expect(reader.result({ resultFieldList: [null] })).toEqual({
      ok: false,
      why: 'The report cannot be used: it has no column named Barcode (report.columns.barcode in the profile), and 1 columns that cannot be read',
    })
  })

  it('say what they are short of', () => {
    expect(rowsOf(WHOLE, NAMES, { recordCount: 5 }).shortOf).toBe(
      'ACME counts 5 rows in the report and sent 2',
    )
    expect(rowsOf(WHOLE, NAMES, { recordCount: 2, skippedRecordCount: 3 }).shortOf).toBe(
      'ACME left 3 rows out of the report',
    )
  })
})
