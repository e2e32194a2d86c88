import { randomUUID } from 'node:crypto'
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import type { Profile } from '../../../contract/profile.ts'
import type { Outcome } from '../../../contract/ticketing.ts'
import type { ConnectionChecks, Resolved, Sought, SoughtCall } from '../checks-port.ts'
import type { CallOptions } from '../port.ts'
import type { CheckInCalls } from './check-in-call.ts'
import { codeOf } from './connect-failed.ts'
import type { AcmeReply } from './http.ts'
import type { CheckInCall, CheckInRoot } from './paths.ts'
import { checkInPlaces } from './paths.ts'
import type { AcmeHttp } from './send.ts'

export type ChecksOptions = {
  readonly baseUrl: string
  readonly profile: Pick<Profile, 'network' | 'terminalId' | 'checkInPath'>
  readonly http: AcmeHttp
  readonly checkInCalls: CheckInCalls
}

const CALLS: Record<SoughtCall, CheckInCall> = {
  'look-up': 'checkinexternal',
  'check-in': 'checkinticketsexternal',
  'check-in-batch': 'checkintickets',
  undo: 'undocheckintickets',
}

/** Requests that can burn nothing: a code made this moment is no ticket, and an empty list names none. */
function harmless(call: SoughtCall, terminalId: string): unknown {
  switch (call) {
    case 'look-up':
      return { ticketUUID: randomUUID() }
    case 'check-in':
      return { membershipBarcode: randomUUID(), terminalId, validate: true }
    case 'check-in-batch':
      return { ticketUUIDs: [] }
    case 'undo':
      return { terminalId, ticketUUIDs: [] }
  }
}

/** What the connection check asks of ACME that no gate at work ever does. */
export function makeChecks({ baseUrl, profile, http, checkInCalls }: ChecksOptions): ConnectionChecks {
  const base = new URL(baseUrl)
  const encrypted = base.protocol === 'https:'
  const { proxy } = profile.network

  const seek = async (call: SoughtCall, options: CallOptions): Promise<Outcome<Sought>> => {
    const name = CALLS[call]
    const body = harmless(call, profile.terminalId)
    let missed: Outcome<Sought> | null = null
    const notAt: CheckInRoot[] = []
    for (const [index, root] of checkInPlaces(name, profile.checkInPath, checkInCalls.learnt()).entries()) {
      const outcome = await checkInCalls.at(root, name, body, options, index > 0)
      const sought = soughtAt(root, outcome)
      if (sought.kind !== 'answered') return sought
      if (sought.value.kind === 'found') checkInCalls.learn(name, root)
      if (sought.value.kind === 'found' || sought.value.kind === 'found-untried') return sought
      if (sought.value.kind === 'nowhere') notAt.push(root)
      // A place that is there and denies it says more than one that is not.
      if (missed === null || sought.value.kind === 'denied') missed = sought
    }
    if (missed?.kind === 'answered' && missed.value.kind === 'denied')
      return { ...missed, value: { ...missed.value, notAt } }
    return missed ?? Promise.reject(new Error(`no place to try for ${name}`))
  }

  return {
    encrypted,
    resolve: () => {
      const throughProxy = proxy !== undefined && encrypted
      const host = throughProxy ? new URL(proxy).hostname : base.hostname
      return resolve(host, throughProxy ? 'proxy' : 'acme')
    },
    lastTls: http.lastTls,
    admission: http.admission,
    tenantId: http.tenantId,
    seek,
  }
}

function soughtAt(root: CheckInRoot, outcome: Outcome<AcmeReply>): Outcome<Sought> {
  const { status } = outcome.call
  const came = (value: Sought): Outcome<Sought> => ({ kind: 'answered', value, call: outcome.call })
  if (outcome.kind === 'refused' && status === 403)
    return came({ kind: 'denied', why: outcome.why, notAt: [] })
  if (status === 404 || status === 405) return came({ kind: 'nowhere', status })
  if (outcome.kind !== 'answered') return outcome
  return outcome.value.status < 400
    ? came({ kind: 'found', place: root })
    : came({ kind: 'found-untried', place: root, status: outcome.value.status })
}

/** The way the connection itself looks names up, so that both come to the same. */
async function resolve(host: string, whose: Resolved['whose']): Promise<Resolved> {
  if (isIP(host.replace(/^\[|\]$/g, '')) !== 0) return { kind: 'not-needed', host, whose }
  try {
    const found = await lookup(host, { all: true })
    return { kind: 'found', host, whose, addresses: found.length }
  } catch (error) {
    return { kind: 'failed', host, whose, code: codeOf(error) }
  }
}
