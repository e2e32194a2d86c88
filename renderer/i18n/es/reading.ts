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

  'scanner.title': 'Prueba del lector',
  'scanner.what': {
    one: 'Escanee este código {n} vez con el lector de esta entrada. No deja entrar a nadie.',
    other: 'Escanee este código {n} veces con el lector de esta entrada. No deja entrar a nadie.',
  },
  'scanner.count': '{done} de {of} lecturas oídas',
  'scanner.progress': 'Lecturas oídas',
  'scanner.nothing':
    '¿No llega nada? Sostenga el lector a un palmo, suba el brillo de la pantalla y mire si su cable o su radio están conectados.',
  'scanner.reading.right': 'Cada carácter llega bien.',
  'scanner.reading.caps-lock':
    'El bloqueo de mayúsculas está activado: mayúsculas y minúsculas llegan cambiadas. Se puede corregir aquí.',
  'scanner.reading.layout':
    'El lector está ajustado a un teclado de EE. UU. y este ordenador a otro: hay caracteres que llegan mal. Se puede corregir aquí.',
  'scanner.reading.wrong-case':
    'Mayúsculas y minúsculas llegan mal. Ajuste el lector para que las deje como están (vea su manual) y repita la prueba.',
  'scanner.reading.unclear':
    'No es el código de la pantalla, o sus caracteres cambian de un modo que aquí no se puede corregir. Ajuste el lector al teclado de este ordenador o al de EE. UU. y repita la prueba.',
  'scanner.ending': 'Termina un código con',
  'scanner.ending.enter': 'Intro',
  'scanner.ending.tab': 'Tab',
  'scanner.ending.none': 'Nada; con Intro sería más rápido',
  'scanner.speed': 'Velocidad',
  'scanner.perCharacter': '{ms} ms por carácter',
  'scanner.prefix': 'Pone delante de un código',
  'scanner.none': 'Nada',
  'scanner.doubled': 'Envía un código',
  'scanner.doubled.yes': 'Dos veces; la segunda se omite desde ahora',
  'scanner.doubled.no': 'Una vez',
  'scanner.apply': 'Usar lo averiguado',
  'scanner.again': 'Repetir la prueba',
  'scanner.forget': 'Olvidar lo que se sabe del lector',
  'scanner.kept': 'Guardado en este dispositivo. El lector está listo.',
  'scanner.notKept': 'Vale solo hasta el próximo arranque: no se pudo escribir en el disco.',
}
