/** What admins read about the device itself: its book, its key, what protects it, and where it lies. */
export const thisDeviceWords = {
  'here.title': 'Device and key',
  'here.problems': 'What should be put right',
  'here.problem.device-file': 'The file of this device',
  'here.problem.provisioning': 'Provisioning',
  'here.problem.plain-secrets': 'Nothing is encrypted',
  'here.problem.secrets': 'Protection',
  'here.problem.key': 'Key to ACME',
  'here.noProblems': 'Nothing: all is in order.',

  'here.book': 'What is open',
  'here.bookIs': 'Open now:',
  'here.bookPractice': 'Practice: no real tickets, no real guests, and nothing is told to ACME’s production.',
  'here.bookLive': 'The live gate: real tickets and real guests.',
  'here.noLive': 'Nothing is set up for a real venue yet.',
  'here.noKeyYet': 'The live gate has no key yet: set it below, then it can be opened.',
  'here.openLive': 'Open the live gate',
  'here.openPractice': 'Open practice',
  'here.openLiveAsk':
    'The gate starts anew, with real tickets. Practice is kept as it is. Open the live gate?',
  'here.openPracticeAsk':
    'The gate starts anew in practice: no real guest can be scanned here meanwhile. Open practice?',
  'here.waitingStays': {
    one: '{n} admission waits for ACME. It stays on this device, and goes out when the live gate is open again.',
    other:
      '{n} admissions wait for ACME. They stay on this device, and go out when the live gate is open again.',
  },
  'here.opening': 'The gate is starting anew.',
  'here.yesOpen': 'Yes, open it',
  'here.no': 'No, leave it',

  'here.key': 'Key to ACME',
  'here.forget': 'Forget the key',
  'here.forgetAsk':
    'Without a key this device scans by its list alone: ACME is neither asked nor told. Admissions are kept, and go out with the next key. New tickets do not come.',
  'here.forgetAgain':
    'The key is deleted here for good; nobody can read it back. Do you have it elsewhere, or another one?',
  'here.forgetOn': 'Go on',
  'here.forgetYes': 'Yes, forget it',
  'here.forgotten': 'The key is forgotten. Scanning goes on by the list.',

  'here.protection': 'Protection of the key and the data',
  'here.protectedBy.keychain': 'The keychain of this computer protects them.',
  'here.protectedBy.passphrase': 'A passphrase protects them. It is asked for at each start.',
  'here.protectedBy.plain': 'Nothing protects them.',
  'here.protectedBy.none': 'That is not decided yet: there is nothing to protect.',
  'here.plainWarning':
    'The key and the data of this device are not encrypted. Whoever can read the files of this user can read them.',
  'here.protectChange': 'Change the protection',
  'here.protected': 'The protection is changed.',

  'here.provisioning': 'Provisioning file',
  'here.provisionedNone':
    'None was taken over. A device management can put one where this device finds it at its start.',
  'here.provisionedAt': 'Taken over {when}.',
  'here.provisionedLocked': 'It locks the settings: they are changed in that file.',
  'here.provisionedOpen': 'The settings can be changed here as well.',
  'here.provisionedKey':
    'A key came with it, sealed. Choose it under “Key to ACME” and enter the passphrase it was sealed with.',

  'here.about': 'About this device',
  'here.id': 'Id',
  'here.host': 'Name of the computer',
  'here.folder': 'Its files lie in',
  'here.version': 'Version',
  'here.changedAt': 'Settings changed',
} as const
