import type { PlainKey } from '../../i18n/translate.ts'
import type { Json, NamedPath, SettingPath } from './paths.ts'

export type Option = readonly [value: string, label: PlainKey]

/** How one value is typed or chosen. */
export type Control =
  | {
      readonly kind: 'text'
      readonly max: number
      /** Nothing typed is nothing set. */
      readonly optional?: boolean
      readonly list?: 'zones'
    }
  | { readonly kind: 'lines' }
  | { readonly kind: 'date' }
  /** A length of time, in ms; `none`: nothing typed is null. */
  | { readonly kind: 'span'; readonly units: readonly Unit[]; readonly none?: boolean }
  | {
      readonly kind: 'number'
      readonly unit: 'perMinute' | 'percent' | 'guests'
      readonly optional?: boolean
    }
  | { readonly kind: 'choice'; readonly options: readonly Option[] }
  /** Names, or the ids of events: those are shown with what they are called. */
  | { readonly kind: 'names'; readonly of?: 'events' }
  | { readonly kind: 'rows'; readonly members: readonly Member[]; readonly isOrdered: boolean }
  | { readonly kind: 'report'; readonly members: readonly Member[] }
  | { readonly kind: 'environment' }
  | { readonly kind: 'codes' }

/** A field of a row, or of a group that is one setting. */
export type Member = {
  readonly name: string
  readonly leaf: NamedPath
  readonly control: Control
  /** What counts where nothing is set. */
  readonly fallback?: Json
}

export type Unit = 'ms' | 'seconds' | 'minutes' | 'hours' | 'days'
export const UNIT_MS: Readonly<Record<Unit, number>> = {
  ms: 1,
  seconds: 1_000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
}

const text = (max: number): Control => ({ kind: 'text', max })
const maybe = (max: number): Control => ({ kind: 'text', max, optional: true })
const span = (...units: readonly Unit[]): Control => ({ kind: 'span', units })
const choice = (...options: readonly Option[]): Control => ({ kind: 'choice', options })
const names: Control = { kind: 'names' }
const eventIds: Control = { kind: 'names', of: 'events' }
const column = (name: string, leaf: NamedPath): Member => ({
  name: `columns.${name}`,
  leaf,
  control: maybe(200),
})

const entranceMembers: readonly Member[] = [
  { name: 'entrance', leaf: 'entrances.entrance', control: text(120) },
  { name: 'ticketTypes', leaf: 'entrances.ticketTypes', control: names },
  { name: 'events', leaf: 'entrances.events', control: eventIds },
  { name: 'templates', leaf: 'entrances.templates', control: names },
  { name: 'names', leaf: 'entrances.names', control: names },
]
const passMembers: readonly Member[] = [
  { name: 'title', leaf: 'passRanges.title', control: text(200) },
  { name: 'from', leaf: 'passRanges.from', control: text(30) },
  { name: 'to', leaf: 'passRanges.to', control: text(30) },
  { name: 'prefix', leaf: 'passRanges.prefix', control: maybe(40) },
  {
    name: 'uses',
    leaf: 'passRanges.uses',
    control: choice(
      ['once', 'set.is.once'],
      ['once-a-day', 'set.is.once-a-day'],
      ['unlimited', 'set.is.unlimited'],
    ),
  },
  { name: 'validFrom', leaf: 'passRanges.validFrom', control: { kind: 'date' } },
  { name: 'validUntil', leaf: 'passRanges.validUntil', control: { kind: 'date' } },
]
const markMembers: readonly Member[] = [
  { name: 'names', leaf: 'ticketTypes.names', control: names },
  {
    name: 'pictogram',
    leaf: 'ticketTypes.pictogram',
    control: choice(
      ['child', 'mark.child'],
      ['reduced', 'mark.reduced'],
      ['senior', 'mark.senior'],
      ['vip', 'mark.vip'],
      ['check-id', 'mark.check-id'],
      ['accessible', 'mark.accessible'],
      ['companion', 'mark.companion'],
      ['group', 'mark.group'],
      ['press', 'mark.press'],
      ['staff', 'mark.staff'],
    ),
  },
  {
    name: 'colour',
    leaf: 'ticketTypes.colour',
    control: choice(
      ['black', 'set.is.black'],
      ['white', 'set.is.white'],
      ['violet', 'set.is.violet'],
      ['teal', 'set.is.teal'],
      ['pink', 'set.is.pink'],
      ['brown', 'set.is.brown'],
    ),
    fallback: 'black',
  },
  { name: 'note', leaf: 'ticketTypes.note', control: maybe(80) },
]
const reportMembers: readonly Member[] = [
  { name: 'definitionId', leaf: 'report.definitionId', control: text(100) },
  { name: 'dateRangeField', leaf: 'report.dateRangeField', control: maybe(200), fallback: 'EventStartTime' },
  column('barcode', 'report.columns.barcode'),
  column('orderId', 'report.columns.orderId'),
  column('eventId', 'report.columns.eventId'),
  column('eventStartsAt', 'report.columns.eventStartsAt'),
  column('eventName', 'report.columns.eventName'),
  column('orderNumber', 'report.columns.orderNumber'),
  column('ticketType', 'report.columns.ticketType'),
  column('state', 'report.columns.state'),
  column('checkedInAt', 'report.columns.checkedInAt'),
  column('purchasedAt', 'report.columns.purchasedAt'),
  column('goodFor', 'report.columns.goodFor'),
  column('holderName', 'report.columns.holderName'),
  column('holderEmail', 'report.columns.holderEmail'),
  column('holderPhone', 'report.columns.holderPhone'),
  { name: 'everyMs', leaf: 'report.everyMs', control: span('minutes', 'hours'), fallback: 900_000 },
  {
    name: 'giveUpAfterMs',
    leaf: 'report.giveUpAfterMs',
    control: span('minutes', 'hours'),
    fallback: 900_000,
  },
]

/** How each setting is typed or chosen: one that the schema has and this has not does not compile. */
export const controls: { readonly [P in SettingPath]: Control } = {
  environment: { kind: 'environment' },
  tenantId: maybe(12),
  'network.proxy': maybe(300),
  'network.extraCa': { kind: 'lines' },
  checkInPath: choice(
    ['auto', 'set.is.auto'],
    ['/v2/b2b/willcall', 'set.is.b2bWillcall'],
    ['/v2/willcall', 'set.is.willcall'],
  ),
  terminalId: text(120),
  timeZone: { kind: 'text', max: 64, list: 'zones' },
  entrance: text(120),
  direction: choice(['in', 'set.is.in'], ['out', 'set.is.out']),
  reentry: choice(['never', 'set.is.never'], ['after-exit', 'set.is.after-exit']),
  'admit.events': eventIds,
  'admit.templates': names,
  'admit.names': names,
  'rules.outsideWindow': choice(
    ['as-event-says', 'set.is.as-event-says'],
    ['refuse', 'set.is.refuse'],
    ['admit', 'set.is.admit'],
  ),
  'rules.overrideAgain': choice(['record', 'set.is.record'], ['upload', 'set.is.upload']),
  entrances: { kind: 'rows', members: entranceMembers, isOrdered: false },
  passRanges: { kind: 'rows', members: passMembers, isOrdered: true },
  'capacity.limit': { kind: 'number', unit: 'guests', optional: true },
  'capacity.warnAtPercent': { kind: 'number', unit: 'percent' },
  ticketTypes: { kind: 'rows', members: markMembers, isOrdered: true },
  policy: choice(['verify', 'set.is.verify'], ['local-first', 'set.is.local-first']),
  budgetMs: span('ms', 'seconds'),
  unknown: choice(['hold', 'set.is.hold'], ['deny', 'set.is.deny'], ['admit', 'set.is.flag']),
  repeatGuardMs: span('ms', 'seconds', 'minutes'),
  undoLimitMs: span('seconds', 'minutes', 'hours'),
  'cacheAge.warnAtMs': span('minutes', 'hours', 'days'),
  'cacheAge.refuseAtMs': span('minutes', 'hours', 'days'),
  'calls.startPerMinute': { kind: 'number', unit: 'perMinute' },
  'calls.ceilingPerMinute': { kind: 'number', unit: 'perMinute' },
  'calls.leastPerMinute': { kind: 'number', unit: 'perMinute' },
  'refresh.eventsEveryMs': span('seconds', 'minutes', 'hours'),
  'refresh.membersEveryMs': span('seconds', 'minutes', 'hours'),
  'retention.finishedEventsMs': span('hours', 'days'),
  'retention.scansMs': span('hours', 'days'),
  'retention.actsMs': span('days'),
  'roles.lockAfterMs': span('seconds', 'minutes', 'hours'),
  'roles.namesInRecords': choice(['left-out', 'set.is.left-out'], ['named', 'set.is.named']),
  'scanner.ending': choice(
    ['any', 'set.is.any'],
    ['enter', 'set.is.enter'],
    ['tab', 'set.is.tab'],
    ['none', 'set.is.none'],
  ),
  'scanner.characterMs': { kind: 'span', units: ['ms'], none: true },
  'scanner.layout': choice(['as-typed', 'set.is.as-typed'], ['us', 'set.is.us']),
  'scanner.capsLock': choice(['as-typed', 'set.is.as-typed'], ['undo', 'set.is.undo']),
  'scanner.prefix': maybe(16),
  'scanner.doubledWithinMs': span('ms', 'seconds'),
  report: { kind: 'report', members: reportMembers },
  checkInStatus: { kind: 'codes' },
  clockToleranceMs: span('ms', 'seconds', 'minutes'),
}

/** What a number of ACME's can mean, in the order in which they are chosen from. */
export const meanings: readonly Option[] = [
  ['checked-in', 'set.is.checked-in'],
  ['already-used', 'set.is.already-used'],
  ['too-early', 'set.is.too-early'],
  ['too-late', 'set.is.too-late'],
  ['expired', 'set.is.expired'],
  ['unknown', 'set.is.unknown'],
  ['wrong-event', 'set.is.wrong-event'],
  ['cancelled', 'set.is.cancelled'],
  ['refunded', 'set.is.refunded'],
]
