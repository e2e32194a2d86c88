import type { WordsLike } from '../catalogue.ts'
import type { trainingWords as english } from '../en/training.ts'

/** Spanish: the scenes of the training. */
export const trainingWords: WordsLike<typeof english> = {
  'train.title': 'Entrenamiento',
  'train.hint': 'Cada escena hace fallar algo en el recinto de práctica. Actívela, lea entradas y termínela.',
  'train.practiceOnly': 'Las escenas solo se hacen en un equipo de práctica.',
  'train.play': 'Activar',
  'train.playThis': 'Activar: {title}',
  'train.end': 'Terminar la escena',
  'train.network-drops.title': 'La red se cae',
  'train.network-drops.do':
    'Siga leyendo. Este equipo decide con su lista; un código que no conoce se retiene. Lo pendiente se envía solo.',
  'train.slow.title': 'ACME va lento',
  'train.slow.do': 'Siga leyendo. La primera lectura espera un segundo, las siguientes no esperan.',
  'train.rate-limited.title': 'ACME no acepta más llamadas',
  'train.rate-limited.do': 'Siga leyendo y no toque los ajustes: la pausa termina sola.',
  'train.key-revoked.title': 'La clave está revocada',
  'train.key-revoked.do':
    'Siga leyendo y llame a un administrador: solo una clave nueva lo arregla. Mientras tanto no se pierde nada.',
  'train.wifi-sign-in.title': 'La Wi-Fi pide iniciar sesión',
  'train.wifi-sign-in.do': 'Siga leyendo, y que alguien inicie sesión en la Wi-Fi en este equipo.',
  'train.wrong-clock.title': 'Los relojes no coinciden',
  'train.wrong-clock.do':
    'Se retienen las entradas cuya hora importa: llame a un supervisor y haga revisar el reloj de este equipo.',
  'train.used-ticket.title': 'Un visitante con una entrada usada',
  'train.used-ticket.do':
    'Lea «Already used» abajo. Diga cuándo y dónde se usó, pida las otras entradas del pedido y llame a un supervisor si insiste.',
}
