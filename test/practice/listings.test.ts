import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { PracticeVenue } from '../../electron/practice/venue.ts'
import { barcode, call, frozenVenue } from './calls.ts'

const pageSchema = z.object({
  list: z.array(z.looseObject({ id: z.union([z.string(), z.number()]) })),
  pagination: z.object({
    page: z.number(),
    pageSize: z.number(),
    sortDirection: z.string(),
    sortField: z.string(),
    count: z.number(),
  }),
})
const listSchema = z.array(z.looseObject({ id: z.union([z.string(), z.number()]) }))

let venue: PracticeVenue
beforeAll(async () => {
  venue = await frozenVenue()
})
afterAll(() => venue.close())
beforeEach(() => venue.reset())

const page = async (path: string) => pageSchema.parse((await call(venue, path)).json)
const list = async (path: string) => listSchema.parse((await call(venue, path)).json)
const ids = (items: readonly { id: unknown }[]) => items.map(({ id }) => id)

const EVENTS = '/v2/b2b/event/instances'
const TODAY = `startTime=${encodeURIComponent('2026-06-17T00:00:00-04:00')}&endTime=${encodeURIComponent('2026-06-18T00:00:00-04:00')}`

describe('pages', () => {
  it('hold 100 unless asked otherwise and count everything', async () => {
    const first = await page('/v2/b2b/membership/summaries')
    expect(first.list).toHaveLength(100)
    expect(first.pagination).toEqual({
      page: 1,
      pageSize: 100,
      sortDirection: 'asc',
      sortField: 'name',
      count: 300,
    })
  })

  it('together hold everything once', async () => {
    const pages = await Promise.all(
      [1, 2, 3, 4, 5].map((n) => page(`/v2/b2b/membership/summaries?page=${n}&pageSize=70`)),
    )
    expect(pages.map(({ list: { length } }) => length)).toEqual([70, 70, 70, 70, 20])
    expect(new Set(pages.flatMap((one) => ids(one.list))).size).toBe(300)
  })

  it('are empty past the end, and whole with −1', async () => {
    expect((await page('/v2/b2b/membership/summaries?page=9')).list).toEqual([])
    expect((await page('/v2/b2b/membership/summaries?page=9')).pagination).toMatchObject({
      page: 9,
      count: 300,
    })
    expect((await page('/v2/b2b/membership/summaries?pageSize=-1')).list).toHaveLength(300)
  })

  it('are sorted as asked, and by default where the field is none', async () => {
    const up = await page(`${EVENTS}?sortField=startTime&pageSize=-1`)
    const down = await page(`${EVENTS}?sortField=startTime&sortDirection=desc&pageSize=-1`)
    const starts = (one: typeof up) => one.list.map(({ startTime }) => Date.parse(String(startTime)))
    expect(starts(up)).toEqual([...starts(up)].sort((a, b) => a - b))
    expect(starts(down)).toEqual([...starts(up)].reverse())
    expect((await page(`${EVENTS}?sortField=nonsense`)).pagination.sortField).toBe('startTime')
  })

  it.each(['page=0', 'page=x', 'page=1.5', 'pageSize=0', 'pageSize=-2'])('refuse %s', async (query) => {
    expect((await call(venue, `${EVENTS}?${query}`)).status).toBe(400)
  })
})

describe('events', () => {
  it('of a day are those that start on it; private ones only where asked for', async () => {
    const { open, flex, closed, later, workshop } = venue.events
    expect(new Set(ids((await page(`${EVENTS}?${TODAY}`)).list))).toEqual(
      new Set([open, flex, closed, later]),
    )
    expect(ids((await page(`${EVENTS}?${TODAY}&type=private`)).list)).toEqual([workshop])
    expect((await page(`${EVENTS}?${TODAY}&type=all`)).list).toHaveLength(5)
    expect((await call(venue, `${EVENTS}?type=secret`)).status).toBe(400)
  })

  it('take the offset however it is written, and refuse one that was sent as a blank', async () => {
    const until = 'endTime=2026-06-18T00:00:00Z'
    const zulu = await page(`${EVENTS}?startTime=2026-06-17T04:00:00Z&${until}`)
    const compact = await page(`${EVENTS}?startTime=2026-06-17T00:00:00-0400&${until}`)
    const east = await page(`${EVENTS}?startTime=2026-06-17T06:00:00%2B02:00&${until}`)
    expect(ids(compact.list)).toEqual(ids(zulu.list))
    expect(ids(east.list)).toEqual(ids(zulu.list))
    expect((await call(venue, `${EVENTS}?startTime=2026-06-17T06:00:00+02:00`)).status).toBe(400)
  })

  it('of a template need a start, and take the channel in both spellings', async () => {
    const { templateId } = z
      .looseObject({ templateId: z.string() })
      .parse((await call(venue, `${EVENTS}/${venue.events.open}`)).json)
    expect((await page(`${EVENTS}?${TODAY}&templateId=${templateId}`)).list).toHaveLength(1)
    expect((await page(`${EVENTS}?templateId=${templateId}`)).list).toHaveLength(12)
    expect((await page(`${EVENTS}?${TODAY}&salesChannel=online`)).list).toHaveLength(4)
    expect((await page(`${EVENTS}?${TODAY}&saleChannel=online`)).list).toHaveLength(4)
  })

  it('carry the window, the duration and the times in the tenant’s offset', async () => {
    const { json } = await call(venue, `${EVENTS}/${venue.events.open}`)
    expect(json).toMatchObject({
      id: venue.events.open,
      name: 'General Admission',
      startTime: '2026-06-17T11:30:00-04:00',
      endTime: '2026-06-17T19:30:00-04:00',
      manuallyDeleted: false,
      available: true,
      admissionType: 'generalAdmission',
      ticketDetails: {
        ticketDurationDays: 365,
        expireFromEventDate: true,
        checkInWindow: { minutesBefore: 60, minutesAfter: 480, autoRebook: false },
      },
    })
    expect(venue.events.open).toMatch(/^[0-9a-f]{24}$/)
    expect((await call(venue, `${EVENTS}/000000000000000000000000`)).status).toBe(404)
  })

  it('summed up count who is sold to and who is inside, and follow a scan', async () => {
    const counts = async () => {
      const found = (await page(`${EVENTS}/summaries?${TODAY}`)).list.find(
        ({ id }) => id === venue.events.open,
      )
      return z.looseObject({ sold: z.number(), checkedIn: z.number(), available: z.number() }).parse(found)
    }
    const before = await counts()
    expect(before.sold + before.available).toBe(4_000)
    await call(venue, '/v2/b2b/willcall/checkintickets', { body: { ticketUUIDs: [barcode(venue, 'good')] } })
    expect((await counts()).checkedIn).toBe(before.checkedIn + 1)
  })

  it('are filtered by POST as well, and stated', async () => {
    const filtered = await call(venue, `${EVENTS}/summaries`, {
      body: {
        startTime: '2026-06-17T00:00:00-04:00',
        endTime: '2026-06-18T00:00:00-04:00',
        pagination: { sortDirection: 'desc', sortField: 'startTime' },
        customFields: { operator: 'and', fields: [] },
      },
    })
    expect(pageSchema.parse(filtered.json).list[0]?.id).toBe(venue.events.later)
    const stated = await page(`${EVENTS}/statements?sortField=startTime&pageSize=200&page=1`)
    expect(stated.list[0]).toHaveProperty('scheduleName')
    expect(stated.pagination.count).toBe(12)
  })
})

describe('templates', () => {
  it('come in pages in v2, bare in v1, and one by one in both', async () => {
    const paged = await page('/v2/b2b/event/templates?type=all')
    expect(paged.list).toHaveLength(5)
    expect((await page('/v2/b2b/event/templates')).list).toHaveLength(4)
    expect((await page('/v2/b2b/event/templates/summaries')).list).toHaveLength(4)
    expect(ids(await list('/v1/b2b/event/template?type=all')).length).toBe(5)
    const id = String(paged.list[0]?.id)
    for (const path of [`/v1/b2b/event/template/${id}`, `/v2/b2b/event/template/${id}`])
      expect((await call(venue, path)).json).toMatchObject({ id })
    expect((await call(venue, '/v2/b2b/event/template/nothing')).status).toBe(404)
  })
})

describe('orders', () => {
  it('of an event come all at once in a bare array, without their items', async () => {
    const orders = await list(`/v2/b2c/orders/event/${venue.events.open}`)
    expect(orders.length).toBeGreaterThan(50)
    for (const order of orders) {
      expect(order).not.toHaveProperty('orderItems')
      expect(order).toMatchObject({ id: expect.stringMatching(/^\d+$/), tenantId: Number(venue.tenantId) })
      expect(String(order['updatedOn'])).toMatch(/^2026-\d\d-\d\dT\d\d:\d\d:\d\d-04:00$/)
    }
    expect(await list('/v2/b2c/orders/event/unknown')).toEqual([])
  })

  it('change their updatedOn when something happens to them', async () => {
    const id = String((await list(`/v2/b2c/orders/event/${venue.events.open}`))[0]?.id)
    const updatedOn = async () =>
      z.looseObject({ updatedOn: z.string() }).parse((await call(venue, `/v2/b2c/orders/${id}`)).json)
        .updatedOn
    const before = await updatedOn()
    venue.change({ do: 'set-clock', offsetMs: 60_000 })
    venue.change({ do: 'refund-order', orderId: id })
    expect(await updatedOn()).not.toBe(before)
  })

  it('one by one have their items, whose event time is epoch milliseconds', async () => {
    const [first] = await list(`/v2/b2c/orders/event/${venue.events.later}`)
    const { json } = await call(venue, `/v2/b2c/orders/${first?.id}`)
    const { orderItems } = z
      .looseObject({ orderItems: z.array(z.looseObject({ eventStartTime: z.number() })) })
      .parse(json)
    expect(orderItems[0]).toMatchObject({
      eventId: venue.events.later,
      eventStartTime: Date.UTC(2026, 5, 17, 21, 30),
      itemType: 'Event',
    })
  })

  it('are found by e-mail and by telephone, and not without either', async () => {
    const [first] = await list(`/v2/b2c/orders/event/${venue.events.open}`)
    const { email, phoneNumber, id } = z
      .looseObject({ email: z.string(), phoneNumber: z.string() })
      .parse(first)
    const byMail = await page(`/v2/b2c/orders/search?email=${encodeURIComponent(email)}`)
    expect(ids(byMail.list)).toContain(id)
    expect(byMail.pagination.count).toBe(byMail.list.length)
    const byPhone = await list(`/v2/b2c/orders?phoneNumber=${encodeURIComponent(phoneNumber)}`)
    expect(ids(byPhone)).toContain(id)
    expect((await page('/v2/b2c/orders/search')).list).toEqual([])
    expect(await list('/v2/b2c/orders')).toEqual([])
  })

  it('at the will-call desk have their tickets with their barcodes', async () => {
    const willCallSchema = z.looseObject({
      orderId: z.string(),
      eventItems: z.array(
        z.looseObject({
          eventId: z.string(),
          eventDate: z.string(),
          items: z.array(
            z.looseObject({ tickets: z.array(z.looseObject({ id: z.string(), uuid: z.uuid() })) }),
          ),
        }),
      ),
    })
    const orders = await list(`/v2/b2c/orders/event/${venue.events.open}`)
    const uuids: string[] = []
    for (const { id } of orders) {
      const order = willCallSchema.parse((await call(venue, `/v2/b2b/willcall/orders/${id}`)).json)
      expect(order.orderId).toBe(id)
      for (const event of order.eventItems)
        if (event.eventId === venue.events.open)
          uuids.push(...event.items.flatMap((item) => item.tickets.map(({ uuid }) => uuid)))
    }
    for (const kind of ['good', 'used', 'cancelled', 'refunded'])
      expect(uuids).toEqual(
        expect.arrayContaining(venue.samples.find((s) => s.kind === kind)?.barcodes ?? []),
      )
  })

  it('in detail have what the detail adds', async () => {
    const { json, text } = await call(venue, '/v2/b2b/orders/detail/452001')
    expect(json).toMatchObject({
      orderId: '452001',
      paymentMethod: 'CreditCard',
      paymentId: expect.any(String),
    })
    expect(text).toContain('checkedInQuantity')
    expect(text).toContain('externalReferenceId')
  })
})

describe('memberships', () => {
  const membershipSchema = z.array(
    z.looseObject({
      id: z.number(),
      updatedOn: z.string(),
      membershipStanding: z.string(),
      acmeMembershipNumber: z.string(),
      cardholders: z.array(
        z.looseObject({ id: z.number(), barcode: z.string(), cardStatus: z.string(), lastName: z.string() }),
      ),
    }),
  )
  const memberships = async (query = '') =>
    membershipSchema.parse((await call(venue, `/v2/b2b/memberships/?pageSize=-1${query}`)).json)

  it('come as a bare array that holds every card', async () => {
    const all = await memberships()
    expect(all.flatMap(({ cardholders }) => cardholders)).toHaveLength(300)
    expect(await list('/v2/b2b/memberships?pageSize=10')).toHaveLength(10)
    expect(await list('/v2/b2b/memberships?pageSize=10&page=99')).toEqual([])
  })

  it('are told by when they changed, so that a card that lapses shows in the next delta', async () => {
    const since = `&updatedStartTime=${encodeURIComponent('2026-06-16T12:00:00-04:00')}`
    const day = await memberships(since)
    expect(day.length).toBeGreaterThan(0)
    expect(day.length).toBeLessThan((await memberships()).length / 2)
    const soon = `&updatedStartTime=${encodeURIComponent('2026-06-17T12:00:00-04:00')}`
    expect(await memberships(soon)).toEqual([])
    const code = barcode(venue, 'member-active')
    venue.change({ do: 'card-standing', barcode: code, standing: 'lapsed' })
    const [changed] = await memberships(soon)
    expect(changed?.cardholders).toContainEqual(
      expect.objectContaining({ barcode: code, cardStatus: 'lapsed' }),
    )
    const until = `&updatedEndTime=${encodeURIComponent('2026-06-17T12:00:00-04:00')}`
    expect(ids(await memberships(until))).not.toContain(changed?.id)
  })

  it('move up a page when one of them is saved between two pages', async () => {
    const numbers = async (page: number) => ids(await list(`/v2/b2b/memberships?pageSize=40&page=${page}`))
    const [first, second] = [await numbers(1), await numbers(2)]
    expect(await numbers(2)).toEqual(second)
    const [touched] = await list('/v2/b2b/memberships?pageSize=1')
    expect(touched?.id).toBe(first[0])
    const { acmeMembershipNumber } = z.looseObject({ acmeMembershipNumber: z.string() }).parse(touched)
    venue.change({ do: 'touch-membership', barcode: acmeMembershipNumber })
    expect((await numbers(2)).slice(0, -1)).toEqual(second.slice(1))
    const all = ids(await list('/v2/b2b/memberships?pageSize=-1'))
    expect(all.at(-1)).toBe(first[0])
    const window = `updatedEndTime=${encodeURIComponent('2026-06-17T12:00:00-04:00')}`
    expect(ids(await list(`/v2/b2b/memberships?pageSize=-1&${window}`))).toEqual(all.slice(0, -1))
  })

  it('come in the envelope of other lists where the venue was made so, as many as it was made with', async () => {
    const paged = await frozenVenue({ orders: 100, memberships: 250, membershipLists: 'paged' })
    try {
      const { json } = await call(paged, '/v2/b2b/memberships?page=3')
      const { list: third, pagination } = pageSchema.parse(json)
      expect(third).toHaveLength(50)
      expect(pagination).toMatchObject({ page: 3, pageSize: 100, count: 250, sortField: 'updatedOn' })
    } finally {
      await paged.close()
    }
  })

  it('by an id nobody has are an empty success', async () => {
    const reply = await call(venue, '/v2/b2b/memberships/1')
    expect([reply.status, reply.text]).toEqual([200, ''])
  })

  it('summed up are found by the beginning of a barcode', async () => {
    const code = barcode(venue, 'member-active', 5)
    const found = await page(`/v2/b2b/membership/summaries?barcode=${code}`)
    expect(found.list).toEqual([expect.objectContaining({ barcode: code, primaryCard: expect.any(Boolean) })])
    const many = await page('/v2/b2b/membership/summaries?barcode=3')
    expect(many.pagination.count).toBe(300)
    expect((await page('/v2/b2b/membership/summaries?barcode=999')).list).toEqual([])
  })

  it('are found whole by every number of a member', async () => {
    const code = barcode(venue, 'member-active', 6)
    const [card] = (await page(`/v2/b2b/membership/summaries?barcode=${code}`)).list
    const { acmeBarcode, acmeMembershipNumber, externalMembershipId } = z
      .looseObject({
        acmeBarcode: z.string(),
        acmeMembershipNumber: z.string(),
        externalMembershipId: z.string(),
      })
      .parse(card)
    for (const memberId of [code, acmeBarcode, acmeMembershipNumber, externalMembershipId])
      for (const call of ['advancedsearch', 'search'])
        expect(ids((await page(`/v2/b2b/membership/summaries/${call}?memberId=${memberId}`)).list)).toContain(
          card?.id,
        )
    expect(
      (await page(`/v2/b2b/membership/summaries/advancedsearch?memberId=${code.slice(0, 5)}`)).list,
    ).toEqual([])
    expect((await page('/v2/b2b/membership/summaries/advancedsearch')).list).toEqual([])
  })

  it('have their cards listed bare, of one membership under either name, and one by one', async () => {
    const [membership] = await memberships()
    const own = membership?.cardholders.map(({ id }) => id)
    for (const version of ['v1', 'v2'])
      for (const name of ['membershipId', 'memberId'])
        expect(ids(await list(`/${version}/b2b/membership/cards?${name}=${membership?.id}`))).toEqual(own)
    expect((await call(venue, `/v1/b2b/membership/cards/${own?.[0]}`)).json).toMatchObject({ id: own?.[0] })
    expect((await call(venue, '/v1/b2b/membership/cards/1')).status).toBe(404)
  })

  it('are verified by number and name, in the body', async () => {
    const [membership] = await memberships()
    const { lastName } = membership?.cardholders[0] ?? { lastName: '' }
    const validate = async (query: string) =>
      (await call(venue, `/v2/b2c/membership/validate?${query}`, { headers: { 'x-b2c-tenant-id': null } }))
        .json
    const number = membership?.acmeMembershipNumber
    expect(await validate(`membershipId=${number}&lastName=${encodeURIComponent(lastName)}`)).toContainEqual(
      expect.objectContaining({ status: 'verified', memberListEntry: expect.anything() }),
    )
    expect(await validate(`membershipId=${number}&lastName=Nobody`)).toEqual([{ status: 'not_found' }])
    expect(await validate('')).toEqual([{ status: 'not_found' }])
  })
})
