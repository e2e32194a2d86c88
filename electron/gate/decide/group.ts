import type { Group } from '../../contract/verdict.ts'
import type { Decision } from './combine.ts'
import type { Facts, Rules } from './facts.ts'
import { countGuests, goodFor } from './movements.ts'

/** The decision with how its group stands after it, where several guests share the code or want to. */
export function withGroup(decision: Decision, facts: Facts, rules: Rules): Decision {
  const { pass, movements, count } = facts
  const of = goodFor(pass)
  if (pass === null || !Number.isFinite(of) || (of === 1 && count === 1)) return decision
  // Refused by ACME before anybody of it was seen here: who is inside is not known.
  const isTold = decision.class === 'admit' || movements.length > 0 || decision.details.cause === 'group-rest'
  if (!isTold) return decision
  const group = groupAfter(facts, of, rules, decision.class === 'admit' ? count : 0)
  return { ...decision, details: { ...decision.details, group } }
}

function groupAfter({ pass, movements }: Facts, of: number, rules: Rules, admitted: number): Group {
  const isOut = rules.direction === 'out'
  const atAcme = isOut && pass?.kind === 'ticket' && pass.ticket.checkedInAt !== null
  const before = countGuests(movements, of, atAcme)
  const inside = Math.max(0, before.inside + (isOut ? -admitted : admitted))
  const used = rules.reentry === 'after-exit' ? inside : before.entered + admitted
  return { admitted, inside, of, left: isOut ? inside : Math.max(0, of - used) }
}
