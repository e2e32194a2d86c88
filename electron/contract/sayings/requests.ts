/** Why a request was not carried out. */
export const requestSayings = {
  'ask.not-running': 'The gate service is not running.',
  'ask.not-sent': 'The request cannot be sent.',
  'ask.closing': 'The gate is closing.',
  'ask.failed': 'The gate service failed on this request.',
  'ask.no-download': 'The download failed.',
  'ask.span': 'The end of the span has to be after its beginning.',
  'ask.no-row': 'There is no such row in the outbox.',
  'ask.not-to-send': 'Only a row that ACME refused, or that was set aside, can be sent again.',
  'ask.overtaken':
    'What was done here since has overtaken this row: there is nothing left to send. Acknowledge it with a note.',
  'ask.not-to-note': 'Only a conflict, or a row that was refused or set aside, can be acknowledged.',
  'ask.not-met': 'This device has not met that code.',
  'ask.no-code': 'This device knows no such code.',
  'ask.no-entrance': 'There is no such entrance here. Choose one of: {entrances}.',
  'ask.unreadable': 'This code has no readable character.',

  'undo.nothing': 'There is no admission to undo for this scan.',
  'undo.came-back': 'The guest has come in again since: this exit can no longer be taken back.',
  'undo.too-late': 'An admission can be undone for {minutes} minutes.',
  'undo.counted':
    'ACME has counted this entry, or may have, and can take back tickets alone, not the entry of a card or a pass: it stands.',

  'order.unscanned': 'This device knows no code of that scan.',
  'order.card': 'This is a member’s card: no order is behind it.',
  'order.none': 'ACME knows no order behind this code.',
  'order.gone': 'ACME no longer has this order.',
  'order.not-told': 'The order is not on this device, and ACME does not tell: {why}.',
  'order.not-shown': 'The order was read but could not be shown.',
  'order.not-reached': 'ACME cannot be reached',
  'order.late': 'ACME did not answer within {seconds} seconds',

  'pin.none-yet': 'Nobody has a PIN on this device yet. An admin has to give out PINs first.',
  'pin.none': 'Nobody has a PIN on this device yet.',
  'pin.any-first': 'Enter a PIN first.',
  'pin.supervisor-first': 'This is for supervisors: enter a supervisor’s PIN first.',
  'pin.admin-first': 'This is for admins: enter an admin’s PIN first.',
  'pin.nobodys': 'This is nobody’s PIN.',
  'pin.nobodys-wait': 'This is nobody’s PIN. {wait}',
  'pin.wait-seconds': 'Too many wrong PINs: wait {seconds} seconds. Scanning goes on.',
  'pin.wait-minutes': 'Too many wrong PINs: wait {minutes} minutes. Scanning goes on.',
  'pin.keys-wait-seconds': 'Too many wrong keys: wait {seconds} seconds. Scanning goes on.',
  'pin.keys-wait-minutes': 'Too many wrong keys: wait {minutes} minutes. Scanning goes on.',
  'pin.taken': 'This PIN cannot be taken: each person needs one of their own.',
  'pin.full': 'At most {n} people can have a PIN on one device.',
  'pin.no-such': 'Nobody of that id has a PIN here.',
  'pin.lacking': 'Somebody new needs a name, a role and a PIN.',
  'pin.admin-is-first': 'The first to get a PIN has to be an admin.',
  'pin.last-admin': 'This is the last admin. Give somebody else that role first.',
  'pin.other-key': 'This is not the key that this device speaks to ACME with. No PIN was changed.',
  'pin.unproven-key':
    'ACME has not accepted this device’s key yet, so it proves nothing. No PIN was changed. Connect the device to ACME, or set the venue’s key, then try again.',
  'pin.other-venue':
    'This key belongs to another venue: it does not know “{event}” of {day}, which this device does. No PIN was changed.',
  'pin.venue-untold':
    'ACME does not say now which venue this key belongs to. No PIN was changed. Try again when the link is up.',
  'pin.not-kept': 'The PIN was not kept.',

  'log.cut-off': 'The log ends with row {n}, but it had {of}.',
  'log.other-end': 'The last row is not the one that was written last.',
  'log.missing': 'Row {n} is missing, or not in its place.',
  'log.changed': 'Row {n} was changed.',
  'log.put-later': 'Row {n} does not follow the row before it: one of them was put there later.',
  'log.rows-lacking': 'The file was saved with {of} rows, and {n} are in it.',
  'log.unreadable-row': 'What stands in the place of row {n} of the file is no row of a log.',
  'log.beside-rows':
    'The rows are as they were; something beside them was changed: what the file says of itself, or the lane of a row.',
  'service.odd-host': 'The host said something this service does not understand.',

  'calibrate.no-integer': 'ACME answered {code}, which is no checkInStatus: there is nothing to learn.',
  'calibrate.limited': 'ACME allows no more calls until {time}.',
  'calibrate.nothing': '{why}. Nothing was learnt.',
  'calibrate.maybe-used': '{why}. Nothing was learnt; ACME may have checked the ticket in all the same.',
  'calibrate.production':
    'Calibrating checks real tickets in, so it is not done in production. Calibrate at a sandbox or the practice venue and put the table into this profile (checkInStatus).',
  'calibrate.unclear':
    'Calibrating checks real tickets in, and {host} does not look like a sandbox. Calibrate at a sandbox or the practice venue and put the table into this profile (checkInStatus).',
} as const
