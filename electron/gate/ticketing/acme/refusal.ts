import type { CallName } from '../../../contract/calls.ts'
import type { Credential } from '../../../contract/credential.ts'

export type Refusal = {
  readonly status: number
  /** False where it was a page or nothing: ACME itself answers in JSON. */
  readonly isAcmes: boolean
  /** What ACME said, fit to be shown. */
  readonly said: string | null
  readonly name: CallName
  readonly credential: Credential['kind']
}

/**
 * Why the key or session was refused and what the admin should do, in at most 300 characters. A 403 may also mean a
 * wrong path, a network in between or one missing permission (reference, 1.9), so it accuses the key less.
 */
export function whyKeyRefused({ status, isAcmes, said, name, credential }: Refusal): string {
  const quote = said === null ? '' : ` It says: “${said}”`
  if (!isAcmes && status === 403) {
    return 'The call was refused before it came to ACME (HTTP 403, a web page). Have the firewall checked, and ask ACME whether it blocks this address'
  }
  if (name === 'session') {
    return `ACME refused the sandbox login (HTTP ${status}).${quote} Check the e-mail or user name, the password and the tenant id`
  }
  if (status === 403) {
    return `ACME denies this to the key (HTTP 403).${quote} In ACME’s Back Office, check that the key is active and its user has the permission`
  }
  return credential === 'session'
    ? `ACME does not accept its own session (HTTP ${status}).${quote} Check the login, and that this is the sandbox it is for`
    : `ACME does not accept the API key (HTTP ${status}).${quote} Check that it is whole, not reset and of this environment, then enter it anew`
}
