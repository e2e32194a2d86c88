import type { Environment } from '../../../contract/profile.ts'

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
