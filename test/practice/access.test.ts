import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { PracticeVenue } from '../../electron/practice/venue.ts'
import { call, control, frozenVenue, NOON } from './calls.ts'

const EVENTS = '/v2/b2b/event/instances'
const SESSION = '/v2/b2b/customer/session'

let venue: PracticeVenue
beforeAll(async () => {
  venue = await frozenVenue({ orders: 100 })
})
afterAll(() => venue.close())
beforeEach(() => venue.reset())

const noKey = { 'x-acme-api-key': null }

async function openSession(headers: Record<string, string>) {
  const reply = await call(venue, SESSION, { headers: { ...noKey, 'x-b2c-tenant-id': null, ...headers } })
  return {
    ...reply,
    session: z.looseObject({ session: z.string() }).safeParse(reply.json).data?.session ?? '',
  }
}
const byEmail = () =>
  openSession({ 'x-acme-email': venue.logins.email, 'x-acme-password': venue.logins.password })

describe('who may call', () => {
  it('is who sends the key', async () => {
    expect((await call(venue, EVENTS)).status).toBe(200)
  })

  it.each([
    ['no key', null],
    ['an empty key', ''],
    ['another key', 'J5qvlHfjcUWQLia06dVet8IofnX4nm9GgJRqajZx'],
  ])('is not who sends %s: 401', async (_, key) => {
    const reply = await call(venue, EVENTS, { headers: { 'x-acme-api-key': key } })
    expect(reply.status).toBe(401)
    expect(reply.json).toMatchObject({ status: 401, error: 'Unauthorized' })
  })

  it('is not who sends a deactivated key (403), until it is restored', async () => {
    venue.change({ do: 'revoke-key' })
    expect((await call(venue, EVENTS)).status).toBe(403)
    venue.change({ do: 'restore-key' })
    expect((await call(venue, EVENTS)).status).toBe(200)
  })

  it('is not who sends the key from before a rotation', async () => {
    const old = venue.apiKey
    const rotated = venue.change({ do: 'rotate-key' })
    expect(rotated).toEqual({ apiKey: venue.apiKey })
    expect(venue.apiKey).not.toBe(old)
    expect((await call(venue, EVENTS, { headers: { 'x-acme-api-key': old } })).status).toBe(401)
    expect((await call(venue, EVENTS)).status).toBe(200)
  })

  it('depends on the permissions of the key’s user', async () => {
    venue.change({ do: 'permit', permissions: ['events', 'orders'] })
    expect((await call(venue, EVENTS)).status).toBe(200)
    const scan = { membershipBarcode: 'x', terminalId: 'x', validate: true }
    const refused = await call(venue, '/v2/willcall/checkinticketsexternal', { body: scan })
    expect(refused.status).toBe(403)
    expect(refused.json).toMatchObject({ status: 403 })
    expect((await call(venue, '/v2/b2b/memberships')).status).toBe(403)
  })
})

describe('a session', () => {
  it('is opened by e-mail and password, and opens the API', async () => {
    const { json, session } = await byEmail()
    expect(json).toMatchObject({
      expireMs: NOON + 30 * 60_000,
      email: venue.logins.email,
      tenantId: Number(venue.tenantId),
      tenantTimeZone: 'America/New_York',
      confirmed: true,
    })
    expect((await call(venue, EVENTS, { headers: { ...noKey, 'x-acme-session': session } })).status).toBe(200)
  })

  it.each(['x-acme-user-name', 'x-acme-username'])('is opened by %s with the tenant', async (header) => {
    const { status, session } = await openSession({
      [header]: venue.logins.userName,
      'x-acme-password': venue.logins.password,
      'x-acme-tenantId': venue.tenantId,
    })
    expect(status).toBe(200)
    expect((await call(venue, EVENTS, { headers: { ...noKey, 'x-acme-session': session } })).status).toBe(200)
  })

  it('is not opened by a wrong password, or a user name without its tenant', async () => {
    const { email, userName, password } = venue.logins
    const wrong = await openSession({ 'x-acme-email': email, 'x-acme-password': 'guess' })
    expect(wrong.status).toBe(401)
    const homeless = await openSession({ 'x-acme-user-name': userName, 'x-acme-password': password })
    expect(homeless.status).toBe(401)
  })

  it('ends', async () => {
    const { session } = await byEmail()
    venue.change({ do: 'set-clock', offsetMs: 30 * 60_000 })
    const headers = { ...noKey, 'x-acme-session': session }
    expect((await call(venue, EVENTS, { headers })).status).toBe(401)
    venue.change({ do: 'set-clock', offsetMs: 0 })
    expect((await call(venue, EVENTS, { headers })).status).toBe(200)
    venue.change({ do: 'expire-sessions' })
    expect((await call(venue, EVENTS, { headers })).status).toBe(401)
  })
})

describe('every call', () => {
  it('of the consumer side names the tenant', async () => {
    const path = `/v2/b2c/orders/event/${venue.events.open}`
    expect((await call(venue, path)).status).toBe(200)
    expect((await call(venue, path, { headers: { 'x-b2c-tenant-id': null } })).status).toBe(400)
    expect((await call(venue, path, { headers: { 'x-b2c-tenant-id': '1' } })).status).toBe(403)
  })

  it('carries the Date of the venue and the request id it came with', async () => {
    const { headers } = await call(venue, EVENTS, { headers: { 'x-acme-request-id': 'abc-1' } })
    expect(headers.get('date')).toBe(new Date(NOON).toUTCString())
    expect(headers.get('x-acme-request-id')).toBe('abc-1')
    expect(headers.get('content-type')).toBe('application/json;charset=UTF-8')
  })

  it.each([
    [`/${EVENTS}`],
    [`${EVENTS}/`],
    ['/v2//b2b///event/instances//'],
    ['/v2/b2b/event/instances?pageSize=-1'],
  ])('may come with slashes too many: %s', async (path) => {
    expect((await call(venue, path)).json).toHaveProperty('pagination')
  })

  it.each([
    ['/', 404],
    ['/v2/b2b/nothing', 404],
    ['/v3/b2b/event/instances', 404],
    ['/v2/b2b/event/instances/%zz', 404],
    ['/v2/b2b/willcall/orders/1', 404],
    ['/v2/b2b/willcall/orders/none', 404],
    ['/v2/willcall/checkinticketsexternal', 405],
  ])('to nowhere is answered in JSON: %s', async (path, status) => {
    const reply = await call(venue, path)
    expect(reply.status).toBe(status)
    expect(reply.json).toMatchObject({ status })
  })

  it.each([[null], ['text/plain'], ['application/x-www-form-urlencoded']])(
    'with a body says that it is JSON, not %s: 415',
    async (contentType) => {
      const reply = await call(venue, '/v2/willcall/checkinexternal', {
        body: { ticketUUID: 'x' },
        headers: { 'content-type': contentType },
      })
      expect(reply.status).toBe(415)
    },
  )

  it('with a body of more than a megabyte is refused, and the venue goes on', async () => {
    for (const size of [1_100_000, 10_000_000]) {
      const reply = await call(venue, '/v2/willcall/checkinexternal', {
        body: { ticketUUID: 'x'.repeat(size) },
      })
      expect(reply.status).toBe(413)
    }
    const most = await call(venue, '/v2/willcall/checkinexternal', {
      body: { ticketUUID: 'x'.repeat(1_000_000) },
    })
    expect(most.status).toBe(200)
  })

  it('that is no HTTP harms nobody', async () => {
    const socket = connect(venue.port, '127.0.0.1')
    socket.end('\u0000\u0001 hello\r\n\r\n')
    expect(await text(socket)).toContain('400')
    expect((await call(venue, EVENTS)).status).toBe(200)
  })

  it('is written down with its request id and answer', async () => {
    await call(venue, `${EVENTS}?page=2`, { headers: { 'x-acme-request-id': 'abc-2' } })
    await call(venue, '/nowhere')
    expect(venue.calls()).toEqual([
      {
        seq: 1,
        method: 'GET',
        url: `${EVENTS}?page=2`,
        requestId: 'abc-2',
        at: NOON,
        status: 200,
        fault: null,
      },
      { seq: 2, method: 'GET', url: '/nowhere', requestId: null, at: NOON, status: 404, fault: null },
    ])
  })
})

describe('the rate limit', () => {
  it('blocks an address for a minute when it goes over within one', async () => {
    let at = NOON
    const limited = await frozenVenue({ orders: 100, rateLimitPerMinute: 5, now: () => at })
    try {
      const burst = async (count: number) => {
        const statuses: number[] = []
        for (let n = 0; n < count; n += 1) statuses.push((await call(limited, EVENTS)).status)
        return statuses
      }
      expect(await burst(7)).toEqual([200, 200, 200, 200, 200, 429, 429])
      at += 59_000
      expect(await burst(1)).toEqual([429])
      at += 1_000
      expect(await burst(6)).toEqual([200, 200, 200, 200, 200, 429])
      at += 60_000
      expect(await burst(4)).toEqual([200, 200, 200, 200])
      at += 60_000
      expect(await burst(6)).toEqual([200, 200, 200, 200, 200, 429])
      limited.reset()
      expect(await burst(1)).toEqual([200])
    } finally {
      await limited.close()
    }
  })

  it('counts the minute before each call where it slides, and not from the first one on', async () => {
    for (const [rateWindow, statuses] of [
      ['fixed', [200, 200, 200, 200, 200]],
      ['sliding', [200, 200, 200, 200, 429]],
    ] as const) {
      let at = NOON
      const limited = await frozenVenue({ orders: 100, rateLimitPerMinute: 3, rateWindow, now: () => at })
      try {
        const later = async (ms: number) => {
          at += ms
          return (await call(limited, EVENTS)).status
        }
        const seen = [
          await later(0),
          await later(50_000),
          await later(5_000),
          await later(5_000),
          await later(0),
        ]
        expect([rateWindow, ...seen]).toEqual([rateWindow, ...statuses])
        if (rateWindow === 'fixed') continue
        expect([await later(59_999), await later(1), await later(0), await later(0)]).toEqual([
          429, 200, 200, 200,
        ])
        expect(await later(0)).toBe(429)
      } finally {
        await limited.close()
      }
    }
  })

  it('is off unless asked for', async () => {
    const statuses = await Promise.all(Array.from({ length: 400 }, () => call(venue, EVENTS)))
    expect(new Set(statuses.map(({ status }) => status))).toEqual(new Set([200]))
  })
})

describe('a venue made so', () => {
  it('lets its sessions live as long as it says', async () => {
    let at = NOON
    const brief = await frozenVenue({ orders: 100, sessionMs: 90_000, now: () => at })
    try {
      const login = { 'x-acme-email': brief.logins.email, 'x-acme-password': brief.logins.password }
      const { json } = await call(brief, '/v2/b2b/customer/session', {
        headers: { ...login, 'x-acme-api-key': null },
      })
      const { session, expireMs } = z.looseObject({ session: z.string(), expireMs: z.number() }).parse(json)
      expect(expireMs).toBe(NOON + 90_000)
      const headers = { 'x-acme-session': session, 'x-acme-api-key': null }
      at += 89_999
      expect((await call(brief, EVENTS, { headers })).status).toBe(200)
      at += 1
      expect((await call(brief, EVENTS, { headers })).status).toBe(401)
    } finally {
      await brief.close()
    }
  })

  it('takes its time for every call, but not for its own control', async () => {
    const slow = await frozenVenue({ orders: 100, latencyMs: 250 })
    try {
      const took = async (made: Promise<unknown>) => {
        const began = performance.now()
        await made
        return performance.now() - began
      }
      expect(await took(call(slow, EVENTS))).toBeGreaterThanOrEqual(245)
      expect(await took(call(slow, '/nowhere'))).toBeGreaterThanOrEqual(245)
      const controls: number[] = []
      // What else the machine has to do is sometimes over in one of them.
      for (let nth = 0; nth < 5; nth += 1) controls.push(await took(control(slow, '/faults')))
      expect(Math.min(...controls)).toBeLessThan(200)
    } finally {
      await slow.close()
    }
  })
})
