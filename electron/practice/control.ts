import { timingSafeEqual } from 'node:crypto'
import type { z } from 'zod'
import { headerOf, type Request } from './api.ts'
import { type Answer, ok, problem } from './call.ts'
import { type Change, type ChangeResult, changeSchema } from './changes.ts'
import { type Faults, faultSchema } from './faults.ts'
import type { CallLog, Ledger } from './ledger.ts'
import { CONTROL_PREFIX } from './server.ts'
import type { Sample } from './world/model.ts'

/** Sent with every control call. A page in a browser cannot know it, so cannot drive the venue. */
export const CONTROL_TOKEN_HEADER = 'x-practice-token'

export interface ControlParts {
  readonly token: string
  readonly faults: Faults
  readonly ledger: Ledger
  readonly calls: CallLog
  samples(): readonly Sample[]
  change(change: Change): ChangeResult
  reset(): void
  /** What is of interest about the venue besides its ledger. */
  about(): Readonly<Record<string, unknown>>
}

function isToken(given: string | null, wanted: string): boolean {
  const [a, b] = [Buffer.from(given ?? ''), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}

function said(error: z.ZodError): string {
  const [issue] = error.issues
  return `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'not understood'}`
}

/** The venue's own calls under {@link CONTROL_PREFIX}: no part of ACME's API, never met by a fault. */
export function makeControl(parts: ControlParts): (request: Request) => Answer {
  function withBody<T>(request: Request, schema: z.ZodType<T>, run: (value: T) => Answer): Answer {
    let body: unknown
    try {
      body = JSON.parse(request.body || '{}')
    } catch {
      return problem(400, 'Bad Request', 'The body is no JSON.')
    }
    const read = schema.safeParse(body)
    return read.success ? run(read.data) : problem(400, 'Bad Request', said(read.error))
  }

  function clear(id: string): Answer {
    if (!/^\d{1,9}$/.test(id)) return problem(400, 'Bad Request', 'The id of a fault is a number.')
    return ok({ cleared: parts.faults.clear(Number(id)) })
  }

  function changed(result: ChangeResult): Answer {
    return 'error' in result ? problem(404, 'Not Found', result.error) : ok(result)
  }

  return (request) => {
    if (!isToken(headerOf(request.headers, CONTROL_TOKEN_HEADER), parts.token))
      return problem(403, 'Forbidden', `The header ${CONTROL_TOKEN_HEADER} is missing or wrong.`)
    const path = request.path.slice(CONTROL_PREFIX.length)
    switch (`${request.method} ${path}`) {
      case 'GET /state':
        return ok({ ...parts.about(), faults: parts.faults.list(), ledger: parts.ledger.entries() })
      case 'GET /samples':
        return ok(parts.samples())
      case 'GET /log':
        return ok(parts.calls.records())
      case 'GET /faults':
        return ok(parts.faults.list())
      case 'POST /faults':
        return withBody(request, faultSchema, (fault) => ok({ id: parts.faults.add(fault) }))
      case 'DELETE /faults':
        return ok({ cleared: parts.faults.clear() })
      case 'POST /change':
        return withBody(request, changeSchema, (change) => changed(parts.change(change)))
      case 'POST /reset':
        parts.reset()
        return ok({})
      default: {
        const fault = /^\/faults\/(.+)$/.exec(path)
        if (request.method === 'DELETE' && fault !== null) return clear(fault[1] ?? '')
        return problem(404, 'Not Found', 'There is no such control call.')
      }
    }
  }
}
