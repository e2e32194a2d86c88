import { randomBytes, timingSafeEqual } from 'node:crypto'
import { type Answer, type Call, PERMISSIONS, type Permission, problem } from './call.ts'

const SESSIONS_MAX = 1_000

/** The two users who can open a session (reference, 1.2). */
export interface Logins {
  readonly email: string
  readonly userName: string
  readonly password: string
}

/** Who may call what. */
export interface Access {
  key(): string
  readonly logins: Logins
  /** Null where the call may go on. */
  refuse(call: Call, needs: Permission): Answer | null
  /** Null where the credentials are wrong. */
  openSession(call: Call): { session: string; expireMs: number; byEmail: boolean } | null
  /** Deactivates the key, as the vendor does with exposed ones; `restore` undoes it. */
  revoke(): void
  restore(): void
  /** From now on only the new key is known. */
  rotate(key: string): void
  permit(permissions: readonly Permission[]): void
  expireSessions(): void
  reset(): void
}

function same(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** The tenant every `/b2c/` call has to name; membership validation is shown without it (reference, 1.2). */
function refuseTenant(call: Call, tenantId: string): Answer | null {
  if (!call.path.includes('/b2c/') || call.path.endsWith('/membership/validate')) return null
  const given = call.header('x-b2c-tenant-id')
  if (given === null || given === '')
    return problem(400, 'Bad Request', 'The header x-b2c-tenant-id is required.')
  return given === tenantId ? null : problem(403, 'Forbidden', 'This key belongs to another tenant.')
}

export interface AccessOptions {
  readonly firstKey: string
  readonly tenantId: string
  readonly logins: Logins
  /** How long a session lives, in ms. The vendor does not say (reference, 1.2). */
  readonly sessionMs: number
}

export function makeAccess({ firstKey, tenantId, logins, sessionMs }: AccessOptions): Access {
  let key = firstKey
  let active = true
  let permissions: readonly Permission[] = PERMISSIONS
  const sessions = new Map<string, number>()

  function refuseCredentials(call: Call): Answer | null {
    const unauthorized = (message: string): Answer => problem(401, 'Unauthorized', message)
    const givenKey = call.header('x-acme-api-key')
    const session = call.header('x-acme-session')
    if (givenKey !== null && givenKey !== '') {
      if (!same(givenKey, key)) return unauthorized('The API key is not known.')
      return active ? null : problem(403, 'Forbidden', 'The API key was deactivated.')
    }
    if (session === null || session === '') return unauthorized('An API key or a session is required.')
    const expires = sessions.get(session)
    if (expires === undefined) return unauthorized('The session is not known.')
    return call.now < expires ? null : unauthorized('The session has expired.')
  }

  return {
    key: () => key,
    logins,
    refuse(call, needs) {
      const refused = refuseCredentials(call) ?? refuseTenant(call, tenantId)
      if (refused !== null) return refused
      if (permissions.includes(needs)) return null
      return problem(403, 'Forbidden', `The user of this key has no permission for ${needs}.`)
    },
    openSession(call) {
      const password = call.header('x-acme-password') ?? ''
      const email = call.header('x-acme-email')
      // The vendor's pages spell this header both ways.
      const userName = call.header('x-acme-user-name') ?? call.header('x-acme-username')
      const byEmail = email !== null && email === logins.email
      const byName =
        userName !== null && userName === logins.userName && call.header('x-acme-tenantid') === tenantId
      if (!same(password, logins.password) || !(byEmail || byName)) return null
      if (sessions.size >= SESSIONS_MAX) sessions.clear()
      const session = randomBytes(24).toString('hex')
      const expireMs = call.now + sessionMs
      sessions.set(session, expireMs)
      return { session, expireMs, byEmail }
    },
    revoke: () => {
      active = false
    },
    restore: () => {
      active = true
    },
    rotate: (next) => {
      key = next
    },
    permit: (next) => {
      permissions = [...next]
    },
    expireSessions: () => {
      for (const session of sessions.keys()) sessions.set(session, 0)
    },
    reset: () => {
      key = firstKey
      active = true
      permissions = PERMISSIONS
      sessions.clear()
    },
  }
}
