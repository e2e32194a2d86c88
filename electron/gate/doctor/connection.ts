import type { TlsSeen } from '../ticketing/acme/tls.ts'
import type { Admission, Resolved } from '../ticketing/checks-port.ts'
import { type Asked, type Finding, failed, isDenied, ok, skipped, tookMs, warning } from './finding.ts'

const DAY_MS = 86_400_000
const SECOND_MS = 1_000
/** A certificate that ends sooner than this should be in somebody's calendar. */
const DAYS_LEFT_WARN = 21
/** Beyond the first, dates in answers are read with care; beyond the second, windows and blocks come out wrong. */
const SKEW_MS = { warn: 5 * SECOND_MS, fail: 120 * SECOND_MS }

/** Step 1. */
export function ofNames(resolved: Resolved): Finding {
  const whose = resolved.whose === 'acme' ? 'ACME' : 'the proxy'
  const { host } = resolved
  switch (resolved.kind) {
    case 'found':
      return ok(
        `${host} (${whose}): ${counted(resolved.addresses, 'address', 'addresses')}${
          resolved.whose === 'proxy' ? '; the proxy looks ACME’s name up' : ''
        }`,
      )
    case 'not-needed':
      return ok(`${host} (${whose}) is an address: there is no name to look up`)
    case 'failed':
      return failed(
        `${host} (${whose}) cannot be looked up (${resolved.code || 'no answer'})`,
        resolved.whose === 'acme'
          ? 'Check that this computer has a network and a DNS server, and that the base URL of the environment is spelt as ACME gave it.'
          : 'Check the network of this computer and network.proxy in the profile.',
      )
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
  if (!encrypted) return ok('None: ACME is on this computer, where nothing leaves the machine')
  if (seen === null || (seen.problem !== null && seen.at < since)) return skipped('No connection was made')
  const issuer = `issued by ${seen.issuer ?? 'nobody named'}`
  const days = seen.validTo === null ? null : Math.floor((seen.validTo - now) / DAY_MS)
  const left = days === null ? 'no end is told' : `${days} days left`
  if (seen.problem !== null || !seen.authorized) {
    const whose = seen.issuer === null ? '' : `; ${issuer}, ${left}`
    return failed(
      `The certificate or protocol is not trusted (${seen.problem ?? 'not authorised'})${whose}`,
      'Nothing was sent. Check this computer’s clock and the base URL; where your network inspects TLS, give its CA (network.extraCa, --ca-file).',
    )
  }
  const what = `${seen.protocol ?? 'TLS'}, ${issuer}, ${left}`
  return days !== null && days < DAYS_LEFT_WARN
    ? warning(what, 'Ask whoever runs that server (or the inspecting proxy) to renew its certificate.')
    : ok(what)
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
      return ok(`An answer (HTTP ${asked.call.status}) after ${tookMs(asked)} ms`)
    case 'answered':
    case 'limited':
      return ok(`An answer (HTTP ${asked.call.status ?? 'none'}) after ${tookMs(asked)} ms`)
    case 'unreachable':
      return failed(
        `${asked.why} (after ${tookMs(asked)} ms)`,
        asked.call.status === null
          ? 'Check the network, the firewall and the base URL. Scanning goes on from the list meanwhile.'
          : 'ACME itself is in trouble: try again in a few minutes, then ask its support. Scanning goes on from the list.',
      )
    case 'not-understood':
      return failed(
        asked.why,
        asked.captive
          ? 'Open a browser on this computer and sign in to the network; also check that the base URL is ACME’s API.'
          : 'Check that the base URL is ACME’s API and not its web shop.',
      )
  }
}

/** Step 4, by the `Date` of an answer, which is whole seconds. */
export function ofClock(asked: Asked<unknown>): Finding {
  if (asked.kind === 'not-asked') return skipped(asked.because)
  if (asked.kind === 'unreachable' || asked.kind === 'not-understood')
    return skipped('ACME did not answer (step 3)')
  const { sentAt, endedAt, serverAt } = asked.call
  if (serverAt === null)
    return warning('ACME’s answer bears no date', 'Compare this computer’s clock by hand.')
  const skewMs = serverAt + SECOND_MS / 2 - (sentAt + endedAt) / 2
  const certainMs = Math.max(0, Math.abs(skewMs) - SECOND_MS / 2 - (endedAt - sentAt) / 2)
  const seen =
    certainMs === 0
      ? 'This computer and ACME agree to the second'
      : `ACME’s clock is ${duration(Math.abs(skewMs))} ${skewMs > 0 ? 'ahead of' : 'behind'} this computer’s`
  if (certainMs <= SKEW_MS.warn) return ok(seen)
  const todo =
    'Let this computer set its clock by itself (network time), and check its time zone. If it is right, tell ACME’s support.'
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
  const accepted =
    admission.kind === 'session'
      ? `The session is accepted; it is renewed at ${at(admission.renewAt)}`
      : 'The key is accepted'
  switch (first.kind) {
    case 'not-asked':
      return skipped(first.because)
    case 'answered':
      return ok(accepted)
    case 'limited':
      return skipped('ACME allows no more calls from this address for now')
    case 'unreachable':
    case 'not-understood':
      return skipped('ACME did not answer (step 3)')
    case 'refused':
      break
  }
  if (first.about === 'request') return ok(accepted)
  if (first.call.status !== 403) return failed(first.why, TODO_KEY)
  if (others.some((other) => isAnswer(other))) return ok(`${accepted}, but not for everything (step 6)`)
  if (!others.every(isDenied)) return skipped('The first call was denied, and no other could be tried')
  return failed(`Every call is denied. ${first.why}`, TODO_KEY)
}

const TODO_KEY =
  'Check in ACME’s Back Office that the key is active and belongs to this environment, then enter it anew. Scanning goes on from the list.'

function isAnswer(asked: Asked<unknown>): boolean {
  return asked.kind === 'answered' || (asked.kind === 'refused' && !isDenied(asked) && asked.about !== 'key')
}

export function counted(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`
}

function duration(ms: number): string {
  const seconds = Math.round(ms / SECOND_MS)
  if (seconds < 120) return `${seconds} s`
  return seconds < 7_200 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3_600).toFixed(1)} h`
}
