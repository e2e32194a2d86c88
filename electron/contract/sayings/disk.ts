/** What is the matter with the disk and the database on it. `{where}` is a folder or a file. */
export const diskSayings = {
  'disk.folder': 'the data folder',
  'disk.full': 'The disk that holds {where} is full. Free some space; scanning goes on when there is room.',
  'disk.no-space': 'The disk that holds {where} is full. Free some space.',
  'disk.read-only': '{where} cannot be written to. Check the permissions of the folder and its files.',
  'disk.not-opened': '{where} cannot be opened. Check that the folder exists and can be written to.',
  'disk.not-allowed': '{where} may not be opened by this user. Check its permissions.',
  'disk.not-ours':
    '{where} holds a file that is not a Portcullis database. Move it away or choose another data folder; it was not changed.',
  'disk.damaged':
    'The database in {where} is damaged. Start again: it is set aside, and what it held is carried over.',
  'disk.damaged-how': 'The database in {where} is damaged ({fault}).',
  'disk.cut-short': 'The database in {where} is cut short. Start again: what it holds is then carried over.',
  'disk.in-use':
    '{where} is in use by another Portcullis. Close that one, or give this one a data folder of its own.',
  'disk.failed': 'Reading or writing {where} failed. Check the disk.',
  'disk.no-access': '{where} may not be written to by this user. Check its permissions.',
  'disk.read-only-disk': '{where} is on a disk that cannot be written to.',
  'disk.no-folder': '{where} is not a folder.',
  'disk.a-file': '{where} is a file, not a folder.',
  'disk.not-kept': '{where} does not keep what is written to it. Check the disk.',
  'disk.unfit':
    'The database in {where} cannot be used by this version ({code}). It was not changed: choose another data folder, or move this one away.',

  'disk.copy-unsound': 'The copy is not sound.',
  'disk.other-version': '{where} tells another version than it has.',
  'disk.other-program':
    '{where} is a database of another program. Choose another data folder; it was not changed.',
  'disk.other-key-told': '{where} tells another key than it has.',
  'disk.other-key':
    '{where} was made with another data key. Give the key it was made with, or another folder.',
  'disk.newer':
    'The database was made by a newer Portcullis (format {n}; this one knows {of}). Update this device, or choose another data folder.',
  'disk.damaged-other-key':
    'The database in {where} is damaged, and was made with another data key. Give that key, and what it held is carried over.',
  'disk.missing-other-key':
    '{where} is missing, and the second record beside it was made with another data key. Give that key, and what it held is carried over; or choose another folder.',
  'disk.damaged-not-ours':
    "The database in {where} is damaged, and nothing shows that it is this gate's. It was not changed: keep a copy for support and start with another data folder.",
  'disk.no-copy':
    'The database in {where} was not brought to this version, since no copy of it could be made first.',
  'disk.no-copy-since':
    'The database in {where} was not brought to this version, since no copy of it could be made first. {why}',

  'disk.was-damaged': 'The database was damaged.',
  'disk.was-missing': 'The database was missing.',
  'disk.header-was-damaged': "The database's header was damaged.",
  'disk.healed':
    '{why} Carried over: {admissions} admissions, {scans} scans, {waiting} outbox rows, {tickets} tickets, {cards} cards.',
  'disk.healed-in-part': '{why} What could not be read is downloaded again.',
  'disk.healed-aside': '{why} The old files are in {where}.',

  'save.full': 'The disk is full.',
  'save.not-there': 'There nothing may be written: choose another folder.',
  'save.failed': 'The file could not be written: choose another folder.',
} as const
