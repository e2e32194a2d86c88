/** Minutes around an event's start in which its tickets check in (reference, 1.3.5). */
export interface CheckInWindow {
  readonly minutesBefore: number
  readonly minutesAfter: number
}

export interface TicketType {
  readonly id: string
  readonly name: string
  /** In cents: money is a decimal string at the border only. */
  readonly cents: number
}

export interface EventTemplate {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly type: 'standard' | 'private'
  readonly admissionType: 'generalAdmission' | 'standard'
  readonly window: CheckInWindow
  /** A scan into another event moves the ticket there in place of refusing it. */
  readonly autoRebook: boolean
  readonly ticketDurationDays: number
  /** Counts `ticketDurationDays` from the event's day; else from the day of purchase. */
  readonly expireFromEventDate: boolean
  readonly lengthMinutes: number
  readonly capacity: number
  readonly ticketTypes: readonly [TicketType, ...TicketType[]]
  readonly color: string
}

export interface EventInstance {
  readonly id: string
  readonly template: EventTemplate
  startsAt: number
  endsAt: number
  readonly window: CheckInWindow
  state: 'active' | 'cancelled'
  /** False: deleted in the back office, and told of by its id alone. */
  isListed: boolean
  updatedAt: number
  readonly tickets: Set<Ticket>
}

export interface Ticket {
  readonly id: number
  /** Also its barcode (reference, 1.3.4). */
  readonly uuid: string
  readonly order: Order
  item: OrderItem
  /** What it was bought for; `item.event` is what it is good for now. */
  readonly boughtFor: EventInstance
  /** Guests it stands for: more than one for a group on one code. */
  readonly goodFor: number
  readonly firstName: string
  readonly lastName: string
  status: 'active' | 'cancelled' | 'refunded'
  checkIn: { readonly at: number; readonly terminalId: string | null } | null
  readonly printed: boolean
}

export interface OrderItem {
  readonly id: number
  readonly event: EventInstance
  readonly ticketType: TicketType
  tickets: Ticket[]
}

export interface Contact {
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly phone: string
  readonly street: string
  readonly city: string
  readonly state: string
  readonly zip: string
}

export interface Order {
  /** Digits; a string in orders, a number in check-in answers (reference, 1.4). */
  readonly id: number
  readonly number: string
  readonly contact: Contact
  readonly customerId: number
  readonly saleChannel: string
  readonly membershipId: number | null
  readonly createdAt: number
  updatedAt: number
  items: OrderItem[]
}

export type Standing = 'new' | 'active' | 'dropped' | 'lapsed' | 'replaced'

export interface MembershipLevel {
  readonly id: string
  readonly offeringId: string
  readonly name: string
  readonly program: string
  readonly cards: number
}

export interface Membership {
  readonly id: number
  readonly level: MembershipLevel
  /** ACME Membership Number. */
  readonly number: string
  readonly externalId: string
  readonly joinedAt: number
  readonly startsAt: number
  readonly expiresAt: number
  standing: Standing
  updatedAt: number
  readonly cards: Card[]
}

export interface Card {
  readonly id: number
  readonly membership: Membership
  readonly type: 'primary' | 'secondary' | 'other'
  readonly holder: Contact
  /** External barcode: what is printed on the card. */
  readonly barcode: string
  readonly acmeBarcode: string
  readonly customerId: number
  standing: Standing
}

/** Where an event stands against the moment the data was made. */
export type EventRole =
  | 'open'
  | 'flex'
  | 'closed'
  | 'later'
  | 'workshop'
  | `${'yesterday' | 'tomorrow'}-${'admission' | 'flex' | 'tour' | 'concert'}`

/** Barcodes of one kind to try; the kinds are those of {@link sampleKinds}. */
export interface Sample {
  readonly kind: string
  readonly label: string
  readonly barcodes: string[]
}
