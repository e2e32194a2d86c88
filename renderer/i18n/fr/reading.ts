import type { WordsLike } from '../catalogue.ts'
import type { readingWords as english } from '../en/reading.ts'

/** French: reading codes, by camera and in the scanner test. */
export const readingWords: WordsLike<typeof english> = {
  'camera.title': 'Caméra',
  'camera.what':
    'La caméra de cet ordinateur lit les codes sur papier et sur téléphone. Chaque code compte une fois tant qu’il est présenté.',
  'camera.on': 'Scanner avec la caméra',
  'camera.which': 'Caméra',
  'camera.nth': 'Caméra {n}',
  'camera.light': 'Lumière de la caméra',
  'camera.picture': 'Ce que voit la caméra',
  'camera.starting': 'La caméra démarre…',
  'camera.fault.none': 'Aucune caméra trouvée. Branchez-en une : elle sert dès qu’elle est là.',
  'camera.fault.refused':
    'Cet ordinateur interdit la caméra à Portcullis. Autorisez-la dans ses réglages de confidentialité.',
  'camera.fault.busy': 'Un autre programme utilise la caméra. Fermez-le.',
  'camera.fault.unplugged': 'La caméra a été débranchée. Rebranchez-la ou utilisez le lecteur.',
  'camera.fault.broken':
    'La caméra ne donne pas d’image lisible. Nouvel essai en cours ; utilisez le lecteur en attendant.',
}
