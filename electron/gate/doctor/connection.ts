import { say } from '../../contract/sayings/say.ts'
import type { TlsSeen } from '../ticketing/acme/tls.ts'
import type { Admission, Resolved } from '../ticketing/checks-port.ts'
import { counted } from './counted.ts'
import { type Asked, both, type Finding, failed, isDenied, ok, skipped, tookMs, warning } from './finding.ts'

const DAY_MS = 86_400_000
const SECOND_MS = 1_000
/** A certificate that ends sooner than this should be in somebody's calendar. */
const DAYS_LEFT_WARN = 21
/** Beyond the first, dates in answers are read with care; beyond the second, windows and blocks come out wrong. */
const SKEW_MS = { warn: 5 * SECOND_MS, fail: 120 * SECOND_MS }

/** Step 1. */
export function ofNames(resolved: Resolved): Finding {
  const { host, whose } = resolved
  const ofAcme = whose === 'acme'
  switch (resolved.kind) {
    case 'found': {
      const what = counted(resolved.addresses, 'address')
      return ok(
        ofAcme
          ? say('name.found', { host, what })
          : both(say('name.found-proxy', { host, what }), say('name.by-proxy')),
      )
    }
    case 'not-needed':
      return ok(say(ofAcme ? 'name.needless' : 'name.needless-proxy', { host }))
    case 'failed': {
      const { code } = resolved
      const seen =
        code === ''
          ? say(ofAcme ? 'name.silent' : 'name.silent-proxy', { host })
          : say(ofAcme ? 'name.failed' : 'name.failed-proxy', { host, code })
      return failed(seen, say(ofAcme ? 'name.todo' : 'name.todo-proxy'))
    }
  }
}

export type TlsQuestion = {
  readonly encrypted: boolean
  readonly seen: TlsSeen | null
  /** When this check began: what was seen before it is no news of a failure. */
  readonly since: number
  readonly now: number
}

/** Step 2. */
export function ofTls({ encrypted, seen, since, now }: TlsQuestion): Finding {
  if (!encrypted) return ok(say('tls.none'))
  if (seen === null || (seen.problem !== null && seen.at < since)) return skipped(say('tls.no-connection'))
  const issuer = seen.issuer ?? say('tls.nobody')
  const n = seen.validTo === null ? null : Math.floor((seen.validTo - now) / DAY_MS)
  if (seen.problem !== null || !seen.authorized) {
    const what =
      seen.problem === null ? say('tls.unauthorised') : say('tls.untrusted', { code: seen.problem })
    const issued = n === null ? say('tls.issued-endless', { issuer }) : say('tls.issued', { issuer, n })
    return failed(seen.issuer === null ? what : both(what, issued), say('tls.untrusted-todo'))
  }
  const protocol = seen.protocol ?? 'TLS'
  if (n === null) return ok(say('tls.seen-endless', { protocol, issuer }))
  const what = say('tls.seen', { protocol, issuer, n })
  return n < DAYS_LEFT_WARN ? warning(what, say('tls.renew-todo')) : ok(what)
}

/** Did the connection fail in TLS? Then step 2 says it all. */
export function failedInTls({ seen, since }: TlsQuestion): boolean {
  return seen !== null && seen.problem !== null && seen.at >= since
}

/** Step 3. Any answer of ACME's will do, a refusal too. */
export function ofReachability(asked: Asked<unknown>): Finding {
  switch (asked.kind) {
    case 'not-asked':
      return skipped(asked.because)
    case 'refused':
      // Without a key nothing is sent.
      if (asked.call.status === null) return skipped(asked.why)
      return ok(say('reach.answer', { http: asked.call.status, ms: tookMs(asked) }))
    case 'answered':
    case 'limited':
      return ok(
        asked.call.status === null
          ? say('reach.answer-none', { ms: tookMs(asked) })
          : say('reach.answer', { http: asked.call.status, ms: tookMs(asked) }),
      )
    case 'unreachable':
      return failed(
        say('check.after', { why: asked.why, ms: tookMs(asked) }),
        say(asked.call.status === null ? 'reach.network-todo' : 'reach.acme-todo'),
      )
    case 'not-understood':
      return failed(asked.why, say(asked.captive ? 'reach.portal-todo' : 'reach.base-todo'))
  }
}

/** Step 4, by the `Date` of an answer, which is whole seconds. */
export function ofClock(asked: Asked<unknown>): Finding {
  if (asked.kind === 'not-asked') return skipped(asked.because)
  if (asked.kind === 'unreachable' || asked.kind === 'not-understood') return skipped(say('check.no-answer'))
  const { sentAt, endedAt, serverAt } = asked.call
  if (serverAt === null) return warning(say('clock.no-date'), say('clock.no-date-todo'))
  const skewMs = serverAt + SECOND_MS / 2 - (sentAt + endedAt) / 2
  const certainMs = Math.max(0, Math.abs(skewMs) - SECOND_MS / 2 - (endedAt - sentAt) / 2)
  const seen =
    certainMs === 0
      ? say('clock.same')
      : say(skewMs > 0 ? 'clock.ahead' : 'clock.behind', { duration: duration(Math.abs(skewMs)) })
  if (certainMs <= SKEW_MS.warn) return ok(seen)
  const todo = say('clock.todo')
  return certainMs > SKEW_MS.fail ? failed(seen, todo) : warning(seen, todo)
}

export type KeyQuestion = {
  readonly first: Asked<unknown>
  /** Further calls, made where the first was denied: one that is not denied shows that the key is good. */
  readonly others: readonly Asked<unknown>[]
  readonly admission: Admission
  readonly at: (time: number) => string
}

/** Step 5. A 403 on one call accuses a permission; on all of them, the key. */
export function ofKey({ first, others, admission, at }: KeyQuestion): Finding {
  const accepted = (inPart: boolean): string => {
    if (admission.kind !== 'session') return say(inPart ? 'accepted.key-in-part' : 'accepted.key')
    const time = at(admission.renewAt)
    return say(inPart ? 'accepted.session-in-part' : 'accepted.session', { time })
  }
  switch (first.kind) {
    case 'not-asked':
      return skipped(first.because)
    case 'answered':
      return ok(accepted(false))
    case 'limited':
      return skipped(say('link.limited'))
    case 'unreachable':
    case 'not-understood':
      return skipped(say('check.no-answer'))
    case 'refused':
      break
  }
  if (first.about === 'request') return ok(accepted(false))
  if (first.call.status !== 403) return failed(first.why, say('accepted.todo'))
  if (others.some((other) => isAnswer(other))) return ok(accepted(true))
  if (!others.every(isDenied)) return skipped(say('accepted.unclear'))
  return failed(say('accepted.not-at-all', { why: first.why }), say('accepted.todo'))
}

function isAnswer(asked: Asked<unknown>): boolean {
  return asked.kind === 'answered' || (asked.kind === 'refused' && !isDenied(asked) && asked.about !== 'key')
}

function duration(ms: number): string {
  const seconds = Math.round(ms / SECOND_MS)
  if (seconds < 120) return `${seconds} s`
  return seconds < 7_200 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3_600).toFixed(1)} h`
}
