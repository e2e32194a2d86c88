import type { ZoneClock } from '../time.ts'
import type { Card, Membership } from '../world/model.ts'

/** ACME's words for memberships and their cards (reference, 1.6). */

const PRACTICE_USER_ID = 13_139

export const cardName = ({ holder }: Card): string => `${holder.firstName} ${holder.lastName}`

function personWire({ holder }: Card) {
  return {
    email: holder.email,
    firstName: holder.firstName,
    lastName: holder.lastName,
    phoneNumber: holder.phone,
    streetAddress1: holder.street,
    city: holder.city,
    state: holder.state,
    zipCode: holder.zip,
    country: 'United States',
  }
}

/** What every list says of a card and of whose it is. */
function identityWire(card: Card) {
  return {
    id: card.id,
    visitorId: card.customerId,
    membershipId: card.membership.id,
    constituentImportId: `PRACTICE${card.customerId}`,
    constituentId: `PRACTICE${card.customerId}`,
    cardType: card.type,
    name: cardName(card),
    barcode: card.barcode,
    acmeBarcode: card.acmeBarcode,
    ...personWire(card),
  }
}

function cardholderWire(card: Card, clock: ZoneClock) {
  const { membership } = card
  return {
    ...identityWire(card),
    cardImportId: String(card.id),
    deceased: 'no',
    primaryCard: card.type === 'primary' ? 'yes' : 'no',
    solicitationCodes: '',
    startDate: clock.iso(membership.startsAt),
    expirationDate: clock.iso(membership.expiresAt),
    cardStatus: card.standing,
    printStatus: 'printed',
    acmeCustomerNumber: String(card.customerId),
    addressId: card.customerId + 26_000_000,
    excludeCardOnMemberCreation: false,
    customerId: card.customerId,
    ignoreUpdates: false,
  }
}

export function cardWire(card: Card, clock: ZoneClock) {
  // The card call gives this count as text where the membership gives a number; so the existing client has it.
  return { ...cardholderWire(card, clock), printCount: '1', cardHolderAttributes: [] }
}

export function membershipWire(membership: Membership, clock: ZoneClock) {
  const { level } = membership
  return {
    id: membership.id,
    importId: `8-${membership.number}`,
    program: level.program,
    category: level.name,
    subCategory: '',
    membershipTypeId: 1,
    externalMembershipId: membership.externalId,
    membershipJoinedDate: clock.iso(membership.joinedAt),
    membershipStartDate: clock.iso(membership.startsAt),
    membershipExpirationDate: clock.iso(membership.expiresAt),
    membershipStanding: membership.standing,
    cardholders: membership.cards.map((card) => ({ ...cardholderWire(card, clock), printCount: 1 })),
    entitlements: [
      {
        id: membership.id * 10,
        importId: '',
        benefit: 'Free admission',
        memberId: membership.id,
        count: membership.cards.length,
        comment: '',
      },
    ],
    membershipCategory: level.name,
    categoryId: level.id,
    orgImportId: '',
    acmeMembershipNumber: membership.number,
    isGift: false,
    auxiliaryMembership: false,
    offeringName: level.name,
    offeringId: level.offeringId,
    updatedBy: PRACTICE_USER_ID,
    updatedOn: clock.iso(membership.updatedAt),
  }
}

export function summaryWire(card: Card, clock: ZoneClock) {
  const { membership } = card
  const { level } = membership
  return {
    ...identityWire(card),
    categoryId: level.id,
    offeringId: level.offeringId,
    pricePointId: level.offeringId,
    primaryCard: card.type === 'primary',
    program: level.program,
    category: level.name,
    membershipTypeId: 1,
    externalMembershipId: membership.externalId,
    membershipJoinedDate: clock.iso(membership.joinedAt),
    membershipStartDate: clock.iso(membership.startsAt),
    membershipExpirationDate: clock.iso(membership.expiresAt),
    membershipStanding: membership.standing,
    membershipCategory: level.name,
    cardholderAttributes: [],
    acmeMembershipNumber: membership.number,
    cardStartDate: clock.iso(membership.startsAt),
    cardExpirationDate: clock.iso(membership.expiresAt),
    cardStanding: card.standing,
    auxiliary: false,
    customerId: card.customerId,
  }
}
