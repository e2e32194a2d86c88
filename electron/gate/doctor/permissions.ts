import type { Profile } from '../../contract/profile.ts'
import type { Sought, SoughtCall } from '../ticketing/checks-port.ts'
import { type Asked, type Finding, failed, isDenied, ok, skipped, tookMs, warning } from './finding.ts'

export type Permission = {
  /** What a gate cannot do without it. */
  readonly without: string
  /** A venue may do without it: then it is no failure. */
  readonly optional?: boolean
}

/** A step of 6 whose call reads something. @param saw what came, in words */
export function ofReading<T>(
  asked: Asked<T>,
  { without, optional = false }: Permission,
  saw: (value: T) => string,
): Finding {
  switch (asked.kind) {
    case 'not-asked':
      return skipped(asked.because)
    case 'answered':
      return ok(`${saw(asked.value)} (${tookMs(asked)} ms)`)
    case 'limited':
      return skipped('ACME allows no more calls from this address for now')
    case 'refused':
      return (optional ? warning : failed)(
        asked.why,
        isDenied(asked)
          ? `Give the user of this key the permission in ACME’s Back Office: ${without}.`
          : `Ask ACME’s support about this call: ${without}.`,
      )
    case 'unreachable':
    case 'not-understood':
      return (optional ? warning : failed)(asked.why, `Run the check again; if it stays: ${without}.`)
  }
}

/** A step of 6 whose call would check tickets in or out, made with what is no ticket. */
export function ofSought(asked: Asked<Sought>, permission: Permission): Finding {
  if (asked.kind !== 'answered') return ofReading(asked, permission, () => '')
  const sought = asked.value
  switch (sought.kind) {
    case 'found':
      return ok(`ACME took it at ${sought.place} (${tookMs(asked)} ms)`)
    case 'found-untried':
      return skipped(
        `Could not be tried without burning a ticket: ACME answers a request that names none with HTTP ${sought.status}`,
      )
    case 'denied':
      return failed(
        sought.why,
        `Give the user of this key the permission in ACME’s Back Office: ${permission.without}.${elsewhere(sought.notAt)}`,
      )
    case 'nowhere':
      return skipped('The call was not found (step 7)')
  }
}

/** A gateway may deny what it does not know at all: then the place is wrong and not the key. */
function elsewhere(notAt: readonly string[]): string {
  if (notAt.length === 0) return ''
  return ` If it has it, the call lives elsewhere at your venue (it is not at ${notAt.join(' or ')}): ask ACME where, and check the path in the base URL.`
}

export type SoughtCalls = Readonly<Record<SoughtCall, Asked<Sought>>>

/** Step 7: where each check-in call lives, against where the profile says. */
export function ofPaths(calls: SoughtCalls, setting: Profile['checkInPath']): Finding {
  const names: readonly SoughtCall[] = ['look-up', 'check-in', 'check-in-batch', 'undo']
  const found = names.flatMap((call) => {
    const asked = calls[call]
    if (asked.kind !== 'answered') return []
    const { value } = asked
    return value.kind === 'found' || value.kind === 'found-untried' ? [{ call, place: value.place }] : []
  })
  const nowhere = names.filter((call) => {
    const asked = calls[call]
    return asked.kind === 'answered' && asked.value.kind === 'nowhere'
  })
  const seen = [
    ...found.map(({ call, place }) => `${call} at ${place}`),
    ...nowhere.map((call) => `${call} at neither place`),
  ].join(', ')
  if (seen === '') return skipped('None of the check-in calls was answered (step 6)')

  // An unknown ticket may be a 404 in itself (reference, 1.3.1); only the look-up and the scan name a code.
  const telling = nowhere.filter((call) => found.length === 0 || call === 'check-in-batch' || call === 'undo')
  if (telling.length > 0) {
    return failed(seen, 'Ask ACME where these calls are for your venue, and check the path in the base URL.')
  }
  const places = new Set(found.map(({ place }) => place))
  const [only] = places
  if (setting !== 'auto' && found.some(({ place }) => place !== setting)) {
    const single = places.size === 1 && only !== undefined ? ` or ${only}` : ''
    return failed(`${seen}; the profile says ${setting}`, `Set checkInPath in the profile to auto${single}.`)
  }
  return nowhere.length > 0
    ? warning(
        seen,
        'It may be how ACME says that there is no such ticket: scan a ticket of a sandbox to be sure.',
      )
    : ok(seen)
}

/** Step 8. No documented field tells whether ACME knows the terminal (reference, 1.3.5). */
export function ofTerminal(checkIn: Asked<Sought>, terminalId: string, usual: string): Finding {
  if (checkIn.kind !== 'answered' || checkIn.value.kind !== 'found')
    return skipped('The check-in call was not answered (step 6.7)')
  return terminalId === usual
    ? warning(
        `"${terminalId}" is what every lane is called at first; ACME took it`,
        'Give this lane a terminalId of its own, as set up in ACME’s Back Office.',
      )
    : ok(`ACME took "${terminalId}"; whether it knows it, ACME does not say`)
}
