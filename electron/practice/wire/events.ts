import type { ZoneClock } from '../time.ts'
import type { EventInstance, EventTemplate } from '../world/model.ts'

/** ACME's words for events and templates (reference, 1.5; field by field as the existing client declares them). */

const CHANNELS = ['online', 'pointOfSale', 'insideSalesIndividual', 'customerRep', 'reseller'] as const
const salesChannels = () => CHANNELS.map((channel) => ({ name: channel, channel, enabled: true }))

const UNCHANGED = { modified: false, locked: false }
const LOCKABLE = [
  ...['name', 'description', 'emailConfirmationMessage', 'capacity', 'startTime', 'endTime', 'priceList'],
  ...['resources', 'ticketDetails', 'images', 'shortDescription', 'flexPays', 'emailCancellationMessage'],
  ...['ticketConfig', 'orderForms', 'customFields', 'ticketDurationDays'],
]
const fieldStatus = () => Object.fromEntries(LOCKABLE.map((field) => [field, { ...UNCHANGED }]))

export const CANCELLED_STATE = 'cancelled'

function ticketDetails(template: EventTemplate, window: EventTemplate['window']) {
  return {
    ticketDurationDays: template.ticketDurationDays,
    checkInWindow: {
      minutesBefore: window.minutesBefore,
      minutesAfter: window.minutesAfter,
      // What `false` would mean is not written down anywhere, so the practice data never depends on it.
      blockScan: true,
      autoRebook: template.autoRebook,
    },
    postStartPurchase: { allowLateTicketPurchase: true, minutesAfter: window.minutesAfter },
    purchaseAvailability: { timeFrame: 'minutes', minutes: 0 },
    ticketPrintLines: ['Portcullis practice venue', template.name],
    doNotPrint: false,
    expireFromEventDate: template.expireFromEventDate,
    hideEventDate: false,
  }
}

const prices = (template: EventTemplate) =>
  template.ticketTypes.map((type, displayOrder) => ({
    personType: {
      id: type.id,
      name: type.name,
      description: type.name,
      active: true,
      type: 'standard',
      displayOrder,
    },
    price: type.cents / 100,
    salesChannels: salesChannels(),
    displayOrder,
    discountedPrice: type.cents / 100,
    discount: 0,
  }))

const colors = (template: EventTemplate) => ({ backgroundColor: template.color, textColor: '#ffffff' })

/** Attendance of an event: what is sold, free and inside. */
export function countsOf(event: EventInstance) {
  let sold = 0
  let checkedIn = 0
  for (const { status, checkIn } of event.tickets) {
    if (status !== 'active') continue
    sold += 1
    if (checkIn !== null) checkedIn += 1
  }
  return { sold, checkedIn, available: Math.max(0, event.template.capacity - sold) }
}

export function eventWire(event: EventInstance, clock: ZoneClock) {
  const { template } = event
  const { sold, checkedIn, available } = countsOf(event)
  const noRequests = { totalRequestsCount: 0, fulfilledRequestsCount: 0 }
  const noResources = { resourceCategory: '', ...noRequests, resourceNames: [] }
  const startTime = clock.iso(event.startsAt)
  const endTime = clock.iso(event.endsAt)
  return {
    id: event.id,
    name: template.name,
    description: template.description,
    templateId: template.id,
    emailConfirmationMessage: '',
    emailCancellationMessage: '',
    capacity: template.capacity,
    startTime,
    endTime,
    resources: [],
    resourceDetails: [],
    priceList: { prices: prices(template), priceListId: template.id },
    scheduleId: template.id,
    salesRestrictions: [],
    ticketDetails: ticketDetails(template, event.window),
    manuallyDeleted: event.state === CANCELLED_STATE,
    fieldStatus: { ...fieldStatus(), modified: false },
    originalFields: { startTime, endTime, flexPays: null },
    state: event.state,
    ticketConfig: { printerConfigs: [], assigned: false },
    customFields: [],
    offSchedule: false,
    colorCategory: colors(template),
    images: [],
    soldQuantity: sold,
    salesChannels: salesChannels(),
    type: template.type,
    checkInCount: checkedIn,
    available: available > 0 && event.state !== CANCELLED_STATE,
    admissionType: template.admissionType,
    lastModified: clock.iso(event.updatedAt),
    eventResourceSummary: {
      people: noResources,
      place: noResources,
      equipment: noResources,
      ...noRequests,
      resourceFulfillmentStatus: 'none',
      hasResourceRequests: false,
    },
  }
}

export function eventSummaryWire(event: EventInstance, clock: ZoneClock) {
  const { template } = event
  const startTime = clock.iso(event.startsAt)
  const endTime = clock.iso(event.endsAt)
  return {
    id: event.id,
    templateId: template.id,
    startTime,
    endTime,
    name: template.name,
    ...countsOf(event),
    reserved: 0,
    type: template.type,
    admissionType: template.admissionType,
    fieldStatus: [fieldStatus()],
    originalFields: { startTime, endTime, flexPays: null },
    state: event.state,
    scheduleName: template.name,
    customFields: [],
    offSchedule: false,
    colorCategory: colors(template),
  }
}

/** When a template's events run, and how many tickets they sold. */
export interface TemplateSpan {
  readonly startsAt: number
  readonly endsAt: number
  readonly sold: number
}

export function templateSummaryWire(template: EventTemplate, span: TemplateSpan, clock: ZoneClock) {
  const startTime = clock.iso(span.startsAt)
  return {
    id: template.id,
    name: template.name,
    description: template.description,
    shortDescription: template.description.slice(0, 300),
    primaryImage: { id: '', primary: true, thumbnail: '', highRes: '', screen: '', preview: '' },
    admissionType: template.admissionType,
    type: template.type,
    startTime,
    endTime: clock.iso(span.endsAt),
    priceLists: [{ id: template.id, name: 'Standard', description: '', prices: prices(template), startTime }],
    reviewState: 'published',
    soldQuantity: span.sold,
    ticketDetails: ticketDetails(template, template.window),
    customFields: [],
    colorCategory: colors(template),
    ratings: 0,
    stars: 0,
  }
}

export function templateWire(template: EventTemplate, span: TemplateSpan, clock: ZoneClock) {
  return {
    ...templateSummaryWire(template, span, clock),
    capacity: template.capacity,
    duration: template.lengthMinutes,
    emailConfirmationMessage: '',
    salesChannels: salesChannels(),
    priceList: { prices: prices(template), priceListId: template.id },
    images: [],
    state: 'published',
  }
}
