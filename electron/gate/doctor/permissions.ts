import type { Profile } from '../../contract/profile.ts'
import { say } from '../../contract/sayings/say.ts'
import type { Sought, SoughtCall } from '../ticketing/checks-port.ts'
import { type Asked, both, type Finding, failed, isDenied, ok, skipped, tookMs, warning } from './finding.ts'

export type Permission = {
  /** What a gate cannot do without it: a sentence of its own. */
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
      return ok(say('check.took', { what: saw(asked.value), ms: tookMs(asked) }))
    case 'limited':
      return skipped(say('link.limited'))
    case 'refused':
      return (optional ? warning : failed)(
        asked.why,
        say(isDenied(asked) ? 'right.give-todo' : 'right.support-todo', { why: without }),
      )
    case 'unreachable':
    case 'not-understood':
      return (optional ? warning : failed)(asked.why, say('right.again-todo', { why: without }))
  }
}

/** A step of 6 whose call would check tickets in or out, made with what is no ticket. */
export function ofSought(asked: Asked<Sought>, permission: Permission): Finding {
  if (asked.kind !== 'answered') return ofReading(asked, permission, () => '')
  const sought = asked.value
  switch (sought.kind) {
    case 'found':
      return ok(say('check.took', { what: say('right.took-at', { place: sought.place }), ms: tookMs(asked) }))
    case 'found-untried':
      return skipped(say('right.untried', { http: sought.status }))
    case 'denied':
      return failed(sought.why, toGive(permission.without, sought.notAt))
    case 'nowhere':
      return skipped(say('right.nowhere'))
  }
}

/** A gateway may deny what it does not know at all: then the place is wrong and not the key. */
function toGive(why: string, notAt: readonly string[]): string {
  return notAt.length === 0
    ? say('right.give-todo', { why })
    : say('right.elsewhere-todo', { why, place: notAt.join(', ') })
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
    ...found.map(({ call, place }) => say(`path.${call}`, { place })),
    ...nowhere.map((call) => say(`path.${call}`, { place: say('path.neither') })),
  ].join(', ')
  if (seen === '') return skipped(say('path.none'))

  // An unknown ticket may be a 404 in itself (reference, 1.3.1); only the look-up and the scan name a code.
  const telling = nowhere.filter((call) => found.length === 0 || call === 'check-in-batch' || call === 'undo')
  if (telling.length > 0) return failed(seen, say('path.ask-todo'))
  const places = new Set(found.map(({ place }) => place))
  const [only] = places
  if (setting !== 'auto' && found.some(({ place }) => place !== setting)) {
    const single = places.size === 1 && only !== undefined
    const todo = single ? say('path.place-todo', { place: only }) : say('path.auto-todo')
    return failed(both(seen, say('path.set', { place: setting })), todo)
  }
  return nowhere.length > 0 ? warning(seen, say('path.unsure-todo')) : ok(seen)
}

/** Step 8. No documented field tells whether ACME knows the terminal (reference, 1.3.5). */
export function ofTerminal(checkIn: Asked<Sought>, terminalId: string, usual: string): Finding {
  if (checkIn.kind !== 'answered' || checkIn.value.kind !== 'found') return skipped(say('terminal.unasked'))
  return terminalId === usual
    ? warning(say('terminal.usual', { terminal: terminalId }), say('terminal.usual-todo'))
    : ok(say('terminal.taken', { terminal: terminalId }))
}
