/** English: reading codes, by camera and in the scanner test. */
export const readingWords = {
  'camera.title': 'Camera',
  'camera.what':
    'The camera of this computer reads codes on paper and on phones. Each code counts once for as long as it is held there.',
  'camera.on': 'Scan with the camera',
  'camera.which': 'Camera',
  'camera.nth': 'Camera {n}',
  'camera.light': 'Light of the camera',
  'camera.picture': 'What the camera sees',
  'camera.starting': 'The camera is starting …',
  'camera.fault.none': 'No camera was found. Plug one in: it is used as soon as it is there.',
  'camera.fault.refused':
    'This computer does not let Portcullis use the camera. Allow it in the computer’s privacy settings.',
  'camera.fault.busy': 'Another program uses the camera. Close that program.',
  'camera.fault.unplugged': 'The camera was unplugged. Plug it in again, or use the scanner.',
  'camera.fault.broken':
    'The camera gives no picture that can be read. It is tried again; use the scanner meanwhile.',

  'scanner.title': 'Scanner test',
  'scanner.what': {
    one: 'Scan this code {n} time with the scanner of this gate. It lets nobody in.',
    other: 'Scan this code {n} times with the scanner of this gate. It lets nobody in.',
  },
  'scanner.count': '{done} of {of} scans heard',
  'scanner.progress': 'Scans heard',
  'scanner.nothing':
    'Nothing comes? Hold the scanner a hand’s breadth away, turn the brightness of the screen up, and look whether its cable or radio is connected.',
  'scanner.reading.right': 'Every character comes out right.',
  'scanner.reading.caps-lock':
    'Caps Lock is on: large and small letters come out exchanged. This can be undone here.',
  'scanner.reading.layout':
    'The scanner is set to a US keyboard, and this computer to another: characters come out wrong. This can be put right here.',
  'scanner.reading.wrong-case':
    'Large and small letters come out wrong. Set the scanner to leave them as they are (see its manual), then test again.',
  'scanner.reading.unclear':
    'That is not the code on screen, or its characters are changed in a way that cannot be undone here. Set the scanner to the keyboard of this computer, or to US, then test again.',
  'scanner.ending': 'Ends a code with',
  'scanner.ending.enter': 'Enter',
  'scanner.ending.tab': 'Tab',
  'scanner.ending.none': 'Nothing; Enter would be faster',
  'scanner.speed': 'Speed',
  'scanner.perCharacter': '{ms} ms a character',
  'scanner.prefix': 'Puts before a code',
  'scanner.none': 'Nothing',
  'scanner.doubled': 'Sends a code',
  'scanner.doubled.yes': 'Twice; the second is left out from now on',
  'scanner.doubled.no': 'Once',
  'scanner.apply': 'Use what was found out',
  'scanner.again': 'Test again',
  'scanner.forget': 'Forget what is known about the scanner',
  'scanner.kept': 'Kept on this device. The scanner is ready.',
  'scanner.notKept': 'It holds until the next start only: it could not be written to the disk.',
} as const
