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

/** Numbers of memberships and cards, handed on to those sold later. */
export interface MemberSerials {
  memberships: number
  cards: number
}

export interface Members {
  readonly levels: readonly [MembershipLevel, ...MembershipLevel[]]
  readonly memberships: Membership[]
  readonly serials: MemberSerials
}

interface Issuing {
  readonly serials: MemberSerials
  readonly random: Random
  isTaken(barcode: string): boolean
}

function issueCard(
  membership: Membership,
  { standing, type, holder }: Pick<Card, 'standing' | 'type' | 'holder'>,
  { serials, random, isTaken }: Issuing,
): void {
  const serial = serials.cards
  serials.cards += 1
  let barcode: string
  do barcode = `3${String(random.between(0, 99_999_999)).padStart(8, '0')}${serial % 10}`
  while (isTaken(barcode))
  membership.cards.push({
    id: FIRST_CARD_ID + serial,
    membership,
    type,
    holder,
    // Either may be what was scanned (reference, 1.3.4); on every third card they are one number.
    barcode,
    acmeBarcode: serial % 3 === 0 ? barcode : `8-1${String(serial).padStart(7, '0')}`,
    customerId: 15_400_000 + serial,
    standing,
  })
}

type Dates = Pick<Membership, 'joinedAt' | 'startsAt' | 'expiresAt' | 'updatedAt'>

function openMembership(
  level: MembershipLevel,
  standing: Standing,
  dates: Dates,
  serials: MemberSerials,
): Membership {
  const serial = serials.memberships
  serials.memberships += 1
  return {
    id: FIRST_MEMBERSHIP_ID + serial,
    level,
    number: String(10_000_900 + serial),
    externalId: `EXT-${5_000 + serial}`,
    ...dates,
    standing,
    cards: [],
  }
}

const SEATS = ['primary', 'secondary', 'other'] as const

/**
 * So many memberships, or as many as hold {@link CARD_COUNT} cards. A lapsed one has run out; a dropped one was ended
 * before its time; every eighth holder lost a card, so that the old one is `replaced` and a new one stands beside it.
 */
export function makeMemberships(count: number | null, now: number, random: Random): Members {
  const levels = makeLevels(random)
  const memberships: Membership[] = []
  const barcodes = new Set<string>()
  const serials: MemberSerials = { memberships: 0, cards: 0 }
  const issuing: Issuing = { serials, random, isTaken: (barcode) => barcodes.has(barcode) }
  const hasRoom = (): boolean => count !== null || serials.cards < CARD_COUNT
  const isDone = (): boolean => (count === null ? !hasRoom() : memberships.length >= count)

  while (!isDone()) {
    const n = serials.memberships
    const level = random.pick(levels)
    const standing = standingOf(n)
    const daysLeft =
      standing === 'lapsed' ? -random.between(3, 300) : random.between(standing === 'new' ? 340 : 20, 364)
    const expiresAt = Math.floor(now + daysLeft * DAY_MS)
    const joinedAt = expiresAt - (standing === 'new' ? 365 : 365 * random.between(1, 6)) * DAY_MS
    const updatedAt = Math.floor(now - random.next() * (n % 10 === 0 ? 1 : 60) * DAY_MS)
    const dates = { joinedAt, startsAt: expiresAt - 365 * DAY_MS, expiresAt, updatedAt }
    const membership = openMembership(level, standing, dates, serials)
    const family = invent(random, 9_000 + n)
    for (let seat = 0; seat < level.cards && hasRoom(); seat += 1) {
      const type = SEATS[seat] ?? 'other'
      const someone = invent(random, 20_000 + serials.cards)
      const holder = seat === 0 ? family : { ...someone, lastName: family.lastName, street: family.street }
      issueCard(membership, { standing, type, holder }, issuing)
      if (seat === 0 && n % 8 === 1 && standing === 'active' && hasRoom())
        issueCard(membership, { standing: 'replaced', type, holder }, issuing)
    }
    for (const { barcode } of membership.cards) barcodes.add(barcode)
    memberships.push(membership)
  }
  return { levels, memberships, serials }
}

/** A year's membership that begins now, with a card for each of its seats. */
export function joinNow(
  { levels, serials }: Pick<Members, 'levels' | 'serials'>,
  now: number,
  isTaken: (barcode: string) => boolean,
  random: Random,
): Membership {
  const level = random.pick(levels)
  const dates = { joinedAt: now, startsAt: now, expiresAt: now + 365 * DAY_MS, updatedAt: now }
  const membership = openMembership(level, 'new', dates, serials)
  for (let seat = 0; seat < level.cards; seat += 1) {
    const holder = invent(random, 20_000 + serials.cards)
    issueCard(
      membership,
      { standing: 'new', type: SEATS[seat] ?? 'other', holder },
      { serials, random, isTaken },
    )
  }
  return membership
}
