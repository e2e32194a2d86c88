import { z } from 'zod'
import { scope } from './fault-scope.ts'
import { spoilings } from './spoil.ts'

const MAX_MS = 600_000
const ms = (fallback: number) => z.number().int().min(0).max(MAX_MS).default(fallback)

/**
 * Everything that can be made to go wrong. Where a kind takes `process`, it says whether the call does its work
 * behind the fault: a check-in that lands while its answer is lost, or one that never arrived.
 */
export const faultSchema = z.discriminatedUnion('kind', [
  /** 429, not processed. `retryAfter`: seconds, an HTTP date so many seconds ahead, nonsense, or no header. */
  z.strictObject({
    ...scope,
    kind: z.literal('rate-limited'),
    retryAfter: z
      .union([
        z.number().int().min(0).max(86_400),
        z.strictObject({ dateInSeconds: z.number().int().min(-86_400).max(86_400) }),
        z.literal('nonsense'),
        z.null(),
      ])
      .default(null),
  }),
  /** From the first call it meets on, 429 to all that match until `ms` have passed, however many they are. */
  z.strictObject({ ...scope, kind: z.literal('block'), ms: ms(60_000) }),
  /** Waits before it processes and answers; the work is done even if the client has gone by then. */
  z.strictObject({ ...scope, kind: z.literal('latency'), ms: ms(1_000) }),
  /** Processes at once and answers late. */
  z.strictObject({ ...scope, kind: z.literal('late'), ms: ms(1_000) }),
  /** Never answers and keeps the connection open. */
  z.strictObject({ ...scope, kind: z.literal('silent'), process: z.boolean().default(true) }),
  /** Resets the connection (TCP RST) in place of an answer. */
  z.strictObject({ ...scope, kind: z.literal('reset'), process: z.boolean().default(false) }),
  /** Headers at once, then the true body in small pieces. */
  z.strictObject({
    ...scope,
    kind: z.literal('slow-body'),
    chunkBytes: z.number().int().min(1).max(65_536).default(16),
    everyMs: ms(100),
  }),
  /** Half of the true body, then the connection ends. */
  z.strictObject({ ...scope, kind: z.literal('cut-body') }),
  /** JSON that begins and never ends, for as long as the client reads. */
  z.strictObject({ ...scope, kind: z.literal('endless-body') }),
  /** 5xx, not processed; as a proxy's HTML page or as JSON. */
  z.strictObject({
    ...scope,
    kind: z.literal('server-error'),
    status: z.number().int().min(500).max(599).default(503),
    html: z.boolean().default(false),
    process: z.boolean().default(false),
  }),
  /** To the same path at another origin, as ACME's true address would never send a gate. Not processed. */
  z.strictObject({
    ...scope,
    kind: z.literal('redirect'),
    status: z.union([z.literal(301), z.literal(302), z.literal(307), z.literal(308)]).default(302),
    to: z.url({ protocol: /^https?$/ }).max(300),
  }),
  /** 200 with an HTML page: a captive portal. Not processed. */
  z.strictObject({ ...scope, kind: z.literal('html') }),
  /** The true body under another content type. */
  z.strictObject({
    ...scope,
    kind: z.literal('wrong-content-type'),
    contentType: z
      .string()
      .max(100)
      .regex(/^[\w.+/; =-]+$/)
      .default('text/plain'),
  }),
  /** The true body with bytes that are no UTF-8. */
  z.strictObject({ ...scope, kind: z.literal('invalid-utf8') }),
  /** 200 with a body of no bytes. */
  z.strictObject({ ...scope, kind: z.literal('empty-body'), process: z.boolean().default(true) }),
  /** The `Date` header is off by so much; goes together with any other fault. */
  z.strictObject({
    ...scope,
    kind: z.literal('wrong-clock'),
    offsetMs: z.number().int().default(3_600_000),
  }),
  /** 401 as for a key nobody knows, or 403 as for a deactivated one, or one without the permission. */
  z.strictObject({
    ...scope,
    kind: z.literal('key-refused'),
    why: z.enum(['unknown', 'deactivated', 'no-permission']).default('deactivated'),
  }),
  ...spoilings,
])
export type Fault = z.infer<typeof faultSchema>
/** What a caller writes; every field but `kind` has a default. */
export type FaultRule = z.input<typeof faultSchema>

export interface ListedFault {
  readonly id: number
  readonly fault: Fault
  /** Calls it has met so far. */
  readonly met: number
}

/** The faults in force. The first that matches a call meets it. */
export interface Faults {
  /** @returns an id to clear it by. @throws ZodError for a rule that is none. */
  add(rule: FaultRule): number
  list(): ListedFault[]
  /** Without an id: all of them. @returns how many are gone. */
  clear(id?: number): number
}

/** What meets one call. */
export interface Met {
  readonly fault: Exclude<Fault, { kind: 'wrong-clock' }> | null
  readonly clockOffsetMs: number
}

interface Standing {
  readonly id: number
  readonly fault: Fault
  met: number
  /** When a block began. */
  since: number | null
}

export function makeFaults(): Faults & { meet(method: string, path: string, now: number): Met } {
  let standing: Standing[] = []
  let lastId = 0

  const matches = ({ fault: { match } }: Standing, method: string, path: string): boolean =>
    path.includes(match.path) && (match.method === undefined || match.method === method)
  const isOver = ({ fault, met, since }: Standing, now: number): boolean => {
    if (fault.kind === 'block') return since !== null && now >= since + fault.ms
    return fault.times !== 'until-cleared' && met >= fault.times
  }

  return {
    add(rule) {
      lastId += 1
      standing.push({ id: lastId, fault: faultSchema.parse(rule), met: 0, since: null })
      return lastId
    },
    list: () => standing.map(({ id, fault, met }) => ({ id, fault, met })),
    clear(id) {
      const before = standing.length
      standing = id === undefined ? [] : standing.filter((one) => one.id !== id)
      return before - standing.length
    },
    meet(method, path, now) {
      standing = standing.filter((one) => !isOver(one, now))
      let fault: Met['fault'] = null
      let clockOffsetMs = 0
      for (const one of standing) {
        if (!matches(one, method, path)) continue
        if (one.fault.kind === 'wrong-clock') clockOffsetMs = one.fault.offsetMs
        else if (fault === null) fault = one.fault
        else continue
        one.met += 1
        one.since ??= now
      }
      return { fault, clockOffsetMs }
    },
  }
}
