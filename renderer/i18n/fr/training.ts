import type { WordsLike } from '../catalogue.ts'
import type { trainingWords as english } from '../en/training.ts'

/** French: the scenes of the training. */
export const trainingWords: WordsLike<typeof english> = {
  'train.title': 'Formation',
  'train.hint':
    'Chaque scène provoque une panne au lieu d’entraînement. Jouez-la, lisez des billets, terminez-la.',
  'train.practiceOnly': 'Les scènes se jouent seulement sur un appareil d’entraînement.',
  'train.play': 'Jouer',
  'train.playThis': 'Jouer : {title}',
  'train.end': 'Terminer la scène',
  'train.network-drops.title': 'Le réseau tombe',
  'train.network-drops.do':
    'Continuez. Cet appareil décide avec sa liste ; un code inconnu est retenu. Les envois se rattrapent seuls.',
  'train.slow.title': 'ACME est lent',
  'train.slow.do': 'Continuez. La première lecture attend une seconde, les suivantes n’attendent pas.',
  'train.rate-limited.title': 'ACME n’accepte plus d’appels',
  'train.rate-limited.do': 'Continuez sans toucher aux réglages : la pause finit d’elle-même.',
  'train.key-revoked.title': 'La clé est révoquée',
  'train.key-revoked.do':
    'Continuez et appelez un administrateur : seule une nouvelle clé y met fin. Rien ne se perd entre-temps.',
  'train.wifi-sign-in.title': 'Le Wi-Fi demande une connexion',
  'train.wifi-sign-in.do': 'Continuez, et faites connecter cet ordinateur au Wi-Fi.',
  'train.wrong-clock.title': 'Les horloges diffèrent',
  'train.wrong-clock.do':
    'Les billets dont l’heure compte sont retenus : appelez un superviseur et faites vérifier l’horloge de cet ordinateur.',
  'train.used-ticket.title': 'Un visiteur avec un billet utilisé',
  'train.used-ticket.do':
    'Lisez « Already used » ci-dessous. Dites quand et où il a servi, demandez les autres billets de la commande, appelez un superviseur si le visiteur insiste.',
}
