import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it, onTestFinished } from 'vitest'
import { callEndedSchema } from '../../../electron/contract/calls.ts'
import { type Credential, credentialSchema } from '../../../electron/contract/credential.ts'
import { ASSUMED_CHECK_IN_TABLE, profileSchema } from '../../../electron/contract/profile.ts'
import { linkStateSchema } from '../../../electron/contract/status.ts'
import { venueZone } from '../../../electron/gate/clock/zone.ts'
import { type AcmeSystem, makeAcme } from '../../../electron/gate/ticketing/acme/acme.ts'
import { whyKeyRefused } from '../../../electron/gate/ticketing/acme/refusal.ts'
import type { PracticeVenue } from '../../../electron/practice/venue.ts'
import { checkIns, sample, venue } from '../at-the-gate.ts'
import { acmeHttp, CHECK_IN, EVENTS, httpServer, KEY } from './servers.ts'

const call = () => ({ requestId: uuidv7(), deadlineMs: 5_000 })

/** ACME's side of a gate at a venue. */
function acmeAt(at: PracticeVenue): { acme: AcmeSystem; extraRequests: () => number } {
  const credential: Credential = { kind: 'api-key', key: at.apiKey }
  let extra = 0
  const acme = makeAcme({
    baseUrl: at.baseUrl,
    credential: () => credential,
    profile: profileSchema.parse({ tenantId: at.tenantId }),
    zone: venueZone(at.timeZone),
    now: Date.now,
    checkInTable: () => ASSUMED_CHECK_IN_TABLE,
    isAssumed: () => false,
    learntPaths: {},
    onLearntPaths: () => {},
    onCall: () => {},
    onExtraRequest: () => {
      extra += 1
    },
  })
  onTestFinished(() => acme.close())
  return { acme, extraRequests: () => extra }
}

describe('every HTTP request', () => {
  it('has an id of its own, also where one call tries two paths', async () => {
    const at = await venue({ pathVariants: '/v2/b2b/willcall' })
    const { acme, extraRequests } = acmeAt(at)
    const asked = call()
    const outcome = await acme.checkIn(sample(at, 'good'), null, asked)
    expect(outcome).toMatchObject({ kind: 'answered', value: { meaning: 'checked-in' } })
    const [first, second] = at.calls()
    expect(first).toMatchObject({ status: 404, requestId: asked.requestId })
    expect(second).toMatchObject({ status: 200, requestId: outcome.call.requestId })
    expect(second?.requestId).not.toBe(asked.requestId)
    expect(checkIns(at, sample(at, 'good'))).toBe(1)
    expect(at.ledger().at(-1)?.requestId).toBe(outcome.call.requestId)
    expect(extraRequests()).toBe(1)
    await acme.checkIn(sample(at, 'good', 1), null, call())
    expect(at.calls()).toHaveLength(3)
    expect(extraRequests()).toBe(1)
  })

  it('is told of once, when it has ended, however it ended', async () => {
    const url = await httpServer((request, response) => {
      request.resume()
      const status = Number(request.headers['x-acme-request-id'])
      if (status === 0) return void request.socket.destroy()
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end('{"message":"In words."}')
    })
    const http = acmeHttp(url)
    for (const status of [200, 404, 401, 429, 503, 302, 0]) {
      await http.send(EVENTS, { requestId: String(status), deadlineMs: 5_000 })
    }
    const told = http.calls.map(({ requestId, status, end, why }) => [requestId, status, end, why === null])
    expect(told).toEqual([
      ['200', 200, 'answered', true],
      ['404', 404, 'answered', true],
      ['401', 401, 'refused', false],
      ['429', 429, 'limited', true],
      ['503', 503, 'unreachable', false],
      ['302', 302, 'not-understood', false],
      ['0', null, 'unreachable', false],
    ])
    for (const one of http.calls) {
      expect(callEndedSchema.parse(one)).toEqual(one)
      expect(Math.abs(Date.now() - one.at)).toBeLessThan(60_000)
    }
  })
})

describe('a key that is refused', () => {
  const refusedBy = async (
    status: number,
    message: string,
    request = EVENTS,
    type = 'application/json',
  ): Promise<string> => {
    const url = await httpServer((incoming, response) => {
      incoming.resume()
      response.writeHead(status, { 'content-type': type })
      response.end(type === 'text/html' ? `<p>${message}` : JSON.stringify({ message }))
    })
    const outcome = await acmeHttp(url).send(request, call())
    if (outcome.kind !== 'refused') throw new Error(`it ended ${outcome.kind}`)
    expect(outcome.about).toBe('key')
    return outcome.why
  }

  it('is told in ACME’s words and with what to do', async () => {
    expect(await refusedBy(401, 'The API key is not known.')).toBe(
      'ACME does not accept the API key (HTTP 401). It says: “The API key is not known.” Check that it is whole, not reset and of this environment, then enter it anew',
    )
    expect(await refusedBy(403, 'The API key was deactivated.')).toBe(
      'ACME denies this to the key (HTTP 403). It says: “The API key was deactivated.” In ACME’s Back Office, check that the key is active and its user has the permission',
    )
    expect(await refusedBy(403, 'Attention Required', EVENTS, 'text/html')).toMatch(
      /before it came to ACME \(HTTP 403, a web page\)/,
    )
  })

  it('is never told with the key, nor with ACME’s words on a ticket', async () => {
    expect(await refusedBy(401, `${KEY} is not known`)).toContain('“… is not known”')
    expect(await refusedBy(401, `${KEY.toLowerCase()} is not known`)).toContain('“… is not known”')
    expect(await refusedBy(401, 'Ticket of Mary Poppins', CHECK_IN)).not.toContain('Poppins')
  })

  it('fits where it is shown, whatever ACME says', () => {
    for (const name of ['session', 'events'] as const) {
      for (const credential of ['api-key', 'session'] as const) {
        for (const status of [400, 401, 403, 404]) {
          const why = whyKeyRefused({ status, isAcmes: true, said: 'x'.repeat(120), name, credential })
          expect(
            linkStateSchema.safeParse({ state: 'refused', since: 0, why, until: null }).success,
            why,
          ).toBe(true)
        }
      }
    }
  })
})

it('knows a key with what may stand around it in a file for the same key', async () => {
  const at = await venue()
  const typed = credentialSchema.parse({ kind: 'api-key', key: `\ufeff ${at.apiKey}\r\n` })
  expect(await acmeHttp(at.baseUrl, { credential: () => typed }).send(EVENTS, call())).toMatchObject({
    kind: 'answered',
    value: { status: 200 },
  })
})
