import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { FaultRule } from '../../electron/practice/faults.ts'
import type { PracticeVenue } from '../../electron/practice/venue.ts'
import { barcode, call, frozenVenue, NOON, scan } from './calls.ts'

const EVENTS = '/v2/b2b/event/instances'
const SCAN = '/v2/willcall/checkinticketsexternal'

let venue: PracticeVenue
let at = NOON
beforeAll(async () => {
  venue = await frozenVenue({ orders: 100, now: () => at })
})
afterAll(() => venue.close())
beforeEach(() => {
  at = NOON
  venue.reset()
})

interface Wire {
  readonly status: number
  readonly headers: NodeJS.Dict<string | string[]>
  readonly body: Buffer
  /** How the body or the connection ended. */
  readonly end: 'whole' | 'cut' | 'no-answer' | 'gave-up'
  readonly code: string | undefined
  readonly headersAfterMs: number
  readonly tookMs: number
}

/** One call, watched on the wire; gives up after `maxBytes`, or `patienceMs` after the venue has heard it. */
function watch(
  path: string,
  {
    body,
    patienceMs = 20_000,
    maxBytes = 10_000_000,
  }: { body?: unknown; patienceMs?: number; maxBytes?: number } = {},
): Promise<Wire> {
  return new Promise((resolve) => {
    const began = performance.now()
    const chunks: Buffer[] = []
    const seen: { status: number; headers: NodeJS.Dict<string | string[]>; headersAfterMs: number } = {
      status: 0,
      headers: {},
      headersAfterMs: 0,
    }
    const done = (end: Wire['end'], code?: string) => {
      resolve({ ...seen, body: Buffer.concat(chunks), end, code, tookMs: performance.now() - began })
      clearInterval(listening)
      clearTimeout(patience)
      outgoing.destroy()
    }
    const before = venue.calls().length
    let patience: NodeJS.Timeout | undefined
    const listening = setInterval(() => {
      if (venue.calls().length === before) return
      clearInterval(listening)
      patience = setTimeout(() => done('gave-up'), patienceMs)
    }, 5)
    const outgoing = request(
      `${venue.baseUrl}${path}`,
      {
        method: body === undefined ? 'GET' : 'POST',
        agent: false,
        headers: {
          'x-acme-api-key': venue.apiKey,
          'x-b2c-tenant-id': venue.tenantId,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
      },
      (response) => {
        seen.status = response.statusCode ?? 0
        seen.headers = response.headers
        seen.headersAfterMs = performance.now() - began
        let length = 0
        response.on('data', (chunk: Buffer) => {
          chunks.push(chunk)
          length += chunk.length
          if (length > maxBytes) done('gave-up')
        })
        response.on('end', () => done('whole'))
        response.on('error', () => done('cut'))
      },
    )
    outgoing.on('error', (error: NodeJS.ErrnoException) => done('no-answer', error.code))
    outgoing.end(body === undefined ? undefined : JSON.stringify(body))
  })
}

const scanBody = (uuid = barcode(venue, 'good')) => ({
  membershipBarcode: uuid,
  terminalId: 'LANE-1',
  validate: true,
})
const landed = () => venue.ledger().map(({ barcode: uuid }) => uuid)
const lastFault = () => venue.calls().at(-1)?.fault

describe('a 429', () => {
  it.each<[string, FaultRule, string | undefined]>([
    ['no Retry-After', { kind: 'rate-limited' }, undefined],
    ['seconds', { kind: 'rate-limited', retryAfter: 17 }, '17'],
    [
      'a date',
      { kind: 'rate-limited', retryAfter: { dateInSeconds: 30 } },
      new Date(NOON + 30_000).toUTCString(),
    ],
    ['nonsense', { kind: 'rate-limited', retryAfter: 'nonsense' }, 'soon, probably'],
  ])('comes with %s, and the call does nothing', async (_, rule, retryAfter) => {
    venue.faults.add(rule)
    const wire = await watch(SCAN, { body: scanBody() })
    expect([wire.status, wire.headers['retry-after'], wire.end]).toEqual([429, retryAfter, 'whole'])
    expect(landed()).toEqual([])
    expect(lastFault()).toBe('rate-limited')
    expect((await watch(SCAN, { body: scanBody() })).status).toBe(200)
  })

  it('lasts a minute as a block, from the first call it meets', async () => {
    venue.faults.add({ kind: 'block', match: { path: '/event/' } })
    at += 300_000
    const statuses = async () => [(await call(venue, EVENTS)).status, (await call(venue, EVENTS)).status]
    expect(await statuses()).toEqual([429, 429])
    at += 59_999
    expect(await statuses()).toEqual([429, 429])
    expect((await scan(venue, barcode(venue, 'good'))).checkInStatus).toBe(0)
    at += 1
    expect(await statuses()).toEqual([200, 200])
    expect(venue.faults.list()).toEqual([])
  })
})

describe('slowness', () => {
  it('before the headers: the check-in lands after the wait, even if nobody waits for it', async () => {
    venue.faults.add({ kind: 'latency', ms: 300 })
    const patient = await watch(SCAN, { body: scanBody() })
    expect(patient.status).toBe(200)
    expect(patient.headersAfterMs).toBeGreaterThanOrEqual(295)

    venue.faults.add({ kind: 'latency', ms: 500 })
    const other = barcode(venue, 'good', 1)
    expect((await watch(SCAN, { body: scanBody(other), patienceMs: 100 })).end).toBe('gave-up')
    expect(landed()).not.toContain(other)
    await expect.poll(landed).toContain(other)
  })

  it('after the work: the check-in lands at once', async () => {
    venue.faults.add({ kind: 'late', ms: 500 })
    let answered = false
    const answer = watch(SCAN, { body: scanBody() }).finally(() => {
      answered = true
    })
    await expect.poll(landed, { interval: 5 }).toHaveLength(1)
    expect(answered).toBe(false)
    const { tookMs, body } = await answer
    expect(tookMs).toBeGreaterThanOrEqual(495)
    expect(JSON.parse(body.toString())).toMatchObject({ checkInStatus: 0 })
  })

  it('in the body: headers at once, the rest in drops, and all of it true', async () => {
    venue.faults.add({ kind: 'slow-body', chunkBytes: 50, everyMs: 20 })
    const wire = await watch(SCAN, { body: scanBody() })
    expect(wire.tookMs - wire.headersAfterMs).toBeGreaterThanOrEqual(100)
    expect(wire.end).toBe('whole')
    expect(JSON.parse(wire.body.toString())).toMatchObject({ checkInStatus: 0 })
  })
})

describe('no answer', () => {
  it.each([true, false])('is silence, with the check-in landed: %s', async (process) => {
    venue.faults.add({ kind: 'silent', process })
    const wire = await watch(SCAN, { body: scanBody(), patienceMs: 300 })
    expect([wire.end, wire.status]).toEqual(['gave-up', 0])
    expect(landed()).toHaveLength(process ? 1 : 0)
    await expect.poll(() => venue.calls().at(-1)).toMatchObject({ status: 0, fault: 'silent' })
  })

  it.each([true, false])('is a reset connection, with the check-in landed: %s', async (process) => {
    venue.faults.add({ kind: 'reset', process })
    const wire = await watch(SCAN, { body: scanBody() })
    expect([wire.end, wire.code]).toEqual(['no-answer', 'ECONNRESET'])
    expect(landed()).toHaveLength(process ? 1 : 0)
  })

  it('is reset and not merely ended', async () => {
    venue.faults.add({ kind: 'reset' })
    const socket = connect(venue.port, '127.0.0.1')
    socket.write(`GET ${EVENTS} HTTP/1.1\r\nhost: x\r\n\r\n`)
    const [error] = await once(socket, 'error')
    expect(error).toMatchObject({ code: 'ECONNRESET' })
  })
})

describe('a body', () => {
  it('is cut in the middle, with the check-in landed', async () => {
    venue.faults.add({ kind: 'cut-body' })
    const wire = await watch(SCAN, { body: scanBody() })
    expect([wire.status, wire.end]).toEqual([200, 'cut'])
    expect(wire.body.length).toBe(Math.floor(Number(wire.headers['content-length']) / 2))
    expect(landed()).toHaveLength(1)
  })

  it('never ends, while the venue goes on serving others', async () => {
    venue.faults.add({ kind: 'endless-body', match: { path: '/event/' } })
    const endless = watch(EVENTS, { maxBytes: 2_000_000 })
    expect((await call(venue, '/v2/b2b/memberships')).status).toBe(200)
    const wire = await endless
    expect(wire.end).toBe('gave-up')
    expect(wire.body.length).toBeGreaterThan(2_000_000)
    expect(wire.headers['content-length']).toBeUndefined()
  })

  it('is empty, with the check-in landed or not', async () => {
    for (const process of [true, false]) {
      venue.faults.add({ kind: 'empty-body', process })
      const wire = await watch(SCAN, { body: scanBody(barcode(venue, 'good', process ? 0 : 1)) })
      expect([wire.status, wire.body.length, wire.end]).toEqual([200, 0, 'whole'])
    }
    expect(landed()).toEqual([barcode(venue, 'good')])
  })

  it('is no UTF-8', async () => {
    venue.faults.add({ kind: 'invalid-utf8' })
    const { body } = await watch(EVENTS)
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(body)).toThrow(TypeError)
  })

  it('is called something else than JSON', async () => {
    venue.faults.add({ kind: 'wrong-content-type', contentType: 'application/octet-stream' })
    const { headers, body } = await watch(EVENTS)
    expect(headers['content-type']).toBe('application/octet-stream')
    expect(JSON.parse(body.toString())).toHaveProperty('pagination')
  })

  it('is a captive portal’s page', async () => {
    venue.faults.add({ kind: 'html' })
    const { status, headers, body } = await watch(SCAN, { body: scanBody() })
    expect([status, headers['content-type']]).toEqual([200, 'text/html'])
    expect(body.toString()).toMatch(/^<!doctype html>/)
    expect(landed()).toEqual([])
  })
})

describe('a failure', () => {
  it.each([
    [503, false, 'application/json;charset=UTF-8'],
    [502, true, 'text/html'],
  ])('is a %i, as HTML: %s', async (status, html, contentType) => {
    venue.faults.add({ kind: 'server-error', status, html })
    const wire = await watch(SCAN, { body: scanBody() })
    expect([wire.status, wire.headers['content-type']]).toEqual([status, contentType])
    expect(landed()).toEqual([])
  })

  it('may come after the work was done', async () => {
    venue.faults.add({ kind: 'server-error', process: true })
    expect((await watch(SCAN, { body: scanBody() })).status).toBe(503)
    expect(landed()).toHaveLength(1)
  })

  it.each([
    ['unknown', 401],
    ['deactivated', 403],
    ['no-permission', 403],
  ] as const)('is a key that is refused: %s', async (why, status) => {
    venue.faults.add({ kind: 'key-refused', why })
    expect((await call(venue, EVENTS)).status).toBe(status)
    expect((await call(venue, EVENTS)).status).toBe(200)
  })
})

describe('an answer', () => {
  it('bears a status of no table, with nothing done', async () => {
    venue.faults.add({ kind: 'unknown-status', status: 97 })
    expect(await scan(venue, barcode(venue, 'good'))).toEqual({ checkInStatus: 97 })
    expect(landed()).toEqual([])
  })

  it('bears a status of no table over a true check-in', async () => {
    venue.faults.add({ kind: 'unknown-status', status: 97, process: true })
    const answer = await scan(venue, barcode(venue, 'good'))
    expect(answer).toMatchObject({ checkInStatus: 97, ticketEventName: 'General Admission' })
    expect(answer).toHaveProperty('checkInDate')
    expect(landed()).toHaveLength(1)
  })

  it('bears the wrong time, together with any other fault', async () => {
    venue.faults.add({ kind: 'wrong-clock', offsetMs: -7_200_000, times: 'until-cleared' })
    const wrong = new Date(NOON - 7_200_000).toUTCString()
    expect((await call(venue, EVENTS)).headers.get('date')).toBe(wrong)
    venue.faults.add({ kind: 'server-error' })
    const failed = await call(venue, EVENTS)
    expect([failed.status, failed.headers.get('date')]).toEqual([503, wrong])
    const { checkInDate } = await scan(venue, barcode(venue, 'good'))
    expect(Date.parse(checkInDate ?? '')).toBe(NOON)
  })
})

describe('a rule', () => {
  it('meets only the calls it names, as often as it says', async () => {
    venue.faults.add({ kind: 'server-error', match: { path: '/event/', method: 'GET' }, times: 2 })
    const statuses = async () => [
      (await call(venue, `${EVENTS}/summaries`, { body: {} })).status,
      (await call(venue, '/v2/b2b/memberships')).status,
      (await call(venue, EVENTS)).status,
    ]
    expect(await statuses()).toEqual([200, 200, 503])
    expect(await statuses()).toEqual([200, 200, 503])
    expect(await statuses()).toEqual([200, 200, 200])
  })

  it('stays until it is cleared where it says so', async () => {
    const id = venue.faults.add({ kind: 'server-error', times: 'until-cleared' })
    for (let n = 0; n < 5; n += 1) expect((await call(venue, EVENTS)).status).toBe(503)
    expect(venue.faults.list()).toMatchObject([{ id, met: 5 }])
    expect(venue.faults.clear(id)).toBe(1)
    expect((await call(venue, EVENTS)).status).toBe(200)
  })

  it('that stands before another is met first', async () => {
    venue.faults.add({ kind: 'server-error', status: 500 })
    venue.faults.add({ kind: 'server-error', status: 599 })
    const statuses = [await call(venue, EVENTS), await call(venue, EVENTS), await call(venue, EVENTS)]
    expect(statuses.map(({ status }) => status)).toEqual([500, 599, 200])
  })
})

describe('closing', () => {
  it.each<[string, FaultRule]>([
    ['that wait', { kind: 'latency', ms: 400 }],
    ['that are never answered', { kind: 'silent', process: false }],
    ['whose body never ends', { kind: 'endless-body' }],
  ])('leaves at once what calls there are %s, and does none of their work later', async (_, rule) => {
    const doomed = await frozenVenue({ orders: 100 })
    doomed.faults.add({ match: { path: '/willcall/' }, ...rule })
    const left = call(doomed, '/v2/b2b/willcall/checkintickets', {
      body: { ticketUUIDs: [barcode(doomed, 'good')] },
    }).catch(() => 'gone')
    while (doomed.faults.list().every(({ met }) => met === 0)) await wait(5)
    const before = doomed.ledger().length
    const began = performance.now()
    await doomed.close()
    await doomed.close()
    expect(performance.now() - began).toBeLessThan(10_000)
    expect(await left).toBe('gone')
    await wait(500)
    expect(doomed.ledger()).toHaveLength(before)
  })
})
