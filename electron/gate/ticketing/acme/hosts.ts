import type { Environment } from '../../../contract/profile.ts'
import { say } from '../../../contract/sayings/say.ts'

/**
 * ACME's base URL for an environment. Sandboxes follow a pattern (reference, 1.1); the production host is documented
 * nowhere, so a profile always names it.
 * @throws Error for a practice profile whose venue is not running: a bug of the host, which fills the address in.
 */
export function baseUrlOf(environment: Environment): string {
  if (environment.baseUrl !== undefined) return environment.baseUrl
  if (environment.kind === 'sandbox') return `https://sand${environment.number}-api.acmeticketing.net`
  throw new Error('the practice venue has no address yet')
}

const PRODUCTION = /^api\.acmeticketing\.(com|net)$/
/** `sand10-api.…`, `demo-api.…` (reference, 1.1), and names of that kind elsewhere. */
const SANDBOX = /^(sand(box)?\d*|demo)[.-]/
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

type Standing = 'production' | 'sandbox' | { readonly unclear: string }

function standingOf(environment: Environment): Standing {
  const host = environment.baseUrl === undefined ? null : hostOf(environment.baseUrl)
  if (environment.kind === 'production' || (host !== null && PRODUCTION.test(host))) return 'production'
  return host === null || LOOPBACK.test(host) || SANDBOX.test(host) ? 'sandbox' : { unclear: host }
}

/**
 * May a session be used there? ACME gives sessions for tests and first development only (reference, 1.2), and a staff
 * password must never go to an address that is not plainly a sandbox.
 * @returns null where it may, else why not, for a person
 */
export function whyNoSession(environment: Environment): string | null {
  const standing = standingOf(environment)
  if (standing === 'sandbox') return null
  return standing === 'production'
    ? say('session.production')
    : say('session.unclear', { host: standing.unclear })
}

/**
 * May tickets be checked in there merely to learn what ACME answers? Each is used up by it.
 * @returns null where they may, else why not, for a person
 */
export function whyNoCalibration(environment: Environment): string | null {
  const standing = standingOf(environment)
  if (standing === 'sandbox') return null
  return standing === 'production'
    ? say('calibrate.production')
    : say('calibrate.unclear', { host: standing.unclear })
}

function hostOf(url: string): string {
  return new URL(url).hostname.replace(/\.$/, '')
}
