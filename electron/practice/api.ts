import type { IncomingHttpHeaders } from 'node:http'
import type { Access } from './access.ts'
import { type Answer, BadCall, type Call, problem, type Route } from './call.ts'
import { makeRouter } from './router.ts'

/** A request as it came off the socket. */
export interface Request {
  readonly method: string
  /** Tidied, without the query. */
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  /** Null: longer than the venue reads. */
  readonly body: string | null
  readonly requestId: string | null
}

/** Does what a request asks and says what came of it. Never throws for what a caller sent. */
export type Api = (request: Request, now: number) => Answer

export function headerOf(headers: IncomingHttpHeaders, name: string): string | null {
  const value = headers[name]
  return (Array.isArray(value) ? value[0] : value) ?? null
}

/** ACME's API: the path first, then who asks, then what is asked. */
export function makeApi(routes: readonly Route[], access: Access): Api {
  const find = makeRouter(routes)
  return (request, now) => {
    const { method, path, query, headers, requestId } = request
    const match = find(method, path)
    if (match === null) return problem(404, 'Not Found', `There is nothing at ${path}.`)
    if (match === 'wrong-method')
      return problem(405, 'Method Not Allowed', `${path} does not take ${method}.`)
    const { route, params } = match
    const call: Call = {
      method,
      path,
      params,
      query,
      body: undefined,
      requestId,
      header: (name) => headerOf(headers, name),
      now,
    }
    const refused = route.needs === null ? null : access.refuse(call, route.needs)
    if (refused !== null) return refused
    try {
      return route.method === 'POST' ? withBody(route, call, request) : route.run(call)
    } catch (error) {
      if (error instanceof BadCall) return problem(400, 'Bad Request', error.message)
      throw error
    }
  }
}

function withBody(route: Route, call: Call, { headers, body }: Request): Answer {
  if (!/^application\/json\s*(;|$)/i.test(headerOf(headers, 'content-type') ?? ''))
    return problem(415, 'Unsupported Media Type', 'Content-Type: application/json is required.')
  if (body === null) return problem(413, 'Payload Too Large', 'The body is too long.')
  let parsed: unknown
  try {
    parsed = JSON.parse(body)
  } catch {
    throw new BadCall('The body is no JSON.')
  }
  return route.run({ ...call, body: parsed })
}
