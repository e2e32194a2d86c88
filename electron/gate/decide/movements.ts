import type { Movement, Pass } from './facts.ts'

/** Oldest first, by the order in which this device wrote them. */
export function inOrder(movements: readonly Movement[]): readonly Movement[] {
  return movements.toSorted((one, other) => one.seq - other.seq)
}

/** How many of the guests of one code went in, and how many of them are inside. */
export type Guests = {
  /** Admissions so far; those at another gate, where it is known that there were some. */
  readonly entered: number
  readonly inside: number
}

/** Guests whom a code lets in all in all; a code that is good for no certain number has no bound. */
export function goodFor(pass: Pass | null): number {
  if (pass === null) return 1
  switch (pass.kind) {
    case 'ticket':
      return pass.ticket.goodFor
    case 'card':
      return 1
    case 'range':
      return pass.range.uses === 'unlimited' ? Number.POSITIVE_INFINITY : 1
  }
}

/**
 * Counts the guests of one code from its movements here. A code that ACME has checked in, of which this gate saw no
 * guest come in or more leave than came, went in at another gate: ACME counts codes, not guests, so all of them did.
 * @param of how many the code is good for.
 * @param atAcme ACME has it checked in.
 */
export function countGuests(movements: readonly Movement[], of: number, atAcme: boolean): Guests {
  const ordered = inOrder(movements)
  if (ordered.length === 0) return atAcme ? { entered: of, inside: of } : { entered: 0, inside: 0 }
  const { short, ...here } = follow(ordered, of, 0)
  if (!short) return here
  const { short: _, ...elsewhere } = follow(ordered, of, Number.isFinite(of) ? of : 0)
  return elsewhere
}

function follow(
  ordered: readonly Movement[],
  of: number,
  from: number,
): Guests & { readonly short: boolean } {
  let entered = from
  let inside = from
  let short = false
  for (const { direction, guests } of ordered) {
    if (direction === 'in') {
      entered += guests
      // A member's card comes in again without having been scanned out the day before: it is still one guest.
      inside = Math.min(of, inside + guests)
    } else {
      short ||= guests > inside
      inside = Math.max(0, inside - guests)
    }
  }
  return { entered, inside, short }
}

/** How many of a code were inside at once: what it is at least good for, where nothing else says. */
export function mostInside(movements: readonly Movement[]): number {
  let inside = 0
  let most = 1
  for (const { direction, guests } of inOrder(movements)) {
    inside = direction === 'in' ? inside + guests : Math.max(0, inside - guests)
    most = Math.max(most, inside)
  }
  return most
}

/** The number of the next visit in a direction: free whatever was undone in between. */
export function nextVisit(movements: readonly Movement[], direction: 'in' | 'out'): number {
  return 1 + Math.max(-1, ...movements.filter((one) => one.direction === direction).map(({ visit }) => visit))
}
