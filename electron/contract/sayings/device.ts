/** What the shell says of this device, its key and its profile. */
export const deviceSayings = {
  'device.no-key-yet': 'This device has no key for its live gate yet. An admin sets it.',
  'device.plain':
    'The key and the data of this device are not encrypted: whoever can read this user’s files can read them. Protect them with a passphrase or a keychain.',
  'device.half-way':
    'Not all secrets of this device are sealed in the same way: a change was cut off. They all open; protect them again.',
  'device.takes-permit': 'This is for admins: it takes a permit of the gate.',
  'device.not-in-time': 'It did not start in time.',
  'device.nothing-changed': 'Nothing was changed: the gate does not start with this. {why}',
  'device.not-up':
    'The gate service is not running at the moment, and it alone knows who may do this. Try again when it is.',
  'device.elsewhere':
    'Practice is open, and the live gate has PINs: open the live gate first. What is changed there takes an admin’s PIN.',
  'device.environment-first': 'Choose the environment first: a key is for one alone.',
  'device.key-unkept-why': 'The key cannot be kept: {why}',
  'device.no-key': 'This device has no key.',
  'device.key-unkept': 'The key was not kept. {why}',
  'device.key-before-stays': 'The key was not kept, the one before stays. {why}',
  'device.no-key-came': 'No key came with the provisioning file.',
  'device.key-elsewhere':
    'The key that came with the provisioning file is for another environment than this device’s.',
  'device.login-production':
    'A login (e-mail or user name and password) is for sandboxes alone: ACME lets it expire and does not allow it in production. Use an API key.',
  'device.no-login':
    'This is no login: it takes an e-mail address, or a user name and the tenant’s number, and a password, all of printable characters.',
  'device.no-keychain':
    'This computer has no keychain. Choose first how the key is to be protected: with a passphrase, or, if you accept that, not at all.',
  'device.keychain-gone':
    'The keychain that protects this device’s secrets cannot be opened now. Log in to the desktop again, or choose another protection.',
  'device.nothing-live': 'Nothing is set up for a real venue yet. Choose the environment first.',
  'device.no-readable-key': 'This device has no key for its live gate that can be read. Set it first.',
  'device.misfit': 'It does not fit.',
  'device.passphrase-first': 'Enter the passphrase in use first.',
  'device.keychain-shut': 'This computer has no keychain that can be opened now.',
  'profile.wrong-passphrase': 'This is not the passphrase that the profile was sealed with.',
  'device.passphrase-short': 'A passphrase has 10 characters or more.',
  'device.passphrase-long': 'A passphrase has 200 characters at most.',
  'profile.sealed': 'This profile is sealed. Enter the passphrase it was sealed with.',
  'profile.no-json': 'This is not a profile: it is not JSON.',
  'profile.provisioning':
    'This file is not a profile. A provisioning file is put where Portcullis finds it at its start (docs/provisioning.md).',
  'profile.envelope': 'This profile’s envelope is not as it was written: something was added or taken away.',
  'profile.no-settings': 'This is not a profile: it is JSON, but not an object of settings.',
  'profile.not-sealed': 'This is not a sealed profile.',
  'profile.newer':
    'This profile was written by a newer Portcullis. Update this device first, then import it.',
  'profile.cut-short': 'This file is cut short: its end is missing. Copy it again as a whole.',
  'profile.altered': 'This file was altered on its way and is not used. Copy it again, or export it anew.',
  'profile.nothing': 'Nothing is set up for a real venue yet: there is nothing to export.',
  'profile.locked':
    'This device’s profile is locked by its provisioning file: it is changed there, and taken over at the next start.',
  'profile.changed-meanwhile':
    'Somebody else changed the profile meanwhile. Nothing was changed by you: look at it again, then repeat your change.',
  'profile.no-key-there':
    'This device has no key for that environment, and a live gate cannot go on without one. Change the environment in the set-up, where its key is entered with it.',
} as const
