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
} as const
