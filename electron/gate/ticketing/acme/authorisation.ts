import type { Credential, SessionCredential } from '../../../contract/credential.ts'
import { say } from '../../../contract/sayings/say.ts'
import type { Outcome } from '../../../contract/ticketing.ts'
import type { AcmeReply } from './http.ts'
import { whyKeyRefused } from './refusal.ts'
import { readSession, type Session } from './session.ts'

type Unanswered = Exclude<Outcome<never>, { kind: 'answered' }>

/** The call that waits for a proof. */
type Waiting = { readonly requestId: string; readonly signal: AbortSignal }

/** What a call shows ACME to be let in. */
export type Proof = {
  readonly credential: Credential
  readonly session: Session | null
  readonly headers: Readonly<Record<string, string>>
}

export type Authorisation = {
  /** A proof, or why there is none. Gives up when the call's signal does; a sign-in under way goes on for those who still wait. */
  readonly proof: (call: Waiting) => Promise<Proof | Unanswered>
  /** ACME refused this proof. May another be made, so that it is worth asking again? */
  readonly replaceable: (proof: Proof, status: number | null) => boolean
  /** The session in use, for what ACME told with it. */
  readonly session: () => Session | null
}

export type AuthorisationOptions = {
  /** Read at every call, so that a new one is taken without a restart. Null: this device has none. */
  readonly credential: () => Credential | null
  /** Makes the one call that signs in. */
  readonly signIn: (credential: SessionCredential) => Promise<Outcome<AcmeReply>>
  readonly now: () => number
}

/** Holds the session of a sandbox, where one is used, and renews it: once for all the calls that wait. */
export function makeAuthorisation({ credential, signIn, now }: AuthorisationOptions): Authorisation {
  let held: { readonly of: Credential; readonly session: Session } | null = null
  let signingIn: { readonly of: Credential; readonly ended: Promise<Session | Unanswered> } | null = null

  const heldFor = (current: Credential | null): Session | null =>
    held !== null && held.of === current ? held.session : null

  const renew = (current: SessionCredential): Promise<Session | Unanswered> => {
    if (signingIn?.of === current) return signingIn.ended
    const ended = signIn(current).then((outcome) => {
      if (signingIn?.ended === ended) signingIn = null
      const made = sessionIn(outcome)
      // A credential that was replaced meanwhile must not leave its session behind.
      if ('session' in made && credential() === current) held = { of: current, session: made }
      return made
    })
    signingIn = { of: current, ended }
    return ended
  }

  return {
    proof: async (waiting) => {
      const current = credential()
      if (current === null) return keyless(waiting, now())
      if (current.kind === 'api-key') {
        return { credential: current, session: null, headers: { 'x-acme-api-key': current.key } }
      }
      const fresh = heldFor(current)
      const session =
        fresh !== null && now() < fresh.renewAt ? fresh : await unlessAborted(renew(current), waiting, now)
      if (!('session' in session)) return session
      return { credential: current, session, headers: { 'x-acme-session': session.session } }
    },
    replaceable: (proof, status) => {
      if (credential() !== proof.credential) return true
      if (proof.session === null || status !== 401) return false
      if (held?.session === proof.session) held = null
      return true
    },
    session: () => heldFor(credential()),
  }
}

/** Without a key nothing is sent at all. What ACME would say to that is known. */
const keyless = ({ requestId }: Waiting, at: number): Unanswered => ({
  kind: 'refused',
  about: 'key',
  why: say('call.keyless'),
  call: { requestId, sentAt: at, endedAt: at, status: null, serverAt: null },
})

/** Nothing of the call itself has left yet, whatever became of the sign-in before it. */
function sessionIn(outcome: Outcome<AcmeReply>): Session | Unanswered {
  const unreachable = (why: string): Unanswered => ({
    kind: 'unreachable',
    why: say('session.none', { why }),
    mayHaveLanded: false,
    call: { ...outcome.call, status: null },
  })
  switch (outcome.kind) {
    case 'answered': {
      const { status, json, said } = outcome.value
      if (status >= 400) {
        const why = whyKeyRefused({ status, isAcmes: true, said, name: 'session', credential: 'session' })
        return { kind: 'refused', about: 'key', why, call: outcome.call }
      }
      return readSession(json, outcome.call) ?? unreachable(say('session.not-one'))
    }
    case 'refused':
      return { ...outcome, about: 'key' }
    case 'limited':
      return outcome
    case 'unreachable':
      return unreachable(outcome.why)
    case 'not-understood':
      return outcome.captive ? outcome : unreachable(outcome.why)
  }
}

function unlessAborted<T>(
  waitedFor: Promise<T>,
  { requestId, signal }: Waiting,
  now: () => number,
): Promise<T | Unanswered> {
  const since = now()
  return new Promise((resolve, reject) => {
    const giveUp = (): void => {
      const call = { requestId, sentAt: since, endedAt: Math.max(since, now()), status: null, serverAt: null }
      resolve({ kind: 'unreachable', why: say('session.late'), mayHaveLanded: false, call })
    }
    if (signal.aborted) return giveUp()
    signal.addEventListener('abort', giveUp, { once: true })
    waitedFor.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp))
  })
}
