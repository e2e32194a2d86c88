import { type EntranceRule, isMeant, namesEvents } from './event-rule.ts'
import type { Pass, Rules } from './facts.ts'
import { isNamed } from './names.ts'

/**
 * The entrance to send a guest to; null where the pass is good here. One that no rule names is good everywhere, and so
 * is a member's card: it has neither a type nor an event.
 */
export function rightEntrance(pass: Pass, { entrance, entrances }: Rules): string | null {
  const meant = entrances.filter((rule) => isMeantFor(pass, rule))
  const [first] = meant
  return first === undefined || meant.some((rule) => isSame(rule.entrance, entrance)) ? null : first.entrance
}

function isMeantFor(pass: Pass, rule: EntranceRule): boolean {
  switch (pass.kind) {
    case 'card':
      return false
    case 'range':
      return isOfType(pass.range.title, rule) && !namesEvents(rule)
    case 'ticket':
      return (
        isOfType(pass.ticket.ticketType, rule) &&
        (!namesEvents(rule) || isMeant(rule, pass.ticket.eventId, pass.event))
      )
  }
}

function isOfType(type: string | null, { ticketTypes }: EntranceRule): boolean {
  if (ticketTypes.length === 0) return true
  if (type === null) return false
  return isNamed(type, ticketTypes)
}

const isSame = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase()
