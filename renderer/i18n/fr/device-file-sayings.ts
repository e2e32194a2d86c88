import type { DeviceFileSayings } from '../said.ts'

/** Ce que dit le programme des fichiers de cet appareil. */
export const frenchDeviceFileSayings: DeviceFileSayings = {
  'provision.unused':
    'Le fichier de déploiement {file} n’est pas utilisé : {why} Les réglages d’avant restent.',
  'provision.no-start':
    'Le fichier de déploiement n’est pas utilisé : le service ne démarre pas avec lui. {why}',
  'provision.unreadable': 'il est illisible. Vérifiez à qui il appartient et ses droits.',
  'provision.missing': 'il n’est pas là.',
  'provision.too-long': 'il est trop long.',
  'provision.no-json': 'ce n’est pas du JSON.',
  'provision.newer': 'il a été écrit pour un Portcullis plus récent.',
  'provision.no-settings': 'profile : n’est pas un objet de réglages.',
  'provision.no-part': 'il n’a pas de partie pour cet appareil (ordinateur {host}, id {id}).',
  'provision.parts': 'il a plus d’une partie pour cet appareil (ordinateur {host}, id {id}).',
  'provision.elsewhere':
    'il mène à un autre environnement, pour lequel cet appareil n’a pas de clé. Ouvrez l’exercice, puis redémarrez Portcullis : il y est repris, et sa clé peut être mise.',
  'file.not-read': 'Le fichier {file} est illisible : vérifiez à qui il appartient et ses droits',
  'file.newer': 'Le fichier {file} vient d’un Portcullis plus récent',
  'file.damaged': 'Le fichier {file} est endommagé',
  'file.missing': 'Le fichier {file} manque',
  'file.before-used': '{what}. Les réglages d’avant le dernier changement sont utilisés : vérifiez-les.',
  'file.begun-anew':
    '{what}. Cet appareil recommence, en exercice. Rien n’a été supprimé : restaurez le fichier d’une sauvegarde, ou réinstallez l’appareil.',
  'file.unreadable': 'Le fichier {file} est illisible. Vérifiez à qui il appartient et ses droits.',
  'secret.damaged': 'Le fichier {file} est endommagé. Restaurez-le d’une sauvegarde.',
  'secret.other-device':
    'Le fichier {file} est endommagé, ou vient d’un autre appareil. Restaurez-le d’une sauvegarde.',
  'secret.keychain-shut':
    'La clé des données de cet appareil est dans le trousseau du système, qui ne peut pas être ouvert maintenant. Déverrouillez-le (reconnectez-vous au bureau), puis redémarrez Portcullis.',
  'secret.keychain-refuses':
    'Le trousseau du système refuse la clé de {file}. Elle appartient peut-être à un autre utilisateur ou ordinateur. Restaurez le trousseau de l’utilisateur, ou déplacez ce fichier et le dossier de données à côté pour recommencer.',
  'secret.key-damaged': 'La clé de {file} est endommagée. Saisissez la clé de nouveau.',
  'secret.no-keychain':
    'Cet ordinateur n’a pas de trousseau qui puisse être ouvert maintenant. Reconnectez-vous au bureau, ou choisissez une phrase secrète pour cet appareil.',
  'passphrase.wanted': 'Saisissez la phrase secrète de cet appareil : elle ouvre la clé et les données.',
  'passphrase.too-many': 'Trop de phrases secrètes fausses : attendez {seconds} secondes.',
  'passphrase.none': 'Aucune phrase secrète n’est mise sur cet appareil.',
  'passphrase.damaged':
    'Le fichier {file} est endommagé. Restaurez-le d’une sauvegarde : sans lui rien ne s’ouvre.',
  'passphrase.wrong': 'Ce n’est pas la phrase secrète.',
  'passphrase.wrong-wait':
    'Ce n’est pas la phrase secrète. Attendez {seconds} secondes avant le prochain essai.',
  'passphrase.in-use-first': 'La phrase secrète en usage doit d’abord être saisie.',
  'live.gone':
    'L’entrée réelle qui était ouverte n’est plus installée sur cet appareil. Installez-la de nouveau.',
  'live.no-key': 'Cet appareil n’a pas de clé pour son entrée réelle. Un administrateur doit la mettre.',
  'live.not-running': 'Le service ne fonctionne pas en ce moment. Réessayez quand il fonctionnera.',
  'venue.other':
    'Ce profil est celui d’un autre lieu : {what}. Son terminal est {terminal}. Ne l’importez que si cet appareil y déménage.',
  'venue.other-tenant': 'client {tenant} au lieu de {own}',
  'venue.other-zone': 'fuseau horaire {zone} au lieu de {own}',
  'venue.unnamed': 'sans nom',
}
