import { say } from '../../contract/sayings/say.ts'
import { DEADLINES_MS } from '../ticketing/deadlines.ts'
import type { Check } from './check.ts'
import {
  failedInTls,
  ofClock,
  ofKey,
  ofNames,
  ofReachability,
  ofTls,
  type TlsQuestion,
} from './connection.ts'
import { type Asked, isDenied, skipped } from './finding.ts'

const NO_NAME = say('check.no-name')
const MINUTE_MS = 60_000
/** An order nobody has. */
export const NO_ORDER = '0'

/** Steps 1 to 5: from the name of the host to the key. Where one fails, no call is made after it. */
export async function checkWayThere(check: Check): Promise<void> {
  const { calls, step, startedAt, options } = check
  const { checks } = options.system

  const names = await step('dns', async () => {
    const found = ofNames(await checks.resolve())
    if (found.state === 'failed') calls.halt(NO_NAME)
    return found
  })
  const first = await check.timed(firstAnswer(check))
  const tls: TlsQuestion = {
    encrypted: checks.encrypted,
    seen: checks.lastTls(),
    since: startedAt,
    now: options.now(),
  }
  await step('tls', () => (names.state === 'failed' ? skipped(NO_NAME) : ofTls(tls)))
  const reached = await step('reachability', () =>
    failedInTls(tls) ? skipped(say('check.no-trust')) : ofReachability(first),
  )
  if (reached.state !== 'ok') calls.halt(reached.because ?? say('check.not-reached'))
  await step('clock', () => (reached.state === 'skipped' ? skipped(reached.because ?? '') : ofClock(first)))
  await step('key', async () => {
    const others = isDenied(first) ? await otherTries(check) : []
    const found = ofKey({ first, others, admission: checks.admission(), at: check.at })
    if (found.state === 'failed') calls.halt(say('check.no-key'))
    return found
  })
}

/** A connection kept from before may have died unseen: only a fresh one shows how things are. */
async function firstAnswer({ calls, options: { system } }: Check): Promise<Asked<null>> {
  const tried = await calls.ask(system.probe, DEADLINES_MS.probe)
  if (tried.kind !== 'unreachable' || tried.call.status !== null) return tried
  const again = await calls.ask(system.probe, DEADLINES_MS.probe)
  return again.kind === 'not-asked' ? tried : again
}

/** Calls that need other permissions than the first, until one is not denied: that one shows that the key is good. */
async function otherTries({ calls, seek, startedAt, options: { system } }: Check): Promise<Asked<unknown>[]> {
  const sought = await seek('look-up')
  const soughtDenied = sought.kind === 'answered' && sought.value.kind === 'denied'
  if (!soughtDenied && !isDenied(sought)) return [sought]
  const order = await calls.ask((call) => system.ticketsOf(NO_ORDER, call))
  if (!isDenied(order)) return [order]
  return [await calls.ask((call) => system.cards(startedAt - MINUTE_MS, startedAt, 1, call))]
}
