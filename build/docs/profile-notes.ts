/** What a person needs beside the schema's own words. Every field of the profile has a note, or no page is written. */
export type FieldNote = {
  /** A value that fits: shown as it would stand in a profile. */
  readonly example: unknown
  /** Sentences that a description has no room for. */
  readonly more?: string
  /** What each value of a closed set means. */
  readonly choices?: Readonly<Record<string, string>>
  /** The lane's option that overrides it. */
  readonly option?: string
}

/** By the path of the field, in no order: the page follows the schema. */
export const fieldNotes: Readonly<Record<string, FieldNote>> = {
  environment: {
    example: { kind: 'sandbox', number: 7 },
    more: 'The lane needs `--api-key-file` for every kind but `practice`. For a sandbox `--session-file` will do.',
    choices: {
      practice: 'The practice venue of this program. It fills in its own address and needs no key.',
      production:
        'ACME itself. No public page of ACME names this address: ask ACME for the one of your venue.',
      sandbox:
        'A sandbox of ACME, by its number. Without `baseUrl` its address is `https://sandN-api.acmeticketing.net`.',
      custom: 'Any other server that speaks ACME’s API. This is what `--base-url` makes.',
    },
    option: '--base-url URL',
  },
  tenantId: {
    example: '447',
    more: 'The orders of an event are read from such a call: without it ACME may refuse the ticket list. The lane’s own practice venue fills in its own.',
    option: '--tenant ID',
  },
  'network.proxy': {
    example: 'http://proxy.venue.example:3128',
    more: 'The proxy sees the name of ACME’s address, and neither the key nor what is said. One that wants a login is not supported. An address on this computer is never reached through it.',
    option: '--proxy URL',
  },
  'network.extraCa': {
    example: '-----BEGIN CERTIFICATE-----\nMIIBszCC\n-----END CERTIFICATE-----\n',
    more: 'For a network that inspects TLS. A certificate that is not trusted is never waved through, and no setting does that.',
    option: '--ca-file FILE',
  },
  checkInPath: {
    example: '/v2/b2b/willcall',
    choices: {
      auto: 'Try the likely place first. Where a call is not there, try the other, and remember which it was.',
      '/v2/b2b/willcall': 'Only here.',
      '/v2/willcall': 'Only here.',
    },
  },
  terminalId: {
    example: 'NORTH-TURNSTILE-1',
    more: 'Give each lane its own: verdicts and conflicts say it, so that staff know which gate used a ticket.',
    option: '--terminal ID',
  },
  timeZone: {
    example: 'Europe/Madrid',
    more: 'Set it where the computer’s own clock is set to another zone, such as UTC: else "today" begins at the wrong hour. The lane’s own practice venue fills in its own.',
  },
  entrance: { example: 'North gate', more: 'Shown at the top of the window and in the status.' },
  direction: {
    example: 'out',
    choices: {
      in: 'Guests come in. Their admissions are told to ACME.',
      out: 'Guests leave. ACME has no call for that, so it is neither asked nor told.',
    },
    option: '--direction in|out',
  },
  reentry: {
    example: 'after-exit',
    more: 'It holds for members’ cards and numeric passes of one day too. Of a group as many may come back as went out. Exits are known to the device that scanned them alone: two lanes do not share them yet.',
    choices: {
      never: 'A ticket that was used stays used.',
      'after-exit': 'A guest who was scanned out may come in again; one who was not is `already-inside`.',
    },
  },
  'admit.events': {
    example: ['0f5986a973a89a58756c2e61'],
    more: 'With none, an event of the night before or of the next day is admitted too while its check-in is open.',
    option: '--event ID, once for each',
  },
  'admit.templates': {
    example: ['0f5986a973a89a58756c2e60'],
    more: 'An event comes in here if `events`, `templates` or `names` means it; with all three empty, every one of today does. A ticket that this device does not know yet is looked up before it is scanned, so that a guest of another event is not let in.',
  },
  'admit.names': { example: ['evening concert'], more: 'In upper or lower case.' },
  'rules.outsideWindow': {
    example: 'refuse',
    more: 'An event of ACME’s says whether its check-in window blocks a scan (`blockScan`); what that does is not documented. It counts where this device decides. Where ACME answers, its answer stands.',
    choices: {
      'as-event-says': 'Stop, unless the event says that its window does not block.',
      refuse: 'Stop, whatever the event says.',
      admit: 'Let in, whatever the event says.',
    },
  },
  entrances: {
    example: [
      { entrance: 'VIP', ticketTypes: ['VIP*'] },
      { entrance: 'South gate', names: ['Matinée'] },
    ],
    more: 'Each entry is an entrance and the tickets that come in there: by `ticketTypes` (whole names in upper or lower case; `VIP*` means all that begin so), by event (`events`, `templates` and `names` as in `admit`), or by both. Give every device the same list; `entrance` says which one it is. A ticket that another entrance is named for, and this one is not, is "stop", reason `wrong-entrance`, with the right one. ACME is not asked, since that would use the ticket up. A ticket that no entry names is good everywhere, and so is a member’s card. A code that ACME let in before this device knew it stays admitted.',
  },
  passRanges: {
    example: [
      {
        title: 'Season pass 2026',
        from: '4400000000',
        to: '4400099999',
        uses: 'once-a-day',
        validUntil: '2026-12-31',
      },
    ],
    more: 'ACME matches such passes by rule, without an order, so no list of them can be downloaded. An entry has a `title` (the verdict shows it as the ticket type), `from` and `to` (digits in quotes, equally many), `prefix` if something stands before the digits, `uses` (`once`, `once-a-day` or `unlimited`), and `validFrom` and `validUntil` as days of the venue’s zone, both included. A pass is still asked of ACME, and told to it after an outage; its days and its uses here are decided by this device.',
  },
  'capacity.limit': {
    example: 1_500,
    more: 'Held against the guests whom ACME counts as checked in at all gates to the events admitted here, less those scanned out by this device. Nobody is refused for it: it is for people to see.',
  },
  'capacity.warnAtPercent': { example: 95 },
  ticketTypes: {
    example: [
      { names: ['Child*', 'Family'], pictogram: 'child', colour: 'violet' },
      { names: ['Student*'], pictogram: 'check-id', colour: 'pink', note: 'Student card of this year' },
    ],
    more: 'Each entry is a `pictogram` that stands large beside the verdict of such a ticket, the `colour` of its ground (`violet`, `teal`, `pink`, `brown`, `black` or `white`: none is the colour of a verdict) and a `note` for staff, if there is more to look at. `names` are whole names of ticket types, or of member levels, in upper or lower case; `Child*` means all that begin so. The first entry that names a ticket counts. Pictograms: `child`, `reduced`, `senior`, `vip`, `check-id`, `accessible`, `companion`, `group`, `press`, `staff`. A list given here takes the place of the whole default.',
  },
  'scanner.ending': {
    example: 'enter',
    more: 'The scanner test in the window finds it out, and the other settings of the scanner with it; they matter to the window alone, in practice too. What a scanner test found out on a device goes before these settings there, until one of them is changed in its profile: then all of them are as the profile says, until the next test.',
    choices: {
      any: 'Enter, Tab or nothing; a code without an ending is taken a moment later.',
      enter: 'Enter, or CR+LF.',
      tab: 'Tab.',
      none: 'Nothing: each code is taken as soon as no further key of it can come.',
    },
  },
  'scanner.characterMs': {
    example: 12,
    more: 'Where nothing ends a code, the wait for a late key follows from it.',
  },
  'scanner.layout': {
    example: 'us',
    choices: {
      'as-typed': 'Scanner and computer are set to the same keyboard.',
      us: 'The scanner is set to a US keyboard, as from the factory, and the computer to another.',
    },
  },
  'scanner.capsLock': {
    example: 'undo',
    choices: {
      'as-typed': 'Its letters come out right, with Caps Lock or without.',
      undo: 'Large and small letters are exchanged again while Caps Lock is on.',
    },
  },
  'scanner.prefix': { example: '~' },
  'scanner.doubledWithinMs': {
    example: 500,
    more: 'For a scanner that types every code twice. One that merely reads twice is dealt with by `repeatGuardMs`.',
  },
  policy: {
    example: 'local-first',
    choices: {
      verify:
        'Ask ACME on each scan, and wait for it at most as long as `budgetMs`. The list on this device decides where ACME does not.',
      'local-first':
        'What the list on this device admits is admitted at once, and ACME is told after. Anything else is still asked.',
    },
    option: '--policy verify|local-first',
  },
  budgetMs: {
    example: 800,
    more: 'While ACME is known to be slow or away no scan waits at all.',
    option: '--budget-ms N',
  },
  unknown: {
    example: 'deny',
    choices: {
      hold: 'Hold: a person decides.',
      deny: 'Stop, as for a ticket that ACME does not know.',
      admit: 'Let in, and mark the admission for later.',
    },
    option: '--unknown hold|deny|admit',
  },
  repeatGuardMs: {
    example: 5_000,
    more: 'It mutes an admission alone. A "stop" or a "hold" is never muted: scanning again is how staff try again.',
  },
  undoLimitMs: { example: 300_000, more: '0 allows none.' },
  'cacheAge.warnAtMs': {
    example: 900_000,
    more: 'The window shows the age of the list all the time; from this age on it stands out.',
  },
  'cacheAge.refuseAtMs': {
    example: 14_400_000,
    more: 'It counts only where ACME does not answer. The verdict is then "hold", reason `cache-too-old`.',
  },
  'calls.startPerMinute': {
    example: 60,
    more: 'Every device behind the venue’s address shares ACME’s limit: divide it among them. On the lane’s own practice venue, which limits nobody, both rates begin at 60000.',
  },
  'calls.ceilingPerMinute': {
    example: 120,
    more: 'The rate creeps up to this while ACME does not refuse calls (429), and halves when it does.',
  },
  'calls.leastPerMinute': {
    example: 40,
    more: 'Each refusal (429) halves the rate. Where other programs at the same address use everything up, that ends at this. Set it where the venue knows what its limit is: the limit, less what others need, divided by the devices.',
  },
  'refresh.eventsEveryMs': {
    example: 60_000,
    more: 'A download begins this long after the last one ended. It re-reads only orders that changed.',
  },
  'refresh.membersEveryMs': {
    example: 300_000,
    more: 'Only memberships that changed are read, and those of the ten minutes before, so that none is missed. A download that a person starts reads them at once.',
  },
  report: {
    example: {
      definitionId: '5f0c7a52-3c1e-4b7e-9f57-2f1d6f0f7a11',
      columns: { barcode: 'Barcode', orderId: 'OrderId', eventId: 'EventId', checkedInAt: 'CheckInDate' },
    },
    more: 'ACME has no list of barcodes; order after order is thousands of calls where one report is a dozen. Name a report of your venue whose columns hold the barcode, the order and the event, and write down what those columns are called: ACME publishes no names. `columns` takes `eventId`, or `eventStartsAt` (and `eventName` where several events start together). Where a column is not named, what the device knows already stays; name `goodFor` if groups share one code, or each is taken for one guest. What the report brings is added to the list and never taken from it; orders that it does not hold, or holds in part, are read one by one as without it, and so are all where `state` or `checkedInAt` is not named, and those of events whose tickets expire some days after purchase where `purchasedAt` is not: a refunded, used or expired ticket would pass for a good one.',
  },
  'retention.finishedEventsMs': {
    example: 172_800_000,
    more: 'They are removed while nobody is at the gate, and from the files too: no deleted copy is left in them. Member cards stay.',
  },
  'retention.scansMs': {
    example: 2_592_000_000,
    more: 'What ACME has yet to hear, and what nobody has looked at yet (a conflict, a refused or parked row), stays however old it is; so do the scans of a ticket that is still in the list.',
  },
  'retention.actsMs': {
    example: 31_536_000_000,
    more: 'What is older is removed about once a month, from the front alone, and the log says so itself: how many entries went, and the hash of the last of them, so that what is left can still be [proved whole](lane.md#the-log-of-acts). A log that is not whole stays as it is until a person has looked at it.',
  },
  checkInStatus: {
    example: { '0': 'checked-in', '1': 'already-used', '12': 'refunded' },
    more: 'ACME publishes no table of these integers, so the default is an assumption. The date in ACME’s answer is trusted first: a check-in at the moment of our call is an admission, an earlier one is "already used". Then this table. A table given here takes the place of the whole default. A code that is in no table is "hold", with the code on the screen. How to find the true table: [calibrating](lane.md#calibrating).',
    choices: {
      'checked-in': 'It was checked in now: admit.',
      'already-used': 'It was checked in before.',
      'too-early': 'Its check-in has not opened.',
      'too-late': 'Its check-in has closed.',
      expired: 'Its last day is over.',
      unknown: 'There is no such ticket.',
      'wrong-event': 'It is for an event that is not admitted here.',
      cancelled: 'It was cancelled.',
      refunded: 'It was paid back.',
    },
  },
  'rules.overrideAgain': {
    example: 'upload',
    choices: {
      record: 'No: it is recorded here. To ACME the ticket is the used one that it knows.',
      upload: 'Yes: ACME answers that it is used, and the row becomes a conflict with both stories.',
    },
  },
  'roles.lockAfterMs': {
    example: 120_000,
    more: 'Only what a PIN is needed for counts as doing something: scans do not keep a supervisor signed in.',
  },
  'roles.namesInRecords': {
    example: 'named',
    choices: {
      'left-out': 'No: the log of acts alone does.',
      named: 'Yes, on the screen and in its files.',
    },
    more: 'A scan that is made while it is `left-out` keeps no name, and names that were kept are not shown while it is. The log of acts, which is for admins alone, always names them. Whether people at work may be named in records is for the law of the place and those people to say.',
  },
  clockToleranceMs: {
    example: 2_000,
    more: 'It decides whether a check-in that ACME dates was our own, whose answer never came.',
  },
}
