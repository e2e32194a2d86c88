import type { IncomingHttpHeaders, RequestListener, ServerResponse } from 'node:http'
import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it, vi } from 'vitest'
import type { Credential } from '../../../electron/contract/credential.ts'
import type { PracticeVenue } from '../../../electron/practice/venue.ts'
import { checkIns, sample, venue } from '../at-the-gate.ts'
import { acmeHttp, CHECK_IN, EVENTS, httpServer, ORDERS } from './servers.ts'

const PASSWORD = 'open-Sesame-SECRET'
const LOGIN: Credential = { kind: 'session', email: 'a@venue.example', password: PASSWORD }
const MINUTE_MS = 60_000
const call = (deadlineMs = 10_000) => ({ requestId: uuidv7(), deadlineMs })

const byEmail = (at: PracticeVenue): Credential => ({
  kind: 'session',
  email: at.logins.email,
  password: at.logins.password,
})

type Heard = { readonly url: string; readonly headers: IncomingHttpHeaders }

/** A server of the test in ACME's place; `answer` says what each request gets. */
async function acme(answer: (heard: Heard, nth: number, response: ServerResponse) => unknown) {
  const heard: Heard[] = []
  const listener: RequestListener = (request, response) => {
    const one = { url: request.url ?? '', headers: request.headers }
    heard.push(one)
    request.resume().on('end', () => {
      const said = answer(one, heard.length, response)
      if (said === undefined) return
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(said))
    })
  }
  return { url: await httpServer(listener), heard }
}

const isSignIn = ({ url }: Heard): boolean => url === '/v2/b2b/customer/session'
const sessionOf = ({ headers }: Heard) => headers['x-acme-session']

describe('a sandbox session', () => {
  it('is made from the e-mail address, then sent in place of it', async () => {
    const at = await venue()
    const http = acmeHttp(at.baseUrl, { credential: byEmailOnce(at) })
    expect(await http.send(EVENTS, call())).toMatchObject({ kind: 'answered', value: { status: 200 } })
    expect(await http.send(EVENTS, call())).toMatchObject({ kind: 'answered' })
    expect(http.calls.map(({ name }) => name)).toEqual(['session', 'events', 'events'])
    expect(http.extraRequests()).toBe(1)
  })

  it('is made from a user name, in both of the vendor’s spellings, and its tenant', async () => {
    const server = await acme((heard) => (isSignIn(heard) ? { session: 's-1' } : []))
    const login: Credential = { kind: 'session', userName: 'gate', password: PASSWORD, tenantId: '447' }
    const http = acmeHttp(server.url, { credential: () => login })
    await http.send(EVENTS, call())
    expect(server.heard[0]?.headers).toMatchObject({
      'x-acme-username': 'gate',
      'x-acme-user-name': 'gate',
      'x-acme-password': PASSWORD,
      'x-acme-tenantid': '447',
    })
    expect(server.heard[1]?.headers).toMatchObject({ 'x-acme-session': 's-1' })
    expect(JSON.stringify(server.heard[1]?.headers)).not.toContain(PASSWORD)

    const at = await venue()
    const { userName, password } = at.logins
    const real: Credential = { kind: 'session', userName, password, tenantId: at.tenantId }
    expect(await acmeHttp(at.baseUrl, { credential: () => real }).send(EVENTS, call())).toMatchObject({
      kind: 'answered',
    })
  })

  it('is made once for all calls that wait for it', async () => {
    const at = await venue()
    const http = acmeHttp(at.baseUrl, { credential: byEmailOnce(at) })
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => http.send(EVENTS, call())))
    expect(outcomes.map(({ kind }) => kind)).toEqual(Array(12).fill('answered'))
    expect(http.calls.filter(({ name }) => name === 'session')).toHaveLength(1)
    at.change({ do: 'expire-sessions' })
    await Promise.all(Array.from({ length: 12 }, () => http.send(EVENTS, call())))
    expect(http.calls.filter(({ name }) => name === 'session')).toHaveLength(2)
  })

  it('that ended early is renewed, and the check-in that met its end is carried out once', async () => {
    const at = await venue()
    const http = acmeHttp(at.baseUrl, { credential: byEmailOnce(at) })
    await http.send(EVENTS, call())
    at.change({ do: 'expire-sessions' })
    const barcode = sample(at, 'good')
    const asked = call()
    const body = { membershipBarcode: barcode, terminalId: 'T', validate: true }
    const outcome = await http.send({ ...CHECK_IN, body }, asked)
    expect(outcome).toMatchObject({ kind: 'answered', value: { status: 200 } })
    expect(checkIns(at, barcode)).toBe(1)
    const lastThree = http.calls.slice(-3)
    expect(lastThree.map(({ name, status }) => [name, status])).toEqual([
      ['check-in', 401],
      ['session', 200],
      ['check-in', 200],
    ])
    // Each has an id of its own; the one that answered is the one to ask ACME about.
    expect(lastThree[0]?.requestId).toBe(asked.requestId)
    expect(outcome.call.requestId).toBe(lastThree[2]?.requestId)
    expect(new Set(http.calls.map(({ requestId }) => requestId)).size).toBe(http.calls.length)
    expect(at.calls().map(({ requestId }) => requestId)).toEqual(http.calls.map(({ requestId }) => requestId))
    expect(http.extraRequests()).toBe(3)
  })

  it.each([
    ['as ACME’s clock has it', 0],
    ['with ACME’s clock three hours ahead', 180 * MINUTE_MS],
    ['with ACME’s clock three hours behind', -180 * MINUTE_MS],
  ])('is renewed when a minute of it is left, %s', async (_what, skewMs) => {
    let now = Date.UTC(2026, 5, 17, 16)
    let made = 0
    const server = await acme((heard, _nth, response) => {
      response.setHeader('date', new Date(now + skewMs).toUTCString())
      if (!isSignIn(heard)) return []
      made += 1
      return { session: `s-${made}`, expireMs: now + skewMs + 30 * MINUTE_MS }
    })
    const http = acmeHttp(server.url, { credential: () => LOGIN, now: () => now })
    const used = async () => {
      await http.send(EVENTS, call())
      return sessionOf(server.heard.at(-1) ?? { url: '', headers: {} })
    }
    expect(await used()).toBe('s-1')
    now += 28.9 * MINUTE_MS
    expect(await used()).toBe('s-1')
    now += 0.2 * MINUTE_MS
    expect(await used()).toBe('s-2')
    expect(made).toBe(2)
  })

  it('that lives less than ten minutes is renewed when a tenth of it is left', async () => {
    let now = Date.UTC(2026, 5, 17, 16)
    let made = 0
    const server = await acme((heard, _nth, response) => {
      response.setHeader('date', new Date(now).toUTCString())
      if (!isSignIn(heard)) return []
      made += 1
      return { session: `s-${made}`, expireMs: String(now + 100_000) }
    })
    const http = acmeHttp(server.url, { credential: () => LOGIN, now: () => now })
    await http.send(EVENTS, call())
    now += 89_000
    await http.send(EVENTS, call())
    expect(made).toBe(1)
    now += 2_000
    await http.send(EVENTS, call())
    expect(made).toBe(2)
  })

  it('is not renewed again for a call that hears late of the end of the one before', async () => {
    let made = 0
    let endLate = (): void => {}
    const server = await acme((heard, _nth, response) => {
      if (isSignIn(heard)) {
        made += 1
        return { session: `s-${made}` }
      }
      if (sessionOf(heard) !== 's-1') return []
      const refuse = () => response.writeHead(401, { 'content-type': 'application/json' }).end('{}')
      if (heard.url === EVENTS.path) refuse()
      else endLate = refuse
      return undefined
    })
    const http = acmeHttp(server.url, { credential: () => LOGIN })
    const late = http.send(ORDERS, call())
    await vi.waitFor(() => expect(server.heard.some(({ url }) => url === ORDERS.path)).toBe(true), 30_000)
    expect(await http.send(EVENTS, call())).toMatchObject({ kind: 'answered' })
    endLate()
    expect(await late).toMatchObject({ kind: 'answered' })
    expect(made).toBe(2)
  })

  it.each([
    ['tells no end', {}],
    ['tells an end gone by', { expireMs: 5 }],
    ['tells nonsense', { expireMs: 'soon', tenantId: { a: 1 }, tenantTimeZone: 7 }],
  ])('that %s is used all the same', async (_what, more) => {
    const server = await acme((heard) => (isSignIn(heard) ? { session: 's', ...more } : []))
    const http = acmeHttp(server.url, { credential: () => LOGIN })
    for (let nth = 0; nth < 3; nth += 1)
      expect(await http.send(EVENTS, call())).toMatchObject({ kind: 'answered' })
    expect(server.heard.filter(isSignIn)).toHaveLength(1)
  })

  it('brings the tenant for the calls that want it, where the profile names none', async () => {
    const server = await acme((heard) => (isSignIn(heard) ? { session: 's', tenantId: 447 } : []))
    const tenantOf = async (tenantId: string | null) => {
      await acmeHttp(server.url, { credential: () => LOGIN, tenantId }).send(ORDERS, call())
      return server.heard.at(-1)?.headers['x-b2c-tenant-id']
    }
    expect(await tenantOf(null)).toBe('447')
    expect(await tenantOf('12')).toBe('12')
  })

  it('that is refused at once, again and again, costs no more than one renewal a call', async () => {
    const server = await acme((heard, _nth, response) => {
      if (isSignIn(heard)) return { session: 's' }
      response.statusCode = 401
      return { message: 'The session s is not known.' }
    })
    const http = acmeHttp(server.url, { credential: () => LOGIN })
    const outcome = await http.send(EVENTS, call())
    expect(outcome).toMatchObject({
      kind: 'refused',
      about: 'key',
      why: expect.stringMatching(/does not accept its own session \(HTTP 401\).*It says: “The …/),
    })
    expect(http.calls.map(({ name }) => name)).toEqual(['session', 'events', 'session', 'events'])
  })

  it('does not repeat a check-in where something other than ACME said 401', async () => {
    const server = await acme((heard, _nth, response) => {
      if (isSignIn(heard)) return { session: 's' }
      response.writeHead(401, { 'content-type': 'text/html' }).end('<html>')
      return undefined
    })
    const http = acmeHttp(server.url, { credential: () => LOGIN })
    expect(await http.send(CHECK_IN, call())).toMatchObject({ kind: 'refused', about: 'key' })
    expect(http.calls.map(({ name }) => name)).toEqual(['session', 'check-in'])
  })
})

describe('a login that fails', () => {
  it('says so in words, and its password nowhere, not even where ACME repeats it', async () => {
    const server = await acme((_heard, _nth, response) => {
      response.statusCode = 401
      return { message: `a@venue.example cannot log in with ${PASSWORD}.` }
    })
    const http = acmeHttp(server.url, { credential: () => LOGIN })
    const outcome = await http.send(CHECK_IN, call())
    expect(outcome).toMatchObject({
      kind: 'refused',
      about: 'key',
      why: 'ACME refused the sandbox login (HTTP 401). It says: “… cannot log in with ….” Check the e-mail or user name, the password and the tenant id',
    })
    expect(JSON.stringify([outcome, http.calls])).not.toMatch(/SECRET|venue\.example/)
    expect(server.heard).toHaveLength(1)
  })

  it.each([
    ['ACME fails', 500, '', 'application/json', { kind: 'unreachable', mayHaveLanded: false }],
    [
      'ACME answers no session',
      200,
      '{"ok":1}',
      'application/json',
      { kind: 'unreachable', mayHaveLanded: false },
    ],
    ['ACME answers no JSON', 200, '{', 'application/json', { kind: 'unreachable', mayHaveLanded: false }],
    ['a portal answers', 200, '<html>', 'text/html', { kind: 'not-understood', captive: true }],
    ['ACME limits', 429, '', 'application/json', { kind: 'limited' }],
    ['ACME knows no such call', 404, '<html>', 'text/html', { kind: 'refused', about: 'key' }],
    [
      'ACME wants something else',
      400,
      '{"message":"no"}',
      'application/json',
      { kind: 'refused', about: 'key' },
    ],
  ])('because %s leaves the call itself unmade', async (_what, status, body, type, ended) => {
    const server = await acme((_heard, _nth, response) => {
      response.writeHead(status, { 'content-type': type }).end(body)
      return undefined
    })
    const http = acmeHttp(server.url, { credential: () => LOGIN })
    expect(await http.send(CHECK_IN, call())).toMatchObject(ended)
    expect(http.calls.map(({ name }) => name)).toEqual(['session'])
  })

  it('because ACME is silent holds each call no longer than its own deadline', async () => {
    const server = await acme(() => undefined)
    const http = acmeHttp(server.url, { credential: () => LOGIN })
    const asked = call(1_000)
    expect(await http.send(CHECK_IN, asked)).toMatchObject({
      kind: 'unreachable',
      why: 'No sandbox session in time',
      mayHaveLanded: false,
      call: { requestId: asked.requestId },
    })
    expect(server.heard).toHaveLength(1)
  })
})

describe('a credential that is replaced', () => {
  it('while a call is under way: the call is made again with the new one', async () => {
    let current: Credential = { kind: 'api-key', key: 'old' }
    const server = await acme(({ headers }, _nth, response) => {
      if (headers['x-acme-api-key'] === 'new') return []
      current = { kind: 'api-key', key: 'new' }
      response.statusCode = 403
      return { message: 'no' }
    })
    const http = acmeHttp(server.url, { credential: () => current })
    expect(await http.send(CHECK_IN, call())).toMatchObject({ kind: 'answered' })
    expect(server.heard).toHaveLength(2)
  })

  it('leaves no session of the old one behind', async () => {
    const other: Credential = { ...LOGIN, password: 'other' }
    let current: Credential = LOGIN
    const server = await acme((heard) =>
      isSignIn(heard) ? { session: `s-${heard.headers['x-acme-password']}` } : [],
    )
    const http = acmeHttp(server.url, { credential: () => current })
    await http.send(EVENTS, call())
    current = other
    await http.send(EVENTS, call())
    expect(server.heard.map(sessionOf)).toEqual([undefined, `s-${PASSWORD}`, undefined, 's-other'])
  })

  it('is not undone by a sign-in of the old one that comes late', async () => {
    const other: Credential = { ...LOGIN, password: 'other' }
    let current: Credential = LOGIN
    let endOld = (): void => {}
    const server = await acme((heard, _nth, response) => {
      if (!isSignIn(heard)) return []
      if (heard.headers['x-acme-password'] === 'other') return { session: 's-other' }
      endOld = () => {
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"session":"s-old"}')
      }
      current = other
      return undefined
    })
    const http = acmeHttp(server.url, { credential: () => current })
    const old = http.send(EVENTS, call())
    await vi.waitFor(() => expect(current).toBe(other), 30_000)
    await http.send(EVENTS, call())
    endOld()
    await old
    await http.send(EVENTS, call())
    expect(sessionOf(server.heard.at(-1) ?? { url: '', headers: {} })).toBe('s-other')
    expect(server.heard.filter(isSignIn)).toHaveLength(2)
  })
})

/** One and the same credential at every call, as a gate has it. */
function byEmailOnce(at: PracticeVenue): () => Credential {
  const login = byEmail(at)
  return () => login
}
