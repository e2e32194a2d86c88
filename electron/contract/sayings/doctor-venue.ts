/** What the connection check found of the key's rights and of the venue, and what to do about it. */
export const doctorVenueSayings = {
  'right.took-at': 'ACME took it at {place}',
  'right.untried':
    'Could not be tried without burning a ticket: ACME answers a request that names none with HTTP {http}',
  'right.nowhere': 'The call was not found (step 7)',
  'right.give-todo': 'Give the user of this key the permission in ACME’s Back Office: {why}.',
  'right.elsewhere-todo':
    'Give the user of this key the permission in ACME’s Back Office: {why}. If it has it, the call lives elsewhere at your venue (it is not at {place}): ask ACME where, and check the path in the base URL.',
  'right.support-todo': 'Ask ACME’s support about this call: {why}.',
  'right.again-todo': 'Run the check again; if it stays: {why}.',
  'right.card-changes': 'The list of changes: {what} in the last minute',
  'right.definition': 'The definition of the report',
  'right.event': 'One event',
  'right.no-event': 'ACME answered that there is no such event',
  'right.no-order': 'ACME answered that there is no such order',
  'right.no-tenant': 'It needs the tenant id (step 9.1)',

  'without.events': 'without the list of events no ticket list can be made',
  'without.event': 'without single events, changes of a running event are missed',
  'without.counters': 'without summaries nothing tells how full an event is',
  'without.orders':
    'without the orders of an event no ticket list can be made. A wrong tenant id is refused the same way',
  'without.order': 'without will-call orders no ticket gets on this device',
  'without.look-up': 'without look-ups a ticket sold a minute ago is not found',
  'without.check-in': 'without check-in ACME hears of no guest as they come',
  'without.batch': 'without it admissions of an outage cannot be uploaded',
  'without.undo': 'without it an undo never reaches ACME',
  'without.memberships':
    'without memberships the cards of members are known to ACME alone (a venue may have none)',
  'without.report':
    'without its definition there is no report, and every order is read by itself. Check report.definitionId in the profile',

  'path.look-up': 'look-up at {place}',
  'path.check-in': 'check-in at {place}',
  'path.check-in-batch': 'check-in-batch at {place}',
  'path.undo': 'undo at {place}',
  'path.neither': 'neither place',
  'path.none': 'None of the check-in calls was answered (step 6)',
  'path.ask-todo': 'Ask ACME where these calls are for your venue, and check the path in the base URL.',
  'path.set': 'the profile says {place}',
  'path.auto-todo': 'Set checkInPath in the profile to auto.',
  'path.place-todo': 'Set checkInPath in the profile to auto or {place}.',
  'path.unsure-todo':
    'It may be how ACME says that there is no such ticket: scan a ticket of a sandbox to be sure.',

  'terminal.unasked': 'The check-in call was not answered (step 6.7)',
  'terminal.usual': '"{terminal}" is what every lane is called at first; ACME took it',
  'terminal.usual-todo': 'Give this lane a terminalId of its own, as set up in ACME’s Back Office.',
  'terminal.taken': 'ACME took "{terminal}"; whether it knows it, ACME does not say',

  'tenant.none': 'No tenant id is set: the lists of orders cannot be read',
  'tenant.none-todo': 'Set tenantId in the profile (--tenant): ACME and your Back Office know the number.',
  'tenant.two': 'The profile says {profile}, the session {session}',
  'tenant.two-todo': 'Set tenantId in the profile to {session}, or use a login of tenant {profile}.',
  'venue.by-session': '{value}, from the session',
  'venue.by-profile': '{value}, from the profile',
  'zone.untold': 'ACME tells its own only with a session',
  'zone.same': '{zone}, as ACME has it',
  'zone.two': 'The profile says {profile}, ACME {zone}',
  'zone.two-todo': 'Set timeZone in the profile to {zone}.',

  'today.unlisted': 'The events cannot be listed (step 6.1)',
  'today.all': '{what}, all admitted here',
  'today.none': 'ACME shows no event today in {zone}',
  'today.none-todo':
    'If there are events today, check timeZone in the profile and which events the user of this key may see.',
  'today.some': 'of {what} to admit, {n} known',
  'today.some-todo': 'Check admit.events in the profile: an id that ACME does not show admits nobody.',

  'tickets.seen': '{n} tickets on this device of {of} sold, for {what}',
  'tickets.none': 'No event that is admitted here is on this device',
  'tickets.short': 'short: {what}',
  'tickets.short-more': 'short: {what} and {n} more',
  'tickets.of': '{event}: {n} of {of}',
  'tickets.wait-todo': 'The download is under way: wait for it. Until then scans ask ACME.',
  'tickets.sync-todo': 'Start a download (sync). Until it is done, scans ask ACME.',
  'tickets.sync-todo-last': 'Start a download (sync). Until it is done, scans ask ACME. The last one: {why}.',

  'budget.seen': '{n} calls a minute as learnt so far, {of} used in the last minute',
  'budget.free': '{n} calls a minute as learnt so far, {of} used in the last minute, not blocked',
  'budget.blocked': 'ACME blocks this address until {time}',
  'budget.todo':
    'It ends by itself: run the check after that. If it comes often, other programs at this address call ACME too; lower calls.ceilingPerMinute.',

  'speed.none': 'Neither look-ups nor lists were answered (step 6)',
  'speed.few': 'Only {what} could be timed: too few to measure',
  'speed.no-look-up': 'no look-up was answered',
  'speed.look-ups': 'look-ups p50 {ms} ms, p95 {other} ms ({n})',
  'speed.lists': 'lists p50 {ms} ms, p95 {other} ms ({n})',
  'speed.patience': 'scans wait {ms} ms',
  'speed.todo':
    'Scans will often be decided from the list. Look for what slows this network, or raise budgetMs.',

  'table.learnt': '{what} calibrated at this address',
  'table.profile': 'The profile’s own table',
  'table.practice': 'The assumed table, which is the practice venue’s',
  'table.assumed': 'Assumed: ACME publishes no table of its codes',
  'table.todo': 'Calibrate at a sandbox (calibrate) and put the table into the profile (checkInStatus).',
} as const
