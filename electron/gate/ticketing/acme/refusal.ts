import type { CallName } from '../../../contract/calls.ts'
import type { Credential } from '../../../contract/credential.ts'
import { say } from '../../../contract/sayings/say.ts'

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
  const http = status
  if (!isAcmes && http === 403) return say('key.firewall')
  if (name === 'session')
    return said === null ? say('key.login', { http }) : say('key.login-said', { http, said })
  if (http === 403) return said === null ? say('key.denied') : say('key.denied-said', { said })
  if (credential === 'session')
    return said === null ? say('key.session', { http }) : say('key.session-said', { http, said })
  return said === null ? say('key.refused', { http }) : say('key.refused-said', { http, said })
}
