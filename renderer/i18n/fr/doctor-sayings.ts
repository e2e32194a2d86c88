import type { DoctorSayings } from '../said.ts'

/** Ce que dit la vérification de la connexion. */
export const frenchDoctorSayings: DoctorSayings = {
  'count.address.one': '1 adresse',
  'count.address.many': '{n} adresses',
  'count.event.one': '1 événement',
  'count.event.many': '{n} événements',
  'count.event-today.one': '1 événement aujourd’hui',
  'count.event-today.many': '{n} événements aujourd’hui',
  'count.event-admitted.one': '1 événement a son entrée ici',
  'count.event-admitted.many': '{n} événements ont leur entrée ici',
  'count.counter.one': '1 comptage',
  'count.counter.many': '{n} comptages',
  'count.order.one': '1 commande',
  'count.order.many': '{n} commandes',
  'count.ticket.one': '1 billet',
  'count.ticket.many': '{n} billets',
  'count.card.one': '1 carte',
  'count.card.many': '{n} cartes',
  'count.call.one': '1 appel',
  'count.call.many': '{n} appels',
  'count.code.one': '1 code',
  'count.code.many': '{n} codes',

  'check.took': '{what} ({ms} ms)',
  'check.after': '{why} (après {ms} ms)',
  'check.too-long': 'La vérification a duré plus de {seconds} s et s’est arrêtée ici',
  'check.enough': '{n} appels ont été faits : c’est assez pour une vérification',
  'check.over': 'La vérification est finie',
  'check.silence': 'ACME n’a pas répondu à {n} appels de suite',
  'check.key-refused': 'ACME n’accepte pas la clé (étape 5)',
  'check.limited':
    'ACME n’accepte plus d’appels de cette adresse avant {time} : relancez la vérification ensuite',
  'check.no-name': 'L’adresse est introuvable (étape 1)',
  'check.no-trust': 'Il n’y a pas de connexion de confiance (étape 2)',
  'check.not-reached': 'ACME est injoignable (étape 3)',
  'check.no-answer': 'ACME n’a pas répondu (étape 3)',
  'check.no-key': 'La clé n’est pas acceptée (étape 5)',
  'check.no-event': 'Il n’y a pas d’événement (étape 10)',

  'name.found': '{host} (ACME) : {what}',
  'name.found-proxy': '{host} (le proxy) : {what}',
  'name.by-proxy': 'c’est le proxy qui cherche le nom d’ACME',
  'name.needless': '{host} (ACME) est une adresse : il n’y a pas de nom à chercher',
  'name.needless-proxy': '{host} (le proxy) est une adresse : il n’y a pas de nom à chercher',
  'name.failed': '{host} (ACME) est introuvable ({code})',
  'name.failed-proxy': '{host} (le proxy) est introuvable ({code})',
  'name.silent': '{host} (ACME) est introuvable (pas de réponse)',
  'name.silent-proxy': '{host} (le proxy) est introuvable (pas de réponse)',
  'name.todo':
    'Vérifiez que cet ordinateur a un réseau et un serveur DNS, et que l’URL de base de l’environnement est écrite comme ACME l’a donnée.',
  'name.todo-proxy': 'Vérifiez le réseau de cet ordinateur et network.proxy dans le profil.',

  'tls.none': 'Aucune : ACME est sur cet ordinateur, rien n’en sort',
  'tls.no-connection': 'Aucune connexion n’a été établie',
  'tls.untrusted': 'Le certificat ou le protocole n’est pas de confiance ({code})',
  'tls.unauthorised': 'Le certificat ou le protocole n’est pas de confiance (non autorisé)',
  'tls.untrusted-todo':
    'Rien n’a été envoyé. Vérifiez l’horloge de cet ordinateur et l’URL de base ; si votre réseau inspecte TLS, indiquez sa CA (network.extraCa, --ca-file).',
  'tls.nobody': 'personne de nommé',
  'tls.issued': 'émis par {issuer}, encore {n} jours',
  'tls.issued-endless': 'émis par {issuer}, sans date de fin',
  'tls.seen': '{protocol}, émis par {issuer}, encore {n} jours',
  'tls.seen-endless': '{protocol}, émis par {issuer}, sans date de fin',
  'tls.renew-todo': 'Demandez à qui gère ce serveur (ou le proxy qui inspecte) de renouveler son certificat.',

  'reach.answer': 'Une réponse (HTTP {http}) après {ms} ms',
  'reach.answer-none': 'Une réponse (sans HTTP) après {ms} ms',
  'reach.network-todo':
    'Vérifiez le réseau, le pare-feu et l’URL de base. La lecture continue entre-temps d’après la liste.',
  'reach.acme-todo':
    'ACME même a un problème : réessayez dans quelques minutes, puis demandez à son assistance. La lecture continue d’après la liste.',
  'reach.portal-todo':
    'Ouvrez un navigateur sur cet ordinateur et connectez-vous au réseau ; vérifiez aussi que l’URL de base est celle de l’API d’ACME.',
  'reach.base-todo':
    'Vérifiez que l’URL de base est celle de l’API d’ACME et non celle de sa boutique en ligne.',

  'clock.no-date': 'La réponse d’ACME ne porte pas de date',
  'clock.no-date-todo': 'Comparez l’horloge de cet ordinateur à la main.',
  'clock.same': 'Cet ordinateur et ACME sont d’accord à la seconde près',
  'clock.ahead': 'L’horloge d’ACME avance de {duration} sur celle de cet ordinateur',
  'clock.behind': 'L’horloge d’ACME retarde de {duration} sur celle de cet ordinateur',
  'clock.todo':
    'Laissez cet ordinateur régler son horloge lui-même (heure du réseau) et vérifiez son fuseau horaire. S’il est à l’heure, prévenez l’assistance d’ACME.',

  'accepted.key': 'La clé est acceptée',
  'accepted.key-in-part': 'La clé est acceptée, mais pas pour tout (étape 6)',
  'accepted.session': 'La session est acceptée ; elle est renouvelée à {time}',
  'accepted.session-in-part':
    'La session est acceptée ; elle est renouvelée à {time}, mais ne vaut pas pour tout (étape 6)',
  'accepted.unclear': 'Le premier appel a été refusé, et aucun autre n’a pu être essayé',
  'accepted.not-at-all': 'Tous les appels sont refusés. {why}',
  'accepted.todo':
    'Vérifiez dans le Back Office d’ACME que la clé est active et appartient à cet environnement, puis saisissez-la de nouveau. La lecture continue d’après la liste.',

  'right.took-at': 'ACME l’a accepté à {place}',
  'right.untried':
    'N’a pas pu être essayé sans brûler un billet : à une demande qui n’en nomme aucun, ACME répond HTTP {http}',
  'right.nowhere': 'L’appel est introuvable (étape 7)',
  'right.give-todo': 'Donnez le droit à l’utilisateur de cette clé dans le Back Office d’ACME : {why}.',
  'right.elsewhere-todo':
    'Donnez le droit à l’utilisateur de cette clé dans le Back Office d’ACME : {why}. S’il l’a, l’appel se trouve ailleurs pour votre lieu (il n’est pas à {place}) : demandez à ACME où, et vérifiez le chemin dans l’URL de base.',
  'right.support-todo': 'Demandez à l’assistance d’ACME ce qu’il en est de cet appel : {why}.',
  'right.again-todo': 'Relancez la vérification ; si rien ne change : {why}.',
  'right.card-changes': 'La liste des changements : {what} dans la dernière minute',
  'right.definition': 'La définition du rapport',
  'right.event': 'Un événement',
  'right.no-event': 'ACME a répondu que cet événement n’existe pas',
  'right.no-order': 'ACME a répondu que cette commande n’existe pas',
  'right.no-tenant': 'Il y faut le numéro de client (étape 9.1)',

  'without.events': 'sans la liste des événements, aucune liste de billets n’est possible',
  'without.event': 'sans la lecture d’un événement, ses changements en cours passent inaperçus',
  'without.counters': 'sans comptages, rien ne dit combien de monde est à un événement',
  'without.orders':
    'sans les commandes d’un événement, aucune liste de billets n’est possible. Un mauvais numéro de client est refusé de la même façon',
  'without.order': 'sans la lecture des commandes, aucun billet n’arrive sur cet appareil',
  'without.look-up': 'sans recherche, un billet vendu il y a une minute reste introuvable',
  'without.check-in': 'sans l’enregistrement des entrées, ACME n’apprend l’arrivée de personne',
  'without.batch': 'sans ce droit, les entrées faites pendant une coupure ne peuvent pas être transmises',
  'without.undo': 'sans ce droit, ACME n’apprend jamais une annulation',
  'without.memberships':
    'sans les adhésions, seul ACME connaît les cartes des membres (un lieu peut ne pas en avoir)',
  'without.report':
    'sans sa définition il n’y a pas de rapport, et chaque commande est lue à part. Vérifiez report.definitionId dans le profil',

  'path.look-up': 'recherche : {place}',
  'path.check-in': 'entrée : {place}',
  'path.check-in-batch': 'plusieurs entrées : {place}',
  'path.undo': 'annulation : {place}',
  'path.neither': 'à aucun des deux endroits',
  'path.none': 'Aucun des appels d’entrée n’a reçu de réponse (étape 6)',
  'path.ask-todo':
    'Demandez à ACME où sont ces appels pour votre lieu, et vérifiez le chemin dans l’URL de base.',
  'path.set': 'le profil dit {place}',
  'path.auto-todo': 'Mettez checkInPath à auto dans le profil.',
  'path.place-todo': 'Mettez checkInPath à auto ou {place} dans le profil.',
  'path.unsure-todo':
    'C’est peut-être ainsi qu’ACME dit que ce billet n’existe pas : lisez un billet d’un bac à sable pour en être sûr.',

  'terminal.unasked': 'L’appel d’entrée n’a pas reçu de réponse (étape 6.7)',
  'terminal.usual': '« {terminal} » est le nom que porte d’abord chaque file ; ACME l’a accepté',
  'terminal.usual-todo':
    'Donnez à cette file un terminalId à elle, tel qu’il est réglé dans le Back Office d’ACME.',
  'terminal.taken': 'ACME a accepté « {terminal} » ; s’il le connaît, il ne le dit pas',

  'tenant.none': 'Aucun numéro de client n’est réglé : les listes de commandes ne peuvent pas être lues',
  'tenant.none-todo':
    'Mettez tenantId dans le profil (--tenant) : ACME et votre Back Office connaissent le numéro.',
  'tenant.two': 'Le profil dit {profile}, la session {session}',
  'tenant.two-todo':
    'Mettez tenantId à {session} dans le profil, ou prenez un identifiant du client {profile}.',
  'venue.by-session': '{value}, d’après la session',
  'venue.by-profile': '{value}, d’après le profil',
  'zone.untold': 'ACME ne dit le sien qu’avec une session',
  'zone.same': '{zone}, comme chez ACME',
  'zone.two': 'Le profil dit {profile}, ACME {zone}',
  'zone.two-todo': 'Mettez timeZone à {zone} dans le profil.',

  'today.unlisted': 'Les événements ne peuvent pas être listés (étape 6.1)',
  'today.all': '{what}, tous ont leur entrée ici',
  'today.none': 'ACME ne montre aucun événement aujourd’hui à {zone}',
  'today.none-todo':
    'S’il y a des événements aujourd’hui, vérifiez timeZone dans le profil et lesquels l’utilisateur de cette clé peut voir.',
  'today.some': 'avec entrée ici : {what}, dont connus : {n}',
  'today.some-todo':
    'Vérifiez admit.events dans le profil : un identifiant qu’ACME ne montre pas ne laisse entrer personne.',

  'tickets.seen': '{n} billets sur cet appareil pour {of} vendus, pour {what}',
  'tickets.none': 'Aucun événement qui a son entrée ici n’est sur cet appareil',
  'tickets.short': 'il en manque : {what}',
  'tickets.short-more': 'il en manque : {what} et {n} autres',
  'tickets.of': '{event} : {n} sur {of}',
  'tickets.wait-todo': 'Le chargement est en cours : attendez-le. D’ici là, les lectures interrogent ACME.',
  'tickets.sync-todo':
    'Lancez un chargement (sync). Tant qu’il n’est pas fini, les lectures interrogent ACME.',
  'tickets.sync-todo-last':
    'Lancez un chargement (sync). Tant qu’il n’est pas fini, les lectures interrogent ACME. Le dernier : {why}.',

  'budget.seen': '{n} appels par minute d’après l’expérience, {of} utilisés dans la dernière minute',
  'budget.free':
    '{n} appels par minute d’après l’expérience, {of} utilisés dans la dernière minute, pas de blocage',
  'budget.blocked': 'ACME bloque cette adresse jusqu’à {time}',
  'budget.todo':
    'Cela finit tout seul : relancez la vérification ensuite. Si cela arrive souvent, d’autres programmes à cette adresse appellent aussi ACME ; baissez calls.ceilingPerMinute.',

  'speed.none': 'Ni les recherches ni les listes n’ont reçu de réponse (étape 6)',
  'speed.few': 'Mesuré : seulement {what}, trop peu pour en dire quelque chose',
  'speed.no-look-up': 'aucune recherche n’a reçu de réponse',
  'speed.look-ups': 'recherches p50 {ms} ms, p95 {other} ms ({n})',
  'speed.lists': 'listes p50 {ms} ms, p95 {other} ms ({n})',
  'speed.patience': 'les lectures attendent {ms} ms',
  'speed.todo': 'La liste décidera souvent. Cherchez ce qui ralentit ce réseau, ou augmentez budgetMs.',

  'table.learnt': '{what} de sens appris à cette adresse',
  'table.profile': 'La table propre au profil',
  'table.practice': 'La table supposée, qui est celle du lieu d’exercice',
  'table.assumed': 'Supposée : ACME ne publie pas de table de ses codes',
  'table.todo':
    'Étalonnez dans un bac à sable (calibrate) et mettez la table dans le profil (checkInStatus).',
}
