import type { TicketTypeRule } from '../../contract/ticket-mark.ts'
import type { VerdictDetails } from '../../contract/verdict.ts'
import { isNamed } from './names.ts'

/** A verdict's details with the mark of its ticket type, else of its member level, by the first rule that names it. */
export function withMark(details: VerdictDetails, rules: readonly TicketTypeRule[]): VerdictDetails {
  for (const name of [details.ticketType, details.member?.level]) {
    const rule = name ? rules.find(({ names }) => isNamed(name, names)) : undefined
    if (rule === undefined) continue
    const { pictogram, colour, note } = rule
    return { ...details, mark: { pictogram, colour, note: note ?? null } }
  }
  return details
}
