import type { WordsLike } from '../catalogue.ts'
import type { readingWords as english } from '../en/reading.ts'

/** German: reading codes, by camera and in the scanner test. */
export const readingWords: WordsLike<typeof english> = {
  'camera.title': 'Kamera',
  'camera.what':
    'Die Kamera dieses Computers liest Codes von Papier und vom Telefon. Jeder Code zählt einmal, solange er davorgehalten wird.',
  'camera.on': 'Mit der Kamera scannen',
  'camera.which': 'Kamera',
  'camera.nth': 'Kamera {n}',
  'camera.light': 'Licht der Kamera',
  'camera.picture': 'Was die Kamera sieht',
  'camera.starting': 'Die Kamera startet …',
  'camera.fault.none': 'Keine Kamera gefunden. Eine anschließen: Sie wird benutzt, sobald sie da ist.',
  'camera.fault.refused':
    'Dieser Computer lässt Portcullis nicht an die Kamera. In den Datenschutz-Einstellungen des Computers erlauben.',
  'camera.fault.busy': 'Ein anderes Programm benutzt die Kamera. Dieses Programm schließen.',
  'camera.fault.unplugged': 'Die Kamera wurde abgezogen. Wieder anschließen oder den Scanner benutzen.',
  'camera.fault.broken':
    'Die Kamera liefert kein lesbares Bild. Es wird weiter versucht; solange den Scanner benutzen.',
}
