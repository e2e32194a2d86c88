import { v7 as uuidv7 } from 'uuid'
import type { CallEnded } from '../../../contract/calls.ts'
import type { Credential, SessionCredential } from '../../../contract/credential.ts'
import type { Profile } from '../../../contract/profile.ts'
import type { Outcome } from '../../../contract/ticketing.ts'
import type { Admission } from '../checks-port.ts'
import { DEADLINES_MS } from '../deadlines.ts'
import type { CallOptions } from '../port.ts'
import { makeAuthorisation, type Proof } from './authorisation.ts'
import { type AcmeReply, type AcmeRequest, type Envelope, makeExchange } from './http.ts'
import { makeNetwork } from './network.ts'
import { loginHeaders, SESSION_PATH } from './session.ts'
import type { TlsSeen } from './tls.ts'

const KB = 1_024

export type AcmeHttpOptions = {
  readonly baseUrl: string
  readonly network: Profile['network']
  /** Read at every call, so that a new one is taken without a restart. Null: this device has none. */
  readonly credential: () => Credential | null
  readonly tenantId: string | null
  readonly now: () => number
  /** Each HTTP request, once, when it has ended. */
  readonly onCall: (call: CallEnded) => void
  /** A call is about to make one HTTP request more than the one it was given a place for. */
  readonly onExtraRequest: () => void
}

export type AcmeHttp = {
  readonly send: (request: AcmeRequest, options: CallOptions) => Promise<Outcome<AcmeReply>>
  /** Sent as x-b2c-tenant-id: the profile's, else the one that came with the session. */
  readonly tenantId: () => string | null
  /** What lets the calls in at this moment. */
  readonly admission: () => Admission
  readonly lastTls: () => TlsSeen | null
  readonly close: () => Promise<void>
}

/** Calls with whatever lets them in: the key, or a session that is made and renewed as needed. */
export function makeAcmeHttp(options: AcmeHttpOptions): AcmeHttp {
  const base = new URL(options.baseUrl)
  const network = makeNetwork({ base, settings: options.network, now: options.now })
  const exchange = makeExchange({ base, network, now: options.now, onCall: options.onCall })

  const signIn = async (credential: SessionCredential): Promise<Outcome<AcmeReply>> => {
    options.onExtraRequest()
    const { outcome } = await exchange(
      { name: 'session', method: 'GET', path: SESSION_PATH, pool: 'live', maxBytes: 64 * KB },
      {
        requestId: uuidv7(),
        headers: loginHeaders(credential),
        credential: 'session',
        secrets: [credential.password],
        deadlineMs: DEADLINES_MS.session,
        signal: AbortSignal.timeout(DEADLINES_MS.session),
      },
    )
    return outcome
  }
  const authorisation = makeAuthorisation({ credential: options.credential, signIn, now: options.now })

  const tenantId = (): string | null => options.tenantId ?? authorisation.session()?.tenantId ?? null

  const admission = (): Admission => {
    const current = options.credential()
    if (current === null) return { kind: 'no-key' }
    if (current.kind === 'api-key') return { kind: 'api-key' }
    const session = authorisation.session()
    if (session === null) return { kind: 'no-session' }
    const { renewAt, tenantId, timeZone } = session
    return { kind: 'session', renewAt, tenantId, timeZone }
  }

  const envelope = (
    request: AcmeRequest,
    call: Omit<Envelope, 'headers' | 'credential' | 'secrets'>,
    proof: Proof,
  ) => {
    const tenant = request.path.includes('/b2c/') ? tenantId() : null
    return {
      ...call,
      headers: { ...proof.headers, ...(tenant === null ? {} : { 'x-b2c-tenant-id': tenant }) },
      credential: proof.credential.kind,
      secrets: secretsOf(proof),
    }
  }

  const send = async (
    request: AcmeRequest,
    { requestId, deadlineMs }: CallOptions,
  ): Promise<Outcome<AcmeReply>> => {
    const call = { requestId, deadlineMs, signal: AbortSignal.timeout(deadlineMs) }
    const proof = await authorisation.proof(call)
    if (!('headers' in proof)) return proof
    const { outcome, turnedAway } = await exchange(request, envelope(request, call, proof))
    // Once more where ACME did nothing and something newer can be shown: a session that ended early, or a key that was
    // replaced while this call was under way.
    const wasDone = !turnedAway && !(request.method === 'GET' && outcome.call.status === 401)
    if (wasDone || !authorisation.replaceable(proof, outcome.call.status)) return outcome
    const again = await authorisation.proof(call)
    if (!('headers' in again)) return again
    options.onExtraRequest()
    return (await exchange(request, envelope(request, { ...call, requestId: uuidv7() }, again))).outcome
  }

  return { send, tenantId, admission, lastTls: network.lastTls, close: network.close }
}

function secretsOf({ credential, session }: Proof): readonly string[] {
  return credential.kind === 'api-key'
    ? [credential.key]
    : [credential.password, ...(session === null ? [] : [session.session])]
}
