import { expect, it, onTestFinished } from 'vitest'
import type { CallRecord, EventRecord, Outcome } from '../../../electron/contract/ticketing.ts'
import { systemClock } from '../../../electron/gate/clock/clock.ts'
import { makeCourtesy } from '../../../electron/gate/clock/courtesy.ts'
import { openStore } from '../../../electron/gate/store/store.ts'
import { makeByReport } from '../../../electron/gate/sync/by-report.ts'
import type { ReportRow, ReportRows } from '../../../electron/gate/ticketing/report-rows.ts'
import { tempFolder } from '../../temp-folder.ts'

// The practice venue's report holds every ticket: here are those that do not.

const NOW = Date.UTC(2026, 5, 17, 14)
const call: CallRecord = { requestId: 'r', sentAt: 0, endedAt: 0, status: 200, serverAt: null }
const answered = async <T>(value: T): Promise<Outcome<T>> => ({ kind: 'answered', value, call })

const event = (id: string, sold: number | null, startsAt = NOW): EventRecord => ({
  id,
  templateId: null,
  name: `Tour ${id}`,
  startsAt,
  endsAt: startsAt,
  cancelled: false,
  window: { minutesBefore: null, minutesAfter: null, blocks: true, autoRebook: false },
  ticketDurationDays: null,
  expireFromEventDate: false,
  sold,
  checkedIn: null,
})
const row = (barcode: string, orderId: string, of: ReportRow['event'] = { id: 'e1' }): ReportRow => ({
  barcode,
  orderId,
  event: of,
  orderNumber: null,
  ticketType: null,
  state: 'valid',
  checkedInAt: null,
  purchasedAt: null,
  goodFor: null,
  holder: { name: null, email: null, phone: null },
})

/** What is noted of e1, whose list holds the orders 1 and 2, after a report of these rows. */
async function after(
  rows: readonly (ReportRow | null)[],
  events: readonly EventRecord[],
  more: Partial<ReportRows> = {},
) {
  const store = openStore({ dataDir: tempFolder(), dataKey: new Uint8Array(32), callDeadlineMs: 1 })
  onTestFinished(store.close)
  const notes: string[] = []
  const report = makeByReport({
    calls: {
      definition: () => answered({ query: {} }),
      start: () => answered({ runId: '7' }),
      state: () => answered({ kind: 'done' }),
      result: () =>
        answered({
          count: rows.length,
          tells: { state: true, checkedInAt: true, purchasedAt: false, goodFor: false, holder: false },
          shortOf: null,
          rows: (from, until) => rows.slice(from, until),
          ...more,
        }),
    },
    settings: {
      definitionId: 'd',
      dateRangeField: 'EventStartTime',
      columns: { barcode: 'b', orderId: 'o', eventId: 'e' },
      everyMs: 60_000,
      giveUpAfterMs: 60_000,
    },
    store,
    courtesy: makeCourtesy(systemClock),
    system: {
      ordersOf: () =>
        answered({
          items: ['1', '2'].map((orderId) => ({ orderId, fingerprint: `f${orderId}` })),
          received: 2,
          skipped: 0,
          of: 2,
        }),
    },
    ask: async (_, make) => {
      const outcome = await make({ requestId: 'r', deadlineMs: 1 })
      if (outcome.kind !== 'answered') throw new Error('no answer')
      return outcome.value
    },
    now: () => NOW,
    pause: async () => {},
    closing: new AbortController().signal,
    note: (what) => notes.push(what),
    onWait: () => {},
    onLanded: () => {},
  })
  await report.run(events, NOW, NOW + 1)
  return { noted: [...store.orders.listed('e1').keys()], notes, store }
}
const WHOLE = [row('a', '1'), row('b', '1'), row('c', '2')]

it('saves the reading of every order of an event whose sold tickets it holds', async () => {
  expect(await after(WHOLE, [event('e1', 3)])).toMatchObject({ noted: ['1', '2'], notes: [] })
})

it('saves none of an event of which it holds too little, or which does not say what it sold', async () => {
  expect((await after(WHOLE, [event('e1', 4)])).noted).toEqual([])
  expect((await after(WHOLE, [event('e1', null)])).noted).toEqual([])
})

it('saves none that it does not hold', async () => {
  expect((await after(WHOLE.slice(0, 2), [event('e1', 2)])).noted).toEqual(['1'])
})

it('lands the rows that can be read, and says how many cannot', async () => {
  const { store, notes } = await after([...WHOLE, null], [event('e1', 3)], { shortOf: 'it is short' })
  expect(store.passes.ticketCount()).toBe(3)
  expect(notes).toEqual(['1 rows of the report could not be read', 'it is short'])
})

it('tells the event by its start, and by its name where several start together', async () => {
  const at = (name: string | null, startsAt = NOW): ReportRow['event'] => ({ id: null, startsAt, name })
  const events = [event('e1', 1), event('e2', 1), event('e3', 1, NOW + 1)]
  const rows = [row('a', '1', at('Tour e2')), row('b', '1', at(null)), row('c', '2', at(null, NOW + 1))]
  const { store, notes } = await after(rows, events)
  expect([...store.passes.ticketsByEvent()]).toEqual([
    ['e2', 1],
    ['e3', 1],
  ])
  expect(notes).toEqual(['1 rows of the report could not be read'])
})
