import type { RequestListener } from 'node:http'
import { expect, it } from 'vitest'
import type { Outcome } from '../../../electron/contract/ticketing.ts'
import type { AcmeReply, AcmeRequest } from '../../../electron/gate/ticketing/acme/http.ts'
import { acmeHttp, EVENTS, httpServer, type TestHttp } from './servers.ts'

/** A client of a server that answers every call like this. */
const answeredBy = async (answer: RequestListener): Promise<TestHttp> => acmeHttp(await httpServer(answer))

const get = (http: TestHttp, more: Partial<AcmeRequest> = {}): Promise<Outcome<AcmeReply>> =>
  http.send({ ...EVENTS, maxBytes: 100_000, ...more }, { requestId: 'one', deadlineMs: 5_000 })

it.each([
  ['{"checkInStatus":0,"checkInStatus":5}', 'ACME’s answer cannot be read: it names one field twice'],
  ['{"checkInStatus":5', 'ACME’s answer cannot be read: it is no valid JSON'],
  [Buffer.from([0x22, 0xff, 0x22]), 'ACME’s answer cannot be read: it is no valid UTF-8'],
])('takes %s for an answer that is not understood', async (body, why) => {
  const http = await answeredBy((_, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(body)
  })
  expect(await get(http)).toMatchObject({ kind: 'not-understood', why, captive: false })
  expect(await get(http), 'and so again, over whatever connection is left').toMatchObject({ why })
})

it('reads nothing beyond the bound, whatever is sent', async () => {
  const http = await answeredBy((request, response) => {
    response.setHeader('content-type', request.url === '/html' ? 'text/html' : 'application/json')
    response.end(`["${'x'.repeat(200_000)}"]`)
  })
  const tooLarge = { kind: 'unreachable', why: 'The answer is larger than 98 kB.' }
  expect(await get(http)).toMatchObject(tooLarge)
  expect(await get(http, { path: '/html' })).toMatchObject(tooLarge)
  expect(await get(http, { maxBytes: 1_000_000 })).toMatchObject({
    kind: 'not-understood',
    why: 'ACME’s answer cannot be read: it has a text of more than 65536 letters',
  })
})
