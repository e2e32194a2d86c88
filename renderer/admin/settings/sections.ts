import type { SettingPath } from './paths.ts'

/** Settings that belong together, in the order in which an admin goes through them. */
export const sections = [
  { name: 'place', settings: ['terminalId', 'entrance', 'direction', 'reentry', 'timeZone'] },
  { name: 'acme', settings: ['environment', 'tenantId', 'checkInPath', 'network.proxy', 'network.extraCa'] },
  {
    name: 'events',
    settings: [
      'admit.events',
      'admit.templates',
      'admit.names',
      'rules.outsideWindow',
      'rules.overrideAgain',
    ],
  },
  { name: 'entrances', settings: ['entrances', 'passRanges', 'capacity.limit', 'capacity.warnAtPercent'] },
  { name: 'tickets', settings: ['ticketTypes'] },
  {
    name: 'deciding',
    settings: [
      'policy',
      'budgetMs',
      'unknown',
      'repeatGuardMs',
      'undoLimitMs',
      'cacheAge.warnAtMs',
      'cacheAge.refuseAtMs',
    ],
  },
  {
    name: 'pace',
    settings: [
      'calls.startPerMinute',
      'calls.ceilingPerMinute',
      'calls.leastPerMinute',
      'refresh.eventsEveryMs',
      'refresh.membersEveryMs',
      'clockToleranceMs',
    ],
  },
  {
    name: 'keeping',
    settings: [
      'retention.finishedEventsMs',
      'retention.scansMs',
      'retention.actsMs',
      'roles.lockAfterMs',
      'roles.namesInRecords',
    ],
  },
  {
    name: 'scanner',
    settings: [
      'scanner.ending',
      'scanner.characterMs',
      'scanner.layout',
      'scanner.capsLock',
      'scanner.prefix',
      'scanner.doubledWithinMs',
    ],
  },
  { name: 'report', settings: ['report'] },
  { name: 'codes', settings: ['checkInStatus'] },
] as const satisfies readonly { readonly name: string; readonly settings: readonly SettingPath[] }[]

export type SectionName = (typeof sections)[number]['name']
