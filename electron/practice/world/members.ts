import type { Random } from '../random.ts'
import type { Card, Membership, MembershipLevel, Standing } from './model.ts'
import { invent } from './people.ts'

const DAY_MS = 24 * 60 * 60_000
const CARD_COUNT = 300
const FIRST_MEMBERSHIP_ID = 4_593_001
const FIRST_CARD_ID = 23_603_001

function makeLevels(random: Random): readonly [MembershipLevel, ...MembershipLevel[]] {
  const level = (name: string, program: string, cards: number) => ({
    id: random.hex(24),
    offeringId: random.hex(32),
    name,
    program,
    cards,
  })
  return [
    level('Individual', 'Friends', 1),
    level('Dual', 'Friends', 2),
    level('Family', 'Friends', 3),
    level('Patron', 'Patrons', 2),
  ]
}

/** Standings by turn, not by chance: any thirty cards hold every one of them. */
function standingOf(n: number): Standing {
  const turn: Record<number, Standing> = { 2: 'new', 4: 'lapsed', 7: 'dropped', 9: 'new', 11: 'lapsed' }
  return turn[n % 12] ?? 'active'
}

/**
 * Memberships with {@link CARD_COUNT} cards in all. A lapsed one has run out; a dropped one was ended before its
 * time; every eighth holder lost a card, so that the old one is `replaced` and a new one stands beside it.
 */
export function makeMemberships(now: number, random: Random): Membership[] {
  const levels = makeLevels(random)
  const memberships: Membership[] = []
  let cards = 0

  const issue = (
    membership: Membership,
    standing: Standing,
    type: Card['type'],
    holder: Card['holder'],
  ): void => {
    const barcode = `3${String(random.between(0, 99_999_999)).padStart(8, '0')}`
    membership.cards.push({
      id: FIRST_CARD_ID + cards,
      membership,
      type,
      holder,
      // Either may be what was scanned (reference, 1.3.4); on every third card they are one number.
      barcode: `${barcode}${cards % 10}`,
      acmeBarcode: cards % 3 === 0 ? `${barcode}${cards % 10}` : `8-1${String(cards).padStart(7, '0')}`,
      customerId: 15_400_000 + cards,
      standing,
    })
    cards += 1
  }

  for (let n = 0; cards < CARD_COUNT; n += 1) {
    const level = random.pick(levels)
    const standing = standingOf(n)
    const daysLeft =
      standing === 'lapsed' ? -random.between(3, 300) : random.between(standing === 'new' ? 340 : 20, 364)
    const expiresAt = Math.floor(now + daysLeft * DAY_MS)
    const membership: Membership = {
      id: FIRST_MEMBERSHIP_ID + n,
      level,
      number: String(10_000_900 + n),
      externalId: `EXT-${5_000 + n}`,
      joinedAt: expiresAt - (standing === 'new' ? 365 : 365 * random.between(1, 6)) * DAY_MS,
      startsAt: expiresAt - 365 * DAY_MS,
      expiresAt,
      standing,
      updatedAt: Math.floor(now - random.next() * (n % 10 === 0 ? 1 : 60) * DAY_MS),
      cards: [],
    }
    const family = invent(random, 9_000 + n)
    for (let seat = 0; seat < level.cards && cards < CARD_COUNT; seat += 1) {
      const type = seat === 0 ? 'primary' : seat === 1 ? 'secondary' : 'other'
      const someone = invent(random, 20_000 + cards)
      const holder = seat === 0 ? family : { ...someone, lastName: family.lastName, street: family.street }
      issue(membership, standing, type, holder)
      if (seat === 0 && n % 8 === 1 && standing === 'active' && cards < CARD_COUNT)
        issue(membership, 'replaced', type, holder)
    }
    memberships.push(membership)
  }
  return memberships
}
