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

  'scanner.title': 'Scanner-Test',
  'scanner.what': {
    one: 'Diesen Code {n}-mal mit dem Scanner dieses Einlasses scannen. Er lässt niemanden ein.',
    other: 'Diesen Code {n}-mal mit dem Scanner dieses Einlasses scannen. Er lässt niemanden ein.',
  },
  'scanner.count': '{done} von {of} Scans gehört',
  'scanner.progress': 'Gehörte Scans',
  'scanner.nothing':
    'Es kommt nichts? Den Scanner eine Handbreit entfernt halten, den Bildschirm heller stellen, und prüfen, ob Kabel oder Funk verbunden sind.',
  'scanner.reading.right': 'Jedes Zeichen kommt richtig an.',
  'scanner.reading.caps-lock':
    'Die Feststelltaste ist an: Groß- und Kleinbuchstaben kommen vertauscht an. Das lässt sich hier ausgleichen.',
  'scanner.reading.layout':
    'Der Scanner ist auf eine US-Tastatur eingestellt, dieser Computer auf eine andere: Zeichen kommen falsch an. Das lässt sich hier ausgleichen.',
  'scanner.reading.wrong-case':
    'Groß- und Kleinbuchstaben kommen falsch an. Den Scanner so einstellen, dass er sie lässt (siehe Handbuch), dann erneut testen.',
  'scanner.reading.unclear':
    'Das ist nicht der Code auf dem Bildschirm, oder seine Zeichen sind so verändert, dass es sich hier nicht ausgleichen lässt. Den Scanner auf die Tastatur dieses Computers oder auf US einstellen, dann erneut testen.',
  'scanner.ending': 'Beendet einen Code mit',
  'scanner.ending.enter': 'Enter',
  'scanner.ending.tab': 'Tab',
  'scanner.ending.none': 'Nichts; mit Enter ginge es schneller',
  'scanner.speed': 'Tempo',
  'scanner.perCharacter': '{ms} ms je Zeichen',
  'scanner.prefix': 'Setzt vor einen Code',
  'scanner.none': 'Nichts',
  'scanner.doubled': 'Sendet einen Code',
  'scanner.doubled.yes': 'Zweimal; der zweite wird ab jetzt ausgelassen',
  'scanner.doubled.no': 'Einmal',
  'scanner.apply': 'Das Gefundene benutzen',
  'scanner.again': 'Erneut testen',
  'scanner.forget': 'Vergessen, was über den Scanner bekannt ist',
  'scanner.kept': 'Auf diesem Gerät gespeichert. Der Scanner ist bereit.',
  'scanner.notKept': 'Gilt nur bis zum nächsten Start: Es ließ sich nicht auf die Platte schreiben.',
}
