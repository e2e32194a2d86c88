import type { Sayings } from '../said.ts'
import { frenchDeviceFileSayings } from './device-file-sayings.ts'
import { frenchDoctorSayings } from './doctor-sayings.ts'
import { frenchFieldSayings } from './field-sayings.ts'

/** Ce que dit le service. */
export const frenchSayings: Sayings = {
  'link.connecting': 'Connexion à ACME…',
  'link.limited': 'ACME n’accepte plus d’appels de cette adresse pour le moment',
  'link.slow': 'ACME répond en {seconds} s',
  'link.late': 'ACME n’a pas répondu en {seconds} s',

  'call.keyless':
    'Cet appareil n’a pas de clé pour ACME : un administrateur en met une. La lecture continue d’après la liste de cet appareil',
  'call.http': 'ACME a répondu HTTP {http}',
  'call.http-said': 'ACME a répondu HTTP {http} : « {said} »',
  'call.http-page': 'ACME a répondu HTTP {http} avec une page web',
  'call.redirect': 'Une redirection (HTTP {http}) est venue à la place de la réponse d’ACME',
  'call.portal':
    'Une page web est venue à la place de la réponse d’ACME : le réseau demande peut-être une connexion',
  'call.nothing': 'ACME a répondu sans contenu',
  'call.garbled': 'La réponse d’ACME est illisible : {why}',
  'call.not-what': 'La réponse d’ACME n’est pas {what}',
  'call.too-large': 'La réponse dépasse {n} ko.',
  'call.no-answer': 'Pas de réponse en {ms} ms',
  'call.cut': 'La connexion a été coupée',
  'call.failed': 'L’appel a échoué',
  'call.failed-code': 'L’appel a échoué ({code})',
  'call.no-tenant': '{why} : indiquez l’identifiant du tenant (tenantId dans le profil, --tenant)',

  'what.check-in': 'celle d’une entrée',
  'what.tickets': 'une liste de billets',
  'what.look-up': 'la consultation d’un billet',
  'what.events': 'une liste d’événements',
  'what.event': 'un événement',
  'what.counters': 'une liste de compteurs',
  'what.orders': 'une liste de commandes',
  'what.order': 'une commande',
  'what.memberships': 'une liste d’adhésions',
  'what.definition': 'la définition d’un rapport',
  'what.run': 'l’exécution d’un rapport',

  'json.type': 'elle est du type {type}, pas du JSON',
  'json.utf8': 'elle n’est pas de l’UTF-8 valable',
  'json.invalid': 'elle n’est pas du JSON valable',
  'json.long-list': 'elle contient une liste de plus de {n} éléments',
  'json.deep': 'elle a plus de {n} niveaux',
  'json.twice': 'elle nomme deux fois le même champ',
  'json.long-text': 'elle contient un texte de plus de {n} lettres',

  'key.firewall':
    'L’appel a été refusé avant d’arriver à ACME (HTTP 403, une page web). Faites vérifier le pare-feu et demandez à ACME si cette adresse est bloquée',
  'key.login':
    'ACME a refusé la connexion au bac à sable (HTTP {http}). Vérifiez l’e-mail ou le nom d’utilisateur, le mot de passe et l’identifiant du tenant',
  'key.login-said':
    'ACME a refusé la connexion au bac à sable (HTTP {http}) et dit : « {said} » Vérifiez l’e-mail ou le nom d’utilisateur, le mot de passe et l’identifiant du tenant',
  'key.denied':
    'ACME ne permet pas cela à cette clé (HTTP 403). Vérifiez dans le Back Office d’ACME que la clé est active et que son utilisateur a le droit',
  'key.denied-said':
    'ACME ne permet pas cela à cette clé (HTTP 403) et dit : « {said} » Vérifiez dans le Back Office d’ACME que la clé est active et que son utilisateur a le droit',
  'key.session':
    'ACME n’accepte pas sa propre session (HTTP {http}). Vérifiez les identifiants, et que ceci est bien leur bac à sable',
  'key.session-said':
    'ACME n’accepte pas sa propre session (HTTP {http}) et dit : « {said} » Vérifiez les identifiants, et que ceci est bien leur bac à sable',
  'key.refused':
    'ACME n’accepte pas la clé API (HTTP {http}). Vérifiez qu’elle est entière, pas réinitialisée et de cet environnement, puis saisissez-la à nouveau',
  'key.refused-said':
    'ACME n’accepte pas la clé API (HTTP {http}) et dit : « {said} » Vérifiez qu’elle est entière, pas réinitialisée et de cet environnement, puis saisissez-la à nouveau',
  'session.none': 'Pas de session au bac à sable : {why}',
  'session.late': 'La session au bac à sable n’est pas venue à temps',
  'session.not-one': 'La réponse d’ACME n’est pas une session',
  'session.production':
    'Une session (e-mail ou nom d’utilisateur et mot de passe) est réservée aux bacs à sable : chez ACME les sessions expirent et ne sont pas permises en production. Utilisez une clé API.',
  'session.unclear':
    'Une session (e-mail ou nom d’utilisateur et mot de passe) est réservée aux bacs à sable, et {host} n’en a pas l’air. Utilisez une clé API.',

  'connect.look-up':
    'L’adresse de {whose} est introuvable : pas de réseau, ou une adresse fausse dans les réglages',
  'connect.nobody': 'Personne ne répond à l’adresse de {whose}',
  'connect.no-network': 'Pas de réseau',
  'connect.late': 'Pas de connexion avec {whose} en {seconds} secondes',
  'connect.expired':
    'Le certificat de {whose} a expiré (ou l’horloge de cet ordinateur est fausse) : rien n’y est envoyé',
  'connect.not-yet':
    'Le certificat de {whose} n’est pas encore valable (ou l’horloge de cet ordinateur est fausse) : rien n’y est envoyé',
  'connect.other-name': 'Le certificat à l’adresse de {whose} porte un autre nom : rien n’y est envoyé',
  'connect.cut': '{whose} a coupé la connexion avant qu’elle soit établie',
  'connect.untrusted':
    'Le certificat de {whose} n’est pas de confiance ({code}). Si votre réseau inspecte TLS, indiquez sa CA (network.extraCa, --ca-file)',
  'connect.old-tls': 'L’adresse de {whose} ne parle ni TLS 1.2 ni plus récent : rien n’est envoyé avec moins',
  'connect.no-tls': 'Pas de connexion TLS avec {whose} ({code})',
  'connect.failed': 'Pas de connexion avec {whose}',
  'connect.failed-code': 'Pas de connexion avec {whose} ({code})',
  'proxy.name': 'proxy {host}',
  'proxy.late': 'Le proxy {host} n’a pas ouvert de chemin vers ACME en {seconds} secondes',
  'proxy.cut': 'Le proxy {host} a coupé la connexion',
  'proxy.refused': 'Le proxy {host} a refusé le chemin vers ACME (HTTP {http})',
  'proxy.login':
    'Le proxy {host} a refusé le chemin vers ACME (HTTP {http}) : il demande une connexion. Qu’il laisse passer cet ordinateur sans elle',
  'proxy.forbidden':
    'Le proxy {host} a refusé le chemin vers ACME (HTTP {http}) : faites-y autoriser l’adresse d’ACME',
  'proxy.gateway': 'Le proxy {host} a refusé le chemin vers ACME (HTTP {http}) : lui-même n’atteint pas ACME',

  'upload.unknown': 'ACME ne connaît pas ce billet. Vérifiez la commande avec la billetterie.',
  'upload.neither':
    'ACME n’a pas fait entrer ce billet et ne dit pas non plus qu’il était utilisé. Regardez la commande dans ACME.',
  'upload.used-before': 'ACME avait déjà fait entrer ce billet.',
  'upload.code': 'ACME a répondu un code que cette version ne connaît pas ({code}).',
  'upload.disagrees': 'Quelqu’un est entré ici, mais ACME dit : {meaning}.',
  'upload.no-ticket':
    'ACME ne connaît aucun billet de ce code et ne peut pas annuler une autre entrée : il la compte toujours. Prévenez la billetterie.',
  'upload.not-told': 'Une entrée n’a pas pu être signalée à ACME.',

  'meaning.checked-in': 'entré',
  'meaning.already-used': 'déjà utilisé',
  'meaning.too-early': 'trop tôt',
  'meaning.too-late': 'trop tard',
  'meaning.expired': 'expiré',
  'meaning.unknown': 'inconnu',
  'meaning.wrong-event': 'autre événement',
  'meaning.cancelled': 'annulé',
  'meaning.refunded': 'remboursé',
  'meaning.card-lapsed': 'adhésion échue',
  'meaning.card-dropped': 'adhésion résiliée',
  'meaning.card-replaced': 'carte remplacée',
  'meaning.unrecognised': 'pas compris',

  'sync.limited': 'ACME n’accepte plus d’appels pour le moment',
  'sync.failed-here': 'Le chargement a échoué sur cet appareil.',
  'sync.events-unread': '{n} événements n’ont pas pu être lus',
  'sync.event-gone': '{event} n’est plus dans ACME',
  'sync.orders-unread': '{n} commandes n’ont pas pu être lues',
  'sync.list-short': 'la liste des commandes de {event} est arrivée incomplète',
  'sync.order-incomplete': 'la commande {order} est arrivée incomplète',
  'sync.order': 'commande {order} : {why}',
  'sync.memberships-unread': '{n} adhésions n’ont pas pu être lues',
  'sync.members': 'adhérents : {why}',
  'sync.by-report': 'par rapport : {why}',

  'report.preparing': 'ACME prépare le rapport des billets',
  'report.ended': 'ACME a terminé le rapport des billets par « {said} »',
  'report.not-done': 'le rapport des billets n’était pas prêt après {minutes} minutes',
  'report.rows-unread': '{n} lignes du rapport n’ont pas pu être lues',
  'report.rows-short': 'ACME compte {of} lignes dans le rapport et en a envoyé {n}',
  'report.rows-left-out': 'ACME a laissé {n} lignes hors du rapport',
  'report.unusable': 'Le rapport est inutilisable : {why}',
  'report.no-result': 'ce n’est pas le résultat d’un rapport',
  'report.column-twice': 'il a deux colonnes nommées {name}',
  'report.no-column': 'il n’a pas de colonne nommée {name} (report.columns.{field} dans le profil)',
  'report.no-column-unread':
    'il n’a pas de colonne nommée {name} (report.columns.{field} dans le profil), et {n} colonnes sont illisibles',
  'report.unequal': 'ses colonnes n’ont pas la même longueur : {barcode} a {n} valeurs, {name} {other}',
  'report.too-long': 'il a plus de {n} lignes',

  'disk.folder': 'le dossier de données',
  'disk.full': 'Disque plein : {where}. Libérez de la place ; la lecture reprend dès qu’il y en a.',
  'disk.no-space': 'Disque plein : {where}. Libérez de la place.',
  'disk.read-only': 'Impossible d’écrire dans {where}. Vérifiez les droits du dossier et de ses fichiers.',
  'disk.not-opened': 'Impossible d’ouvrir {where}. Vérifiez que le dossier existe et qu’on peut y écrire.',
  'disk.not-allowed': 'Cet utilisateur ne peut pas ouvrir {where}. Vérifiez les droits.',
  'disk.not-ours':
    '{where} contient un fichier qui n’est pas une base de données de Portcullis. Déplacez-le ou choisissez un autre dossier ; il n’a pas été modifié.',
  'disk.damaged':
    'La base de données est endommagée ({where}). Redémarrez : elle est mise de côté et son contenu repris.',
  'disk.damaged-how': 'La base de données est endommagée dans {where} ({fault}).',
  'disk.cut-short': 'La base de données est tronquée ({where}). Redémarrez : son contenu est alors repris.',
  'disk.in-use':
    'Un autre Portcullis utilise {where}. Fermez-le, ou donnez à celui-ci un dossier de données à lui.',
  'disk.failed': 'La lecture ou l’écriture a échoué ({where}). Vérifiez le disque.',
  'disk.no-access': 'Cet utilisateur ne peut pas écrire dans {where}. Vérifiez les droits.',
  'disk.read-only-disk': '{where} se trouve sur un disque où l’on ne peut pas écrire.',
  'disk.no-folder': '{where} n’est pas un dossier.',
  'disk.a-file': '{where} est un fichier, pas un dossier.',
  'disk.not-kept': '{where} ne garde pas ce qui y est écrit. Vérifiez le disque.',
  'disk.unfit':
    'La base de données ne va pas avec cette version ({where}, {code}). Elle n’a pas été modifiée : choisissez un autre dossier, ou déplacez celui-ci.',
  'disk.copy-unsound': 'La copie n’est pas intacte.',
  'disk.other-version': '{where} annonce une autre version que la sienne.',
  'disk.other-program':
    '{where} est une base de données d’un autre programme. Choisissez un autre dossier ; elle n’a pas été modifiée.',
  'disk.other-key-told': '{where} annonce une autre clé que la sienne.',
  'disk.other-key':
    '{where} a été créé avec une autre clé de données. Donnez cette clé, ou un autre dossier.',
  'disk.newer':
    'La base de données vient d’un Portcullis plus récent (format {n} ; celui-ci connaît {of}). Mettez cet appareil à jour, ou choisissez un autre dossier.',
  'disk.damaged-other-key':
    'La base de données est endommagée et a été créée avec une autre clé de données ({where}). Donnez cette clé et son contenu est repris.',
  'disk.missing-other-key':
    '{where} manque, et le second registre à côté a été créé avec une autre clé de données. Donnez cette clé et son contenu est repris ; ou choisissez un autre dossier.',
  'disk.damaged-not-ours':
    'La base de données est endommagée et rien ne montre qu’elle est de ce contrôle ({where}). Elle n’a pas été modifiée : gardez une copie pour l’assistance et commencez avec un autre dossier.',
  'disk.no-copy':
    'La base de données n’a pas été amenée à cette version ({where}) : aucune copie n’a pu être faite avant.',
  'disk.no-copy-since':
    'La base de données n’a pas été amenée à cette version ({where}) : aucune copie n’a pu être faite avant. {why}',
  'disk.was-damaged': 'La base de données était endommagée.',
  'disk.was-missing': 'La base de données manquait.',
  'disk.header-was-damaged': 'L’en-tête de la base de données était endommagé.',
  'disk.healed':
    '{why} Repris : {admissions} entrées, {scans} lectures, {waiting} lignes en attente, {tickets} billets, {cards} cartes.',
  'disk.healed-in-part': '{why} Ce qui n’a pas pu être lu est chargé à nouveau.',
  'disk.healed-aside': '{why} Les anciens fichiers sont dans {where}.',

  'ask.not-running': 'Le service du contrôle n’est pas en marche.',
  'ask.not-sent': 'La demande ne peut pas être envoyée.',
  'ask.closing': 'Le programme est en train de se fermer.',
  'ask.failed': 'Le service a échoué sur cette demande.',
  'ask.no-download': 'Le chargement a échoué.',
  'ask.span': 'La fin de la période doit venir après son début.',
  'ask.no-row': 'Cette ligne n’est pas dans la file.',
  'ask.not-to-send': 'Seule une ligne refusée par ACME ou mise de côté peut être renvoyée.',
  'ask.overtaken':
    'Ce qui a été fait ici depuis a dépassé cette ligne : il n’y a plus rien à envoyer. Marquez-la comme vue, avec une note.',
  'ask.not-to-note': 'Seul un conflit, ou une ligne refusée ou mise de côté, peut être marqué comme vu.',
  'ask.not-met': 'Cet appareil n’a pas vu ce code.',
  'ask.no-code': 'Cet appareil ne connaît pas ce code.',
  'ask.no-entrance': 'Cette entrée n’existe pas ici. Choisissez l’une de celles-ci : {entrances}.',
  'ask.unreadable': 'Ce code n’a aucun caractère lisible.',

  'undo.nothing': 'Il n’y a aucune entrée à annuler pour cette lecture.',
  'undo.came-back': 'La personne est revenue depuis : cette sortie ne peut plus être annulée.',
  'undo.too-late': 'Une entrée peut être annulée pendant {minutes} minutes.',
  'undo.counted':
    'ACME a compté cette entrée, ou peut-être, et ne peut annuler que des billets, pas l’entrée d’une carte ou d’un pass : elle reste.',

  'order.unscanned': 'Cet appareil ne connaît aucun code de cette lecture.',
  'order.card': 'C’est une carte d’adhérent : il n’y a pas de commande derrière.',
  'order.none': 'ACME ne connaît aucune commande pour ce code.',
  'order.gone': 'ACME n’a plus cette commande.',
  'order.not-told': 'La commande n’est pas sur cet appareil et ACME ne la dit pas : {why}.',
  'order.not-shown': 'La commande a été lue mais n’a pas pu être montrée.',
  'order.not-reached': 'ACME est injoignable',
  'order.late': 'ACME n’a pas répondu en {seconds} secondes',

  'pin.none-yet': 'Personne n’a encore de code PIN ici. Un administrateur doit d’abord en donner.',
  'pin.none': 'Personne n’a encore de code PIN ici.',
  'pin.any-first': 'Tapez d’abord un code PIN.',
  'pin.supervisor-first': 'Réservé aux superviseurs : tapez d’abord le code PIN de l’un d’eux.',
  'pin.admin-first': 'Réservé aux administrateurs : tapez d’abord le code PIN de l’un d’eux.',
  'pin.nobodys': 'Ce code PIN n’est à personne.',
  'pin.nobodys-wait': 'Ce code PIN n’est à personne. {wait}',
  'pin.wait-seconds': 'Trop de codes PIN faux : attendez {seconds} secondes. La lecture continue.',
  'pin.wait-minutes': 'Trop de codes PIN faux : attendez {minutes} minutes. La lecture continue.',
  'pin.keys-wait-seconds': 'Trop de clés fausses : attendez {seconds} secondes. La lecture continue.',
  'pin.keys-wait-minutes': 'Trop de clés fausses : attendez {minutes} minutes. La lecture continue.',
  'pin.taken': 'Ce code PIN ne peut pas être pris : chacun a besoin du sien.',
  'pin.full': 'Sur un appareil, {n} personnes au plus peuvent avoir un code PIN.',
  'pin.no-such': 'Cette personne n’a pas de code PIN ici.',
  'pin.lacking': 'Une nouvelle personne a besoin d’un nom, d’un rôle et d’un code PIN.',
  'pin.admin-is-first': 'Le premier code PIN doit être celui d’un administrateur.',
  'pin.last-admin': 'C’est le dernier administrateur. Donnez d’abord ce rôle à quelqu’un d’autre.',
  'pin.other-key':
    'Ce n’est pas la clé avec laquelle cet appareil parle à ACME. Aucun code PIN n’a été changé.',
  'pin.unproven-key':
    'ACME n’a pas encore accepté la clé de cet appareil, elle ne prouve donc rien. Aucun code PIN n’a été changé. Connectez l’appareil à ACME, ou mettez la clé du lieu, puis réessayez.',
  'pin.other-venue':
    'Cette clé est celle d’un autre lieu : elle ne connaît pas « {event} » du {day}, que cet appareil connaît. Aucun code PIN n’a été changé.',
  'pin.venue-untold':
    'ACME ne dit pas en ce moment de quel lieu est cette clé. Aucun code PIN n’a été changé. Réessayez quand la connexion est là.',
  'pin.not-kept': 'Le code PIN n’a pas été gardé.',

  'save.full': 'Le disque est plein.',
  'save.not-there': 'Rien ne peut y être écrit : choisissez un autre dossier.',
  'save.failed': 'Le fichier n’a pas pu être écrit : choisissez un autre dossier.',

  'log.cut-off': 'Le journal finit à la ligne {n}, mais il en avait {of}.',
  'log.other-end': 'La dernière ligne n’est pas celle qui a été écrite en dernier.',
  'log.missing': 'La ligne {n} manque ou n’est pas à sa place.',
  'log.changed': 'La ligne {n} a été modifiée.',
  'log.put-later': 'La ligne {n} ne suit pas la précédente : l’une des deux a été mise plus tard.',
  'log.rows-lacking': 'Le fichier a été enregistré avec {of} lignes, il en contient {n}.',
  'log.unreadable-row':
    'Ce qui se trouve à la place de la ligne {n} du fichier n’est pas une ligne d’un journal.',
  'log.beside-rows':
    'Les lignes sont comme elles étaient ; quelque chose à côté d’elles a été modifié : ce que le fichier dit de lui-même, ou le passage d’une ligne.',
  'log.unwritten': 'Cela n’a pas pu être inscrit au journal des actes.',
  'permit.used-up': 'L’autorisation pour cela est utilisée ou trop ancienne. Redemandez-la.',
  'act.noted-late': 'le service s’est terminé avant de l’inscrire',
  'act.taken-back': 'le service n’a pas démarré avec',
  'act.stood-still': 'pendant que le service était arrêté',
  'act.provisioned': 'par le fichier de provisionnement',
  'service.odd-host': 'Le programme a dit quelque chose que ce service ne comprend pas.',

  'calibrate.no-integer':
    'ACME a répondu {code}, ce qui n’est pas un checkInStatus : il n’y a rien à apprendre.',
  'calibrate.limited': 'ACME n’accepte plus d’appels avant {time}.',
  'calibrate.nothing': '{why}. Rien n’a été appris.',
  'calibrate.maybe-used': '{why}. Rien n’a été appris ; ACME a peut-être fait entrer le billet malgré tout.',
  'calibrate.production':
    'L’étalonnage fait entrer de vrais billets, il ne se fait donc pas en production. Faites-le dans un bac à sable ou au lieu d’exercice et mettez la table dans ce profil (checkInStatus).',
  'calibrate.unclear':
    'L’étalonnage fait entrer de vrais billets, et {host} n’a pas l’air d’un bac à sable. Faites-le dans un bac à sable ou au lieu d’exercice et mettez la table dans ce profil (checkInStatus).',

  'device.no-key-yet':
    'Cet appareil n’a pas encore de clé pour le contrôle réel. Un administrateur la saisit.',
  'device.plain':
    'La clé et les données de cet appareil ne sont pas chiffrées : qui peut lire les fichiers de cet utilisateur peut les lire. Protégez-les par une phrase secrète ou un trousseau.',
  'device.half-way':
    'Les secrets de cet appareil ne sont pas tous protégés de la même façon : un changement a été coupé. Tous s’ouvrent ; protégez-les à nouveau.',
  'device.takes-permit': 'Réservé aux administrateurs : il faut une autorisation du service.',
  'device.not-in-time': 'Il n’a pas démarré à temps.',
  'device.nothing-changed': 'Rien n’a été changé : le service ne démarre pas avec cela. {why}',
  'device.not-up':
    'Le service ne tourne pas en ce moment, et lui seul sait qui peut faire cela. Réessayez quand il tourne.',
  'device.elsewhere':
    'L’exercice est ouvert et le contrôle réel a des codes PIN : ouvrez d’abord le contrôle réel. Ce qui y change demande le code PIN d’un administrateur.',
  'device.environment-first': 'Choisissez d’abord l’environnement : une clé ne vaut que pour un seul.',
  'device.key-unkept-why': 'La clé ne peut pas être gardée : {why}',
  'device.no-key': 'Cet appareil n’a pas de clé.',
  'device.key-unkept': 'La clé n’a pas été gardée. {why}',
  'device.key-before-stays': 'La clé n’a pas été gardée, la précédente reste. {why}',
  'device.no-key-came': 'Aucune clé n’est venue avec le fichier de déploiement.',
  'device.key-elsewhere':
    'La clé venue avec le fichier de déploiement est d’un autre environnement que celui de cet appareil.',
  'device.login-production':
    'Des identifiants (e-mail ou nom d’utilisateur et mot de passe) sont réservés aux bacs à sable : chez ACME ils expirent et ne sont pas permis en production. Utilisez une clé API.',
  'device.no-login':
    'Ce ne sont pas des identifiants : il faut une adresse e-mail, ou un nom d’utilisateur et le numéro du tenant, et un mot de passe, le tout en caractères imprimables.',
  'device.no-keychain':
    'Cet ordinateur n’a pas de trousseau. Choisissez d’abord comment protéger la clé : par une phrase secrète ou, si vous l’acceptez, pas du tout.',
  'device.keychain-gone':
    'Le trousseau qui protège les secrets de cet appareil ne peut pas être ouvert maintenant. Rouvrez la session du bureau, ou choisissez une autre protection.',
  'device.nothing-live': 'Rien n’est encore installé pour un lieu réel. Choisissez d’abord l’environnement.',
  'device.no-readable-key':
    'Cet appareil n’a pas de clé lisible pour le contrôle réel. Saisissez-la d’abord.',
  'device.misfit': 'Cela ne convient pas.',
  'device.passphrase-first': 'Saisissez d’abord la phrase secrète en usage.',
  'device.keychain-shut': 'Cet ordinateur n’a pas de trousseau qui puisse être ouvert maintenant.',
  'profile.wrong-passphrase': 'Ce n’est pas la phrase secrète avec laquelle le profil a été scellé.',
  'device.passphrase-short': 'Une phrase secrète a au moins 10 caractères.',
  'device.passphrase-long': 'Une phrase secrète a au plus 200 caractères.',
  'profile.sealed': 'Ce profil est scellé. Saisissez la phrase secrète avec laquelle il l’a été.',
  'profile.no-json': 'Ce n’est pas un profil : ce n’est pas du JSON.',
  'profile.provisioning':
    'Ce fichier n’est pas un profil. Un fichier de déploiement se met là où Portcullis le trouve au démarrage (docs/provisioning.md).',
  'profile.envelope':
    'L’enveloppe de ce profil n’est pas telle qu’elle a été écrite : quelque chose a été ajouté ou retiré.',
  'profile.no-settings': 'Ce n’est pas un profil : c’est du JSON, mais pas un objet de réglages.',
  'profile.not-sealed': 'Ce n’est pas un profil scellé.',
  'profile.newer':
    'Ce profil vient d’un Portcullis plus récent. Mettez d’abord cet appareil à jour, puis importez-le.',
  'profile.cut-short': 'Ce fichier est tronqué : sa fin manque. Copiez-le à nouveau en entier.',
  'profile.altered':
    'Ce fichier a été altéré en chemin et n’est pas utilisé. Copiez-le à nouveau, ou exportez-le encore.',
  'profile.nothing': 'Rien n’est encore installé pour un lieu réel : il n’y a rien à exporter.',
  'profile.locked':
    'Le profil de cet appareil est verrouillé par son fichier de déploiement : il se change là, et est repris au prochain démarrage.',
  'profile.changed-meanwhile':
    'Quelqu’un d’autre a changé le profil entre-temps. Vous n’avez rien changé : regardez-le à nouveau, puis refaites votre changement.',
  'profile.no-key-there':
    'Cet appareil n’a pas de clé pour cet environnement, et un contrôle réel ne peut pas continuer sans. Changez l’environnement dans l’installation, où sa clé est saisie avec lui.',

  ...frenchDeviceFileSayings,
  ...frenchFieldSayings,
  ...frenchDoctorSayings,
}
