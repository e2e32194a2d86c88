import type { ServerOptions } from 'node:https'
import tls from 'node:tls'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { checkExtraCa } from '../../../electron/gate/ticketing/acme/tls.ts'
import { selfSigned } from './certificates.ts'
import { acmeHttp, answering, connectProxy, EVENTS, httpServer, httpsServer, KEY } from './servers.ts'

const CALL = { requestId: '01a20210-0000-7000-8000-000000000001', deadlineMs: 10_000 }
const good = selfSigned()
const DAY_MS = 86_400_000

/** A server that must never hear a word: any request to it is noted. */
async function untrusted(options: ServerOptions) {
  let heard = 0
  const url = await httpsServer(options, (request, response) => {
    heard += 1
    answering([])(request, response)
  })
  return { url, heard: () => heard }
}

describe('TLS', () => {
  it('trusts a certificate that is given as an extra CA, and tells what it saw', async () => {
    const at = await untrusted(good)
    const http = acmeHttp(at.url, { network: { extraCa: good.cert } })
    expect(http.lastTls()).toBeNull()
    expect(await http.send(EVENTS, CALL)).toMatchObject({ kind: 'answered', value: { status: 200 } })
    expect(http.lastTls()).toMatchObject({
      protocol: 'TLSv1.3',
      issuer: 'gate.test, Portcullis Tests',
      subject: 'gate.test, Portcullis Tests',
      validTo: expect.any(Number),
      authorized: true,
      problem: null,
    })
    const days = ((http.lastTls()?.validTo ?? 0) - Date.now()) / DAY_MS
    expect(Math.round(days)).toBe(90)
  })

  it('keeps what it saw of the certificate over a resumed session, in which none is shown', async () => {
    const reused: boolean[] = []
    const url = await httpsServer({ ...good, maxVersion: 'TLSv1.2' }, (request, response) => {
      if (request.socket instanceof tls.TLSSocket) reused.push(request.socket.isSessionReused())
      response.setHeader('connection', 'close')
      answering([])(request, response)
    })
    const http = acmeHttp(url, { network: { extraCa: good.cert } })
    for (const _ of [1, 2, 3]) expect(await http.send(EVENTS, CALL)).toMatchObject({ kind: 'answered' })
    expect(reused).toContain(true)
    expect(http.lastTls()).toMatchObject({ subject: 'gate.test, Portcullis Tests', authorized: true })
    expect(http.lastTls()?.validTo).toBeGreaterThan(Date.now())
  })

  it.each([
    ['an unknown issuer', good, {}, /not trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\).*--ca-file/],
    ['an extra CA that is another', good, { extraCa: selfSigned().cert }, /not trusted/],
    [
      'another name',
      selfSigned({ addresses: ['127.0.0.9'], names: ['elsewhere.test'] }),
      'its own',
      /is for another name/,
    ],
    [
      'a day that is over',
      selfSigned({ notBefore: new Date(Date.now() - 9 * DAY_MS), notAfter: new Date(Date.now() - DAY_MS) }),
      'its own',
      /has expired \(or this computer’s clock is wrong\)/,
    ],
    [
      'a day to come',
      selfSigned({ notBefore: new Date(Date.now() + DAY_MS) }),
      'its own',
      /is not valid yet/,
    ],
  ] as const)('sends nothing to a certificate of %s, and says why', async (_what, certificate, ca, why) => {
    const at = await untrusted(certificate)
    const http = acmeHttp(at.url, { network: ca === 'its own' ? { extraCa: certificate.cert } : ca })
    const outcome = await http.send(EVENTS, CALL)
    expect(outcome).toMatchObject({
      kind: 'unreachable',
      why: expect.stringMatching(why),
      mayHaveLanded: false,
    })
    expect(http.lastTls()).toMatchObject({ authorized: false, problem: expect.any(String) })
    expect(at.heard()).toBe(0)
  })

  it('speaks nothing older than 1.2, whatever the process would allow, and says so', async () => {
    const { DEFAULT_MIN_VERSION, DEFAULT_CIPHERS } = tls
    tls.DEFAULT_MIN_VERSION = 'TLSv1'
    tls.DEFAULT_CIPHERS = 'DEFAULT@SECLEVEL=0'
    onTestFinished(() => void Object.assign(tls, { DEFAULT_MIN_VERSION, DEFAULT_CIPHERS }))
    const at = await untrusted({
      ...good,
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
      ciphers: 'DEFAULT@SECLEVEL=0',
    })
    const http = acmeHttp(at.url, { network: { extraCa: good.cert } })
    expect(await http.send(EVENTS, CALL)).toMatchObject({
      kind: 'unreachable',
      why: expect.stringMatching(/speaks no TLS 1\.2 or newer/),
      mayHaveLanded: false,
    })
    expect(at.heard()).toBe(0)
  })

  it('speaks 1.2', async () => {
    const at = await untrusted({ ...good, maxVersion: 'TLSv1.2' })
    const http = acmeHttp(at.url, { network: { extraCa: good.cert } })
    expect(await http.send(EVENTS, CALL)).toMatchObject({ kind: 'answered' })
    expect(http.lastTls()?.protocol).toBe('TLSv1.2')
  })

  describe('with NODE_TLS_REJECT_UNAUTHORIZED=0 in the environment', () => {
    const NAME = 'NODE_TLS_REJECT_UNAUTHORIZED'
    const before = process.env[NAME]
    beforeEach(() => {
      process.env[NAME] = '0'
    })
    afterEach(() => {
      if (before === undefined) delete process.env[NAME]
      else process.env[NAME] = before
    })

    it('still waves nothing through', async () => {
      const at = await untrusted(good)
      expect(await acmeHttp(at.url).send(EVENTS, CALL)).toMatchObject({
        kind: 'unreachable',
        why: expect.stringMatching(/not trusted/),
      })
      expect(at.heard()).toBe(0)
    })
  })

  it('refuses an extra CA that is damaged before anything is opened', () => {
    const broken = good.cert.replace(/\n[A-Za-z0-9+/]{20}/, '\nAAAAAAAAAAAAAAAAAAAA')
    expect(() => checkExtraCa(good.cert + broken)).toThrow(/certificate 2 of it is damaged/)
    expect(() => checkExtraCa(good.cert)).not.toThrow()
  })
})

describe('an HTTP proxy', () => {
  it('carries TLS that it cannot look into', async () => {
    const at = await untrusted(good)
    const proxy = await connectProxy()
    const http = acmeHttp(at.url, { network: { proxy: proxy.url, extraCa: good.cert } })
    expect(await http.send(EVENTS, CALL)).toMatchObject({ kind: 'answered' })
    expect(await http.send({ ...EVENTS, pool: 'bulk' }, CALL)).toMatchObject({ kind: 'answered' })
    // Scans and lists keep connections of their own, each in a tunnel of its own.
    expect(proxy.targets).toEqual([new URL(at.url).host, new URL(at.url).host])
    expect(proxy.seen()).not.toContain(KEY)
    expect(proxy.seen()).not.toContain('x-acme')
    expect(http.lastTls()).toMatchObject({ authorized: true, protocol: 'TLSv1.3' })
  })

  it('may itself be spoken to over TLS, its certificate checked as well', async () => {
    const at = await untrusted(good)
    const own = selfSigned({ commonName: 'proxy.test' })
    const proxy = await connectProxy(null, own)
    const trusting = acmeHttp(at.url, { network: { proxy: proxy.url, extraCa: good.cert + own.cert } })
    expect(await trusting.send(EVENTS, CALL)).toMatchObject({ kind: 'answered' })
    expect(trusting.lastTls()?.subject).toContain('gate.test')
    const wary = acmeHttp(at.url, { network: { proxy: proxy.url, extraCa: good.cert } })
    expect(await wary.send(EVENTS, CALL)).toMatchObject({
      kind: 'unreachable',
      why: expect.stringMatching(/the proxy 127\.0\.0\.1:\d+’s certificate is not trusted/),
    })
    expect(proxy.targets).toHaveLength(1)
  })

  it('does not vouch for a certificate', async () => {
    const at = await untrusted(good)
    const proxy = await connectProxy()
    const http = acmeHttp(at.url, { network: { proxy: proxy.url } })
    expect(await http.send(EVENTS, CALL)).toMatchObject({ kind: 'unreachable', mayHaveLanded: false })
    expect(at.heard()).toBe(0)
  })

  it.each([
    [407, /^The proxy 127\.0\.0\.1:\d+ refused the way to ACME \(HTTP 407\): it wants a login/],
    [403, /^The proxy .* \(HTTP 403\): have ACME’s address allowed there/],
    [502, /^The proxy .* \(HTTP 502\): it cannot reach ACME itself/],
    ['reset', /^The proxy 127\.0\.0\.1:\d+ cut the connection/],
  ] as const)('that answers %s is named', async (refuse, why) => {
    const at = await untrusted(good)
    const proxy = await connectProxy(refuse)
    const http = acmeHttp(at.url, { network: { proxy: proxy.url, extraCa: good.cert } })
    expect(await http.send(EVENTS, CALL)).toMatchObject({
      kind: 'unreachable',
      why: expect.stringMatching(why),
      mayHaveLanded: false,
    })
    expect(proxy.targets).toHaveLength(1)
    expect(at.heard()).toBe(0)
  })

  it('that does not answer is given up after a time of its own, and named', async () => {
    const at = await untrusted(good)
    const proxy = await connectProxy('silent')
    const http = acmeHttp(at.url, { network: { proxy: proxy.url, extraCa: good.cert } })
    expect(await http.send(EVENTS, { ...CALL, deadlineMs: 60_000 })).toMatchObject({
      kind: 'unreachable',
      why: expect.stringMatching(/^The proxy .* opened no way to ACME within 5 seconds/),
    })
  })

  it('that is not there is named', async () => {
    const at = await untrusted(good)
    const http = acmeHttp(at.url, { network: { proxy: 'http://127.0.0.1:1', extraCa: good.cert } })
    expect(await http.send(EVENTS, CALL)).toMatchObject({
      kind: 'unreachable',
      why: expect.stringMatching(/Nothing listens at the proxy 127\.0\.0\.1:1’s address/),
    })
  })

  it('is passed by for an address on this computer, where the key goes in the clear', async () => {
    const url = await httpServer(answering([]))
    const proxy = await connectProxy()
    expect(await acmeHttp(url, { network: { proxy: proxy.url } }).send(EVENTS, CALL)).toMatchObject({
      kind: 'answered',
    })
    expect(proxy.targets).toEqual([])
    expect(proxy.seen()).toBe('')
  })
})

describe('a redirect', () => {
  it('is not followed: the key stays with the host it is for', async () => {
    const heard: unknown[] = []
    const elsewhere = await httpServer((request, response) => {
      heard.push(request.headers)
      answering([])(request, response)
    })
    const url = await httpServer((_request, response) => {
      response.writeHead(307, { location: `${elsewhere}/v2/b2b/event/instances` }).end()
    })
    expect(await acmeHttp(url).send(EVENTS, CALL)).toMatchObject({ kind: 'not-understood', captive: true })
    expect(heard).toEqual([])
  })
})
