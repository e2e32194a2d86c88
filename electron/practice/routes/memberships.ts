import { type Answer, type Call, notFound, ok, type Route } from '../call.ts'
import { momentParam, paginate } from '../paging.ts'
import type { VenueState } from '../venue-state.ts'
import { cardName, cardWire, membershipWire, summaryWire } from '../wire/members.ts'
import type { Card, Membership } from '../world/model.ts'

const CARD_SORTS = {
  name: (card: Card) => cardName(card),
  firstName: (card: Card) => card.holder.firstName,
  lastName: (card: Card) => card.holder.lastName,
  email: (card: Card) => card.holder.email,
  barcode: (card: Card) => card.barcode,
  acmeBarcode: (card: Card) => card.acmeBarcode,
  acmeMembershipNumber: (card: Card) => card.membership.number,
  membershipStanding: (card: Card) => card.membership.standing,
}

/**
 * How the list of memberships comes: bare, "a list of Membership objects" to the vendor and an array to the existing
 * client, or in the envelope of the other v2 lists, with its count (reference, 1.10).
 */
export const MEMBERSHIP_LISTS = ['bare', 'paged'] as const
export type MembershipLists = (typeof MEMBERSHIP_LISTS)[number]

/** Memberships, their cards and the searches over them (reference, 1.6). */
export function membershipRoutes(state: VenueState, lists: MembershipLists): Route[] {
  const clock = () => state.world().clock
  const cards = (): Card[] => [...state.world().cards.values()]
  const text = (call: Call, name: string): string | null => call.query.get(name) || null

  /** The filters that lists of memberships and of summaries share. */
  function kept(call: Call): (membership: Membership) => boolean {
    const from = momentParam(call, 'updatedStartTime', clock())
    const until = momentParam(call, 'updatedEndTime', clock())
    const [program, category] = [text(call, 'program'), text(call, 'category')]
    return ({ updatedAt, level }) =>
      (from === null || updatedAt >= from) &&
      (until === null || updatedAt < until) &&
      (program === null || level.program === program) &&
      (category === null || level.name === category)
  }

  /**
   * The feed of changes, those longest ago first. Who is saved between two pages moves to the end, so that the rest
   * move up by one: a reader by page number misses somebody, unless the next window overlaps this one.
   */
  function memberships(call: Call): Answer {
    const wanted = [...state.world().memberships.values()].filter(kept(call))
    const { list: found, pagination } = paginate(call, wanted, {
      updatedOn: (membership) => membership.updatedAt,
      createdOn: (membership) => membership.joinedAt,
      id: (membership) => membership.id,
    })
    const list = found.map((membership) => membershipWire(membership, clock()))
    return ok(lists === 'bare' ? list : { list, pagination })
  }

  /** An id that does not exist "will return empty": a 200 with nothing in it (reference, 1.9). */
  function membership(call: Call): Answer {
    const found = state.world().memberships.get(Number(call.params.get('id')))
    return found === undefined
      ? { status: 200, text: '', contentType: 'application/json;charset=UTF-8' }
      : ok(membershipWire(found, clock()))
  }

  function summariesOf(call: Call, found: readonly Card[]): Answer {
    const page = paginate(call, found, CARD_SORTS)
    return ok({ ...page, list: page.list.map((card) => summaryWire(card, clock())) })
  }

  /** The list behind auto-complete: most fields match by how they begin. */
  function summaries(call: Call): Answer {
    const begins = (value: string, name: string): boolean => {
      const wanted = text(call, name)
      return wanted === null || value.toLowerCase().startsWith(wanted.toLowerCase())
    }
    const after = momentParam(call, 'expiresAfter', clock())
    const before = momentParam(call, 'expiresBefore', clock())
    const keep = kept(call)
    return summariesOf(
      call,
      cards().filter(
        (card) =>
          keep(card.membership) &&
          (begins(card.barcode, 'barcode') || begins(card.acmeBarcode, 'barcode')) &&
          (begins(String(card.membership.id), 'membershipId') ||
            begins(card.membership.externalId, 'membershipId')) &&
          begins(card.holder.firstName, 'firstName') &&
          begins(card.holder.lastName, 'lastName') &&
          begins(card.holder.email, 'email') &&
          begins(card.holder.city, 'city') &&
          begins(card.holder.zip, 'zip') &&
          (after === null || card.membership.expiresAt > after) &&
          (before === null || card.membership.expiresAt < before),
      ),
    )
  }

  /** `memberId` is the membership's number or external id, or either barcode of a card, whole. */
  function byFields(call: Call): Answer {
    const is = (value: string, name: string): boolean => {
      const wanted = text(call, name)
      return wanted === null || value.toLowerCase() === wanted.toLowerCase()
    }
    const memberId = text(call, 'memberId')
    const fields = ['firstName', 'lastName', 'address', 'zip', 'email', 'memberId', 'cardName']
    // "At least 1 search field": without one there is nothing to find.
    if (fields.every((name) => text(call, name) === null)) return summariesOf(call, [])
    return summariesOf(
      call,
      cards().filter(
        (card) =>
          is(card.holder.firstName, 'firstName') &&
          is(card.holder.lastName, 'lastName') &&
          is(card.holder.street, 'address') &&
          is(card.holder.zip, 'zip') &&
          is(card.holder.email, 'email') &&
          is(cardName(card), 'cardName') &&
          (memberId === null ||
            [card.barcode, card.acmeBarcode, card.membership.number, card.membership.externalId].includes(
              memberId,
            )),
      ),
    )
  }

  /** `search=` looks in names, mail, phone, external membership id and ACME barcode, as the existing client tells. */
  function search(call: Call): Answer {
    const term = text(call, 'search')?.toLowerCase()
    if (term === undefined) return byFields(call)
    return summariesOf(
      call,
      cards().filter(
        (card) =>
          cardName(card).toLowerCase().includes(term) ||
          [card.holder.email, card.holder.phone, card.membership.externalId, card.acmeBarcode].some(
            (value) => value.toLowerCase() === term,
          ),
      ),
    )
  }

  /** The page names the parameter `membershipId`, its sample `memberId` (reference, 1.6). Not paginated. */
  function cardList(call: Call): Answer {
    const id = text(call, 'membershipId') ?? text(call, 'memberId')
    const found = cards().filter(({ membership: { id: own } }) => id === null || String(own) === id)
    return ok(found.map((card) => cardWire(card, clock())))
  }

  function card(call: Call): Answer {
    const found = state.world().cards.get(Number(call.params.get('id')))
    return found === undefined ? notFound('membership card') : ok(cardWire(found, clock()))
  }

  /** "Not found" is a status in the body, not of HTTP (reference, 1.6). */
  function validate(call: Call): Answer {
    const id = text(call, 'membershipId')
    const lastName = text(call, 'lastName')?.toLowerCase()
    const found = cards().filter(
      ({ membership: owner, holder, standing }) =>
        standing !== 'replaced' &&
        id !== null &&
        [String(owner.id), owner.number, owner.externalId].includes(id) &&
        holder.lastName.toLowerCase() === lastName,
    )
    if (found.length === 0) return ok([{ status: 'not_found' }])
    return ok(found.map((entry) => ({ status: 'verified', memberListEntry: summaryWire(entry, clock()) })))
  }

  const read = { method: 'GET', needs: 'memberships' } as const
  const base = '/v2/b2b/membership/summaries'
  return [
    { ...read, pattern: '/v2/b2b/memberships', run: memberships },
    { ...read, pattern: '/v2/b2b/memberships/:id', run: membership },
    { ...read, pattern: base, run: summaries },
    { ...read, pattern: `${base}/search`, run: search },
    { ...read, pattern: `${base}/advancedsearch`, run: byFields },
    ...(['v1', 'v2'] as const).flatMap((version): Route[] => [
      { ...read, pattern: `/${version}/b2b/membership/cards`, run: cardList },
      { ...read, pattern: `/${version}/b2b/membership/cards/:id`, run: card },
    ]),
    { ...read, pattern: '/v2/b2c/membership/validate', run: validate },
  ]
}
