import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import type { Outcome } from '../../../electron/contract/ticketing.ts'
import {
  type AcmeHttp,
  type AcmeReply,
  type AcmeRequest,
  makeAcmeHttp,
} from '../../../electron/gate/ticketing/acme/http.ts'

/** A client of a server that answers every call like this. */
async function answeredBy(answer: RequestListener): Promise<AcmeHttp> {
  const server = createServer(answer)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const http = makeAcmeHttp({
    baseUrl: `http://127.0.0.1:${port}`,
    apiKey: () => 'key',
    tenantId: null,
    now: () => Date.now(),
  })
  onTestFinished(async () => {
    await http.close()
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  })
  return http
}

const get = (http: AcmeHttp, more: Partial<AcmeRequest> = {}): Promise<Outcome<AcmeReply>> =>
  http.send(
    { method: 'GET', path: '/any', pool: 'live', maxBytes: 100_000, ...more },
    { requestId: 'one', deadlineMs: 5_000 },
  )

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
