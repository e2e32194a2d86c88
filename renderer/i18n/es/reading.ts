import type { WordsLike } from '../catalogue.ts'
import type { readingWords as english } from '../en/reading.ts'

/** Spanish: reading codes, by camera and in the scanner test. */
export const readingWords: WordsLike<typeof english> = {
  'camera.title': 'Cámara',
  'camera.what':
    'La cámara de este ordenador lee códigos en papel y en el móvil. Cada código cuenta una vez mientras se mantiene delante.',
  'camera.on': 'Escanear con la cámara',
  'camera.which': 'Cámara',
  'camera.nth': 'Cámara {n}',
  'camera.light': 'Luz de la cámara',
  'camera.picture': 'Lo que ve la cámara',
  'camera.starting': 'La cámara está arrancando…',
  'camera.fault.none': 'No se encontró ninguna cámara. Conecte una: se usará en cuanto esté.',
  'camera.fault.refused':
    'Este ordenador no deja a Portcullis usar la cámara. Permítalo en los ajustes de privacidad del ordenador.',
  'camera.fault.busy': 'Otro programa usa la cámara. Ciérrelo.',
  'camera.fault.unplugged': 'Se desconectó la cámara. Vuelva a conectarla o use el lector.',
  'camera.fault.broken':
    'La cámara no da una imagen legible. Se sigue intentando; mientras tanto, use el lector.',
}
