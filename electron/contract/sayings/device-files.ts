/** What the shell says of the files of this device: its own, its secrets, and a provisioning file. */
export const deviceFileSayings = {
  'provision.unused': 'The provisioning file {file} is not used: {why} The settings before it stay.',
  'provision.no-start': 'The provisioning file is not used: the gate does not start with it. {why}',
  'provision.unreadable': 'it cannot be read. Check who owns it and its permissions.',
  'provision.missing': 'it is not there.',
  'provision.too-long': 'it is too long.',
  'provision.no-json': 'it is not JSON.',
  'provision.newer': 'it was written for a newer Portcullis.',
  'provision.no-settings': 'profile: is not an object of settings.',
  'provision.no-part': 'it has no part for this device (host {host}, id {id}).',
  'provision.parts': 'it has more than one part for this device (host {host}, id {id}).',
  'provision.elsewhere':
    'it leads to another environment, for which this device has no key. Open practice, then start Portcullis again: it is taken over there, and its key can be set.',

  'file.not-read': 'The file {file} cannot be read: check who owns it and its permissions',
  'file.newer': 'The file {file} was written by a newer Portcullis',
  'file.damaged': 'The file {file} is damaged',
  'file.missing': 'The file {file} is missing',
  'file.before-used': '{what}. The settings before the last change are used: check them.',
  'file.begun-anew':
    '{what}. This device begins anew, in practice. Nothing was deleted: restore the file from a backup, or set the device up again.',
  'file.unreadable': 'The file {file} cannot be read. Check who owns it and its permissions.',

  'secret.damaged': 'The file {file} is damaged. Restore it from a backup.',
  'secret.other-device': 'The file {file} is damaged, or of another device. Restore it from a backup.',
  'secret.keychain-shut':
    'The key to this device’s data is in the system keychain, which cannot be opened now. Unlock the keychain (log in to the desktop again), then start Portcullis again.',
  'secret.keychain-refuses':
    'The system keychain refuses the key in {file}. It may belong to another user or machine. Restore the user’s keychain, or move that file and the data folder beside it away to begin anew.',
  'secret.key-damaged': 'The key in {file} is damaged. Set the key again.',
  'secret.no-keychain':
    'This computer has no keychain that can be opened now. Log in to the desktop again, or choose a passphrase for this device.',

  'passphrase.wanted': 'Enter this device’s passphrase: it opens the key and the data.',
  'passphrase.too-many': 'Too many wrong passphrases: wait {seconds} seconds.',
  'passphrase.none': 'No passphrase is set on this device.',
  'passphrase.damaged': 'The file {file} is damaged. Restore it from a backup: without it nothing opens.',
  'passphrase.wrong': 'This is not the passphrase.',
  'passphrase.wrong-wait': 'This is not the passphrase. Wait {seconds} seconds before the next try.',
  'passphrase.in-use-first': 'The passphrase in use has to be entered first.',

  'live.gone': 'The live gate that was open is not set up on this device any more. Set it up again.',
  'live.no-key': 'This device has no key for its live gate. An admin has to set it.',
  'live.not-running': 'The gate service is not running at the moment. Try again when it is.',

  'venue.other':
    'This is the profile of another venue: {what}. Its terminal is {terminal}. Import it only if this device moves there.',
  'venue.other-tenant': 'tenant {tenant} instead of {own}',
  'venue.other-zone': 'time zone {zone} instead of {own}',
  'venue.unnamed': 'unnamed',
} as const
