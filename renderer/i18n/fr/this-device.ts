import type { WordsLike } from '../catalogue.ts'
import type { thisDeviceWords as english } from '../en/this-device.ts'

/** Ce que lisent les administrateurs de l’appareil lui-même. */
export const thisDeviceWords: WordsLike<typeof english> = {
  'here.title': 'Appareil et clé',
  'here.problems': 'Ce qui est à remettre en ordre',
  'here.problem.device-file': 'Le fichier de cet appareil',
  'here.problem.provisioning': 'Déploiement',
  'here.problem.plain-secrets': 'Rien n’est chiffré',
  'here.problem.secrets': 'Protection',
  'here.problem.key': 'Clé d’ACME',
  'here.noProblems': 'Rien : tout est en ordre.',

  'here.book': 'Ce qui est ouvert',
  'here.bookIs': 'Ouvert maintenant :',
  'here.bookPractice':
    'Exercice : ni vrais billets ni vrai public, et la production d’ACME n’en apprend rien.',
  'here.bookLive': 'Le vrai contrôle : vrais billets et vrai public.',
  'here.noLive': 'Rien n’est encore installé pour un vrai site.',
  'here.noKeyYet': 'Le vrai contrôle n’a pas encore de clé : mettez-la ci-dessous, puis il peut être ouvert.',
  'here.openLive': 'Ouvrir le vrai contrôle',
  'here.openPractice': 'Ouvrir l’exercice',
  'here.openLiveAsk':
    'Le contrôle redémarre, avec de vrais billets. L’exercice reste comme il est. Ouvrir le vrai contrôle ?',
  'here.openPracticeAsk':
    'Le contrôle redémarre en exercice : d’ici là, aucun vrai visiteur ne peut être lu ici. Ouvrir l’exercice ?',
  'here.waitingStays': {
    one: '{n} entrée attend ACME. Elle reste sur cet appareil et part quand le vrai contrôle est rouvert.',
    other:
      '{n} entrées attendent ACME. Elles restent sur cet appareil et partent quand le vrai contrôle est rouvert.',
  },
  'here.opening': 'Le contrôle redémarre.',
  'here.yesOpen': 'Oui, ouvrir',
  'here.no': 'Non, laisser',

  'here.key': 'Clé d’ACME',
  'here.forget': 'Oublier la clé',
  'here.forgetAsk':
    'Sans clé, cet appareil lit d’après sa seule liste : ACME n’est ni interrogé ni averti. Les entrées sont gardées et partent avec la prochaine clé. De nouveaux billets n’arrivent pas.',
  'here.forgetAgain':
    'La clé est effacée ici pour de bon ; personne ne peut la relire. L’avez-vous ailleurs, ou en avez-vous une autre ?',
  'here.forgetOn': 'Continuer',
  'here.forgetYes': 'Oui, l’oublier',
  'here.forgotten': 'La clé est oubliée. La lecture continue d’après la liste.',

  'here.protection': 'Protection de la clé et des données',
  'here.protectedBy.keychain': 'Le trousseau de cet ordinateur les protège.',
  'here.protectedBy.passphrase': 'Une phrase de passe les protège. Elle est demandée à chaque démarrage.',
  'here.protectedBy.plain': 'Rien ne les protège.',
  'here.protectedBy.none': 'Ce n’est pas encore décidé : il n’y a rien à protéger.',
  'here.plainWarning':
    'La clé et les données de cet appareil ne sont pas chiffrées. Qui peut lire les fichiers de cet utilisateur peut les lire.',
  'here.protectChange': 'Changer la protection',
  'here.protected': 'La protection est changée.',

  'here.provisioning': 'Fichier de déploiement',
  'here.provisionedNone':
    'Aucun n’a été repris. Une gestion d’appareils peut en mettre un là où cet appareil le trouve à son démarrage.',
  'here.provisionedAt': 'Repris {when}.',
  'here.provisionedLocked': 'Il verrouille les réglages : ils sont modifiés dans ce fichier.',
  'here.provisionedOpen': 'Les réglages peuvent aussi être modifiés ici.',
  'here.provisionedKey':
    'Une clé est venue avec lui, scellée. Choisissez-la sous « Clé d’ACME » et tapez la phrase qui l’a scellée.',

  'here.about': 'À propos de cet appareil',
  'here.id': 'Id',
  'here.host': 'Nom de l’ordinateur',
  'here.folder': 'Ses fichiers sont dans',
  'here.version': 'Version',
  'here.changedAt': 'Réglages modifiés',
}
