import type { WordsLike } from '../catalogue.ts'
import type { trainingWords as english } from '../en/training.ts'

/** German: the scenes of the training. */
export const trainingWords: WordsLike<typeof english> = {
  'train.title': 'Übungen',
  'train.hint':
    'Jede Szene lässt am Übungsort etwas schiefgehen. Spielen Sie sie, scannen Sie, beenden Sie sie.',
  'train.practiceOnly': 'Szenen werden nur auf einem Übungsgerät gespielt.',
  'train.play': 'Spielen',
  'train.playThis': 'Spielen: {title}',
  'train.end': 'Szene beenden',
  'train.network-drops.title': 'Das Netz fällt aus',
  'train.network-drops.do':
    'Scannen Sie weiter. Dieses Gerät entscheidet nach seiner Liste; ein unbekannter Code wird angehalten. Gemeldet wird später von selbst.',
  'train.slow.title': 'ACME ist langsam',
  'train.slow.do': 'Scannen Sie weiter. Der erste Scan wartet eine Sekunde, die danach warten nicht.',
  'train.rate-limited.title': 'ACME nimmt keine Aufrufe mehr an',
  'train.rate-limited.do': 'Scannen Sie weiter und lassen Sie die Einstellungen: die Pause endet von selbst.',
  'train.key-revoked.title': 'Der Schlüssel ist widerrufen',
  'train.key-revoked.do':
    'Scannen Sie weiter und rufen Sie die Verwaltung: nur ein neuer Schlüssel hilft. Verloren geht inzwischen nichts.',
  'train.wifi-sign-in.title': 'Das WLAN verlangt eine Anmeldung',
  'train.wifi-sign-in.do': 'Scannen Sie weiter, und lassen Sie diesen Computer am WLAN anmelden.',
  'train.wrong-clock.title': 'Die Uhren gehen verschieden',
  'train.wrong-clock.do':
    'Tickets, bei denen es auf die Zeit ankommt, werden angehalten: rufen Sie die Aufsicht und lassen Sie die Uhr dieses Computers prüfen.',
  'train.used-ticket.title': 'Ein Gast mit benutztem Ticket',
  'train.used-ticket.do':
    'Scannen Sie unten „Already used“. Sagen Sie, wann und wo es benutzt wurde, fragen Sie nach den anderen Tickets der Bestellung und rufen Sie die Aufsicht, wenn der Gast darauf besteht.',
}
