import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { PracticeVenue } from '../../electron/practice/venue.ts'
import { barcode, barcodes, call, frozenVenue, NOON, scan } from './calls.ts'

const columnsSchema = z.object({
  collectionName: z.string(),
  recordCount: z.number(),
  skippedRecordCount: z.number(),
  resultFieldList: z.array(
    z.object({
      fieldName: z.string(),
      analyticsDataType: z.enum(['STRING', 'DATE', 'INTEGER']),
      values: z.array(z.union([z.string(), z.number(), z.null()])),
    }),
  ),
})
const runSchema = z.looseObject({ id: z.number(), status: z.string(), createdOn: z.number() })

const BASE = '/v2/b2b/async/report'
const TODAY = {
  dateRangeField: 'EventStartTime',
  startDateTime: '2026-06-17T00:00:00-0400',
  endDateTime: '2026-06-17T23:59:59-0400',
}
const include = (...names: string[]) => names.map((fieldName) => ({ fieldName, include: true }))

let venue: PracticeVenue
beforeAll(async () => {
  venue = await frozenVenue()
})
afterAll(() => venue.close())

const start = (body: unknown) => call(venue, BASE, { body })

async function finished(body: unknown, kind = 'json') {
  const { id } = runSchema.parse((await start(body)).json)
  await call(venue, `${BASE}/${id}`)
  await call(venue, `${BASE}/${id}`)
  return call(venue, `${BASE}/${kind}/${id}`)
}

async function columns(body: unknown) {
  const result = columnsSchema.parse((await finished(body)).json)
  const lengths = result.resultFieldList.map(({ values }) => values.length)
  expect(new Set(lengths), 'every column is as long as the report').toEqual(new Set([result.recordCount]))
  return new Map(result.resultFieldList.map(({ fieldName, values }) => [fieldName, values]))
}

describe('a report', () => {
  it('is defined, started from its definition, polled and fetched', async () => {
    const { list } = z
      .object({ list: z.array(z.looseObject({ id: z.string(), queryExpression: z.unknown() })) })
      .parse((await call(venue, '/v2/b2b/analytics/report/definitions')).json)
    expect(list.map(({ displayCollectionName }) => displayCollectionName)).toEqual([
      'Events',
      'Transactions',
      'Usage',
    ])
    const usage = list[2]
    const one = await call(venue, `/v2/b2b/analytics/report/definitions/${usage?.id}`)
    expect(one.json).toEqual(usage)

    const started = await start({ ...TODAY, reportUuid: usage?.id, queryExpression: usage?.queryExpression })
    const run = runSchema.parse(started.json)
    expect(run).toMatchObject({ status: 'Pending', createdOn: NOON, reportName: 'U1 Ticket scanning' })
    expect((await call(venue, `${BASE}/json/${run.id}`)).status).toBe(409)
    expect((await call(venue, `${BASE}/${run.id}`)).json).toMatchObject({ status: 'Processing' })
    expect((await call(venue, `${BASE}/json/${run.id}`)).status).toBe(409)
    expect((await call(venue, `${BASE}//${run.id}`)).json).toMatchObject({ id: run.id, status: 'Completed' })
    expect((await call(venue, `${BASE}/json/${run.id}`)).status).toBe(200)
  })

  it('of usage holds the barcodes of the tickets of a day, and who was checked in when', async () => {
    const uuid = barcode(venue, 'good')
    await scan(venue, uuid)
    const result = await columns({ ...TODAY, queryExpression: { collectionName: 'Usage' } })
    const found = result.get('Barcode') ?? []
    expect(found).toEqual(expect.arrayContaining([...barcodes(venue, 'early'), ...barcodes(venue, 'late')]))
    expect(found).not.toContain(barcode(venue, 'other-event'))
    expect(result.get('CheckInDate')?.[found.indexOf(uuid)]).toBe('2026-06-17T12:00:00-0400')
    expect(result.get('TerminalId')?.[found.indexOf(uuid)]).toBe('LANE-1')
    expect(result.get('TicketStatus')?.[found.indexOf(barcode(venue, 'refunded'))]).toBe('Refunded')
  })

  it('is filtered, limited, and gives the fields it was asked for', async () => {
    const membership = (
      await columns({
        queryExpression: {
          collectionName: 'Transactions',
          findFields: include('OrderId', 'MembershipId'),
          findQueries: [{ fieldName: 'MembershipId', operator: 'exists' }],
        },
      })
    ).get('MembershipId')?.[0]
    const own = await columns({
      queryExpression: {
        collectionName: 'Transactions',
        findFields: [...include('OrderId'), { fieldName: 'EventName', include: false }],
        findQueries: [{ fieldName: 'MembershipId', operator: 'equals', fieldValue: membership }],
      },
    })
    expect([...own.keys()]).toEqual(['OrderId'])
    for (const id of own.get('OrderId') ?? [])
      expect((await call(venue, `/v2/b2c/orders/${id}`)).json).toMatchObject({
        membershipId: Number(membership),
      })

    const large = await columns({
      queryExpression: {
        collectionName: 'Events',
        findFields: include('EventName', 'SoldQuantity'),
        findQueries: [{ fieldName: 'SoldQuantity', operator: 'greater than', fieldValue: '100' }],
        limit: 1,
      },
    })
    expect(large.get('SoldQuantity')).toHaveLength(1)
    expect(Number(large.get('SoldQuantity')?.[0])).toBeGreaterThan(100)
  })

  it('takes its days with all their hours', async () => {
    const day = await columns({
      dateRangeField: 'EventStartTime',
      startDate: '2026-6-17',
      endDate: '2026-6-17',
      queryExpression: { collectionName: 'Events', findFields: include('EventId') },
    })
    const { open, flex, closed, later, workshop } = venue.events
    expect(new Set(day.get('EventId'))).toEqual(new Set([open, flex, closed, later, workshop]))
  })

  it('comes as CSV too', async () => {
    const body = {
      ...TODAY,
      queryExpression: {
        collectionName: 'Events',
        findFields: include('EventName', 'Capacity', 'EventEndTime'),
      },
    }
    const { text, headers } = await finished(body, 'csv')
    expect(headers.get('content-type')).toBe('text/csv')
    expect(text.split('\r\n')[0]).toBe('EventName,Capacity,EventEndTime')
    expect(text).toContain('General Admission,4000,2026-06-17T19:30:00-0400\r\n')
  })

  it('is answered at once by the undocumented call', async () => {
    const reply = await call(venue, '/v2/b2b/analytics/report/execute?dateRangeField=EventStartTime', {
      body: { ...TODAY, collectionName: 'Events', findFields: include('EventId') },
    })
    expect(columnsSchema.parse(reply.json).recordCount).toBe(5)
  })

  it.each([
    ['without an expression', { reportUuid: 'x' }],
    ['of a collection nobody has', { queryExpression: { collectionName: 'Secrets' } }],
    [
      'of a field nobody has',
      { queryExpression: { collectionName: 'Events', findFields: include('Barcode') } },
    ],
    [
      'that sums up',
      { queryExpression: { collectionName: 'Events', summaryFields: [{ fieldName: 'Capacity' }] } },
    ],
    [
      'of no time',
      { dateRangeField: 'EventStartTime', startDate: 'soon', queryExpression: { collectionName: 'Events' } },
    ],
  ])('%s is refused', async (_, body) => {
    expect((await start(body)).status).toBe(400)
  })

  it.each([
    [{ polls: 1 }, ['Pending', 'Completed']],
    [{ polls: 4, doneWord: 'Complete' }, ['Pending', 'Processing', 'Processing', 'Processing', 'Complete']],
    [{ failsWith: 'Failed' }, ['Pending', 'Processing', 'Failed', 'Failed']],
  ] as const)('goes as the venue was made: %j', async (reports, statuses) => {
    const other = await frozenVenue({ orders: 100, reports })
    try {
      const run = runSchema.parse(
        (await call(other, BASE, { body: { queryExpression: { collectionName: 'Usage' } } })).json,
      )
      const seen = [run.status]
      while (seen.length < statuses.length) {
        expect((await call(other, `${BASE}/json/${run.id}`)).status).toBe(409)
        seen.push(runSchema.parse((await call(other, `${BASE}/${run.id}`)).json).status)
      }
      expect(seen).toEqual(statuses)
      const { status } = await call(other, `${BASE}/json/${run.id}`)
      expect(status).toBe('failsWith' in reports ? 409 : 200)
    } finally {
      await other.close()
    }
  })

  it('nobody started is not found', async () => {
    for (const path of [`${BASE}/1`, `${BASE}/json/1`, '/v2/b2b/analytics/report/definitions/none'])
      expect((await call(venue, path)).status).toBe(404)
  })
})
