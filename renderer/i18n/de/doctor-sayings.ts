import type { DoctorSayings } from '../said.ts'

/** Was die Prüfung der Verbindung sagt. */
export const germanDoctorSayings: DoctorSayings = {
  'count.address.one': '1 Adresse',
  'count.address.many': '{n} Adressen',
  'count.event.one': '1 Veranstaltung',
  'count.event.many': '{n} Veranstaltungen',
  'count.event-today.one': '1 Veranstaltung heute',
  'count.event-today.many': '{n} Veranstaltungen heute',
  'count.event-admitted.one': '1 Veranstaltung wird hier eingelassen',
  'count.event-admitted.many': '{n} Veranstaltungen werden hier eingelassen',
  'count.counter.one': '1 Zählerstand',
  'count.counter.many': '{n} Zählerstände',
  'count.order.one': '1 Bestellung',
  'count.order.many': '{n} Bestellungen',
  'count.ticket.one': '1 Ticket',
  'count.ticket.many': '{n} Tickets',
  'count.card.one': '1 Karte',
  'count.card.many': '{n} Karten',
  'count.call.one': '1 Aufruf',
  'count.call.many': '{n} Aufrufe',
  'count.code.one': '1 Code',
  'count.code.many': '{n} Codes',

  'check.took': '{what} ({ms} ms)',
  'check.after': '{why} (nach {ms} ms)',
  'check.too-long': 'Die Prüfung dauerte länger als {seconds} s und endete hier',
  'check.enough': '{n} Aufrufe wurden gemacht: genug für eine Prüfung',
  'check.over': 'Die Prüfung ist vorbei',
  'check.silence': 'ACME hat {n} Aufrufe nacheinander nicht beantwortet',
  'check.key-refused': 'ACME nimmt den Schlüssel nicht an (Schritt 5)',
  'check.limited':
    'ACME nimmt von dieser Adresse bis {time} keine weiteren Aufrufe an: Prüfen Sie danach noch einmal',
  'check.no-name': 'Die Adresse lässt sich nicht auflösen (Schritt 1)',
  'check.no-trust': 'Es gibt keine vertrauenswürdige Verbindung (Schritt 2)',
  'check.not-reached': 'ACME ist nicht erreichbar (Schritt 3)',
  'check.no-answer': 'ACME hat nicht geantwortet (Schritt 3)',
  'check.no-key': 'Der Schlüssel wird nicht angenommen (Schritt 5)',
  'check.no-event': 'Es gibt keine Veranstaltung (Schritt 10)',

  'name.found': '{host} (ACME): {what}',
  'name.found-proxy': '{host} (der Proxy): {what}',
  'name.by-proxy': 'den Namen von ACME löst der Proxy auf',
  'name.needless': '{host} (ACME) ist eine Adresse: Es gibt keinen Namen aufzulösen',
  'name.needless-proxy': '{host} (der Proxy) ist eine Adresse: Es gibt keinen Namen aufzulösen',
  'name.failed': '{host} (ACME) lässt sich nicht auflösen ({code})',
  'name.failed-proxy': '{host} (der Proxy) lässt sich nicht auflösen ({code})',
  'name.silent': '{host} (ACME) lässt sich nicht auflösen (keine Antwort)',
  'name.silent-proxy': '{host} (der Proxy) lässt sich nicht auflösen (keine Antwort)',
  'name.todo':
    'Prüfen Sie, ob dieser Computer ein Netz und einen DNS-Server hat und ob die Basis-URL der Umgebung so geschrieben ist, wie ACME sie angab.',
  'name.todo-proxy': 'Prüfen Sie das Netz dieses Computers und network.proxy im Profil.',

  'tls.none': 'Keine: ACME ist auf diesem Computer, nichts verlässt ihn',
  'tls.no-connection': 'Es kam keine Verbindung zustande',
  'tls.untrusted': 'Dem Zertifikat oder Protokoll wird nicht vertraut ({code})',
  'tls.unauthorised': 'Dem Zertifikat oder Protokoll wird nicht vertraut (nicht beglaubigt)',
  'tls.untrusted-todo':
    'Nichts wurde gesendet. Prüfen Sie die Uhr dieses Computers und die Basis-URL; prüft Ihr Netz TLS mit, geben Sie dessen CA an (network.extraCa, --ca-file).',
  'tls.nobody': 'niemand Genanntem',
  'tls.issued': 'ausgestellt von {issuer}, noch {n} Tage',
  'tls.issued-endless': 'ausgestellt von {issuer}, ohne Angabe des Endes',
  'tls.seen': '{protocol}, ausgestellt von {issuer}, noch {n} Tage',
  'tls.seen-endless': '{protocol}, ausgestellt von {issuer}, ohne Angabe des Endes',
  'tls.renew-todo':
    'Bitten Sie den Betreiber jenes Servers (oder des mitprüfenden Proxys), sein Zertifikat zu erneuern.',

  'reach.answer': 'Eine Antwort (HTTP {http}) nach {ms} ms',
  'reach.answer-none': 'Eine Antwort (ohne HTTP-Status) nach {ms} ms',
  'reach.network-todo':
    'Prüfen Sie das Netz, die Firewall und die Basis-URL. Gescannt wird inzwischen weiter, nach der Liste.',
  'reach.acme-todo':
    'ACME selbst hat eine Störung: Versuchen Sie es in einigen Minuten noch einmal, dann fragen Sie den Support von ACME. Gescannt wird weiter, nach der Liste.',
  'reach.portal-todo':
    'Öffnen Sie auf diesem Computer einen Browser und melden Sie sich am Netz an; prüfen Sie auch, ob die Basis-URL die der API von ACME ist.',
  'reach.base-todo': 'Prüfen Sie, ob die Basis-URL die der API von ACME ist und nicht die des Webshops.',

  'clock.no-date': 'Die Antwort von ACME trägt kein Datum',
  'clock.no-date-todo': 'Vergleichen Sie die Uhr dieses Computers von Hand.',
  'clock.same': 'Dieser Computer und ACME stimmen auf die Sekunde überein',
  'clock.ahead': 'Die Uhr von ACME geht gegenüber der dieses Computers {duration} vor',
  'clock.behind': 'Die Uhr von ACME geht gegenüber der dieses Computers {duration} nach',
  'clock.todo':
    'Lassen Sie diesen Computer seine Uhr selbst stellen (Netzzeit) und prüfen Sie seine Zeitzone. Geht er richtig, sagen Sie es dem Support von ACME.',

  'accepted.key': 'Der Schlüssel wird angenommen',
  'accepted.key-in-part': 'Der Schlüssel wird angenommen, aber nicht für alles (Schritt 6)',
  'accepted.session': 'Die Sitzung wird angenommen; sie wird um {time} erneuert',
  'accepted.session-in-part':
    'Die Sitzung wird angenommen; sie wird um {time} erneuert, gilt aber nicht für alles (Schritt 6)',
  'accepted.unclear': 'Der erste Aufruf wurde verweigert, und kein anderer ließ sich versuchen',
  'accepted.not-at-all': 'Jeder Aufruf wird verweigert. {why}',
  'accepted.todo':
    'Prüfen Sie im Back Office von ACME, ob der Schlüssel aktiv ist und zu dieser Umgebung gehört, und geben Sie ihn neu ein. Gescannt wird weiter, nach der Liste.',

  'right.took-at': 'ACME hat ihn unter {place} angenommen',
  'right.untried':
    'Ließ sich nicht versuchen, ohne ein Ticket zu entwerten: Auf eine Anfrage, die keines nennt, antwortet ACME mit HTTP {http}',
  'right.nowhere': 'Der Aufruf wurde nicht gefunden (Schritt 7)',
  'right.give-todo': 'Geben Sie dem Benutzer dieses Schlüssels im Back Office von ACME das Recht: {why}.',
  'right.elsewhere-todo':
    'Geben Sie dem Benutzer dieses Schlüssels im Back Office von ACME das Recht: {why}. Hat er es, liegt der Aufruf bei Ihrem Haus anderswo (unter {place} ist er nicht): Fragen Sie ACME wo, und prüfen Sie den Pfad in der Basis-URL.',
  'right.support-todo': 'Fragen Sie den Support von ACME nach diesem Aufruf: {why}.',
  'right.again-todo': 'Prüfen Sie noch einmal; bleibt es so: {why}.',
  'right.card-changes': 'Die Liste der Änderungen: {what} in der letzten Minute',
  'right.definition': 'Die Definition des Berichts',
  'right.event': 'Eine Veranstaltung',
  'right.no-event': 'ACME antwortete, dass es diese Veranstaltung nicht gibt',
  'right.no-order': 'ACME antwortete, dass es diese Bestellung nicht gibt',
  'right.no-tenant': 'Dazu braucht es die Mandantennummer (Schritt 9.1)',

  'without.events': 'Ohne die Liste der Veranstaltungen gibt es keine Ticketliste',
  'without.event': 'Ohne einzelne Veranstaltungen bleiben Änderungen einer laufenden unbemerkt',
  'without.counters': 'Ohne Zählerstände sagt nichts, wie voll eine Veranstaltung ist',
  'without.orders':
    'Ohne die Bestellungen einer Veranstaltung gibt es keine Ticketliste. Eine falsche Mandantennummer wird genauso abgelehnt',
  'without.order': 'Ohne einzelne Bestellungen kommt kein Ticket auf dieses Gerät',
  'without.look-up': 'Ohne Nachschlagen wird ein eben erst verkauftes Ticket nicht gefunden',
  'without.check-in': 'Ohne Check-in erfährt ACME von keinem Gast, wenn er kommt',
  'without.batch': 'Ohne dieses Recht lassen sich die Einlässe eines Ausfalls nicht nachmelden',
  'without.undo': 'Ohne dieses Recht erfährt ACME nie von einer Rücknahme',
  'without.memberships':
    'Ohne Mitgliedschaften kennt nur ACME die Karten der Mitglieder (manches Haus hat keine)',
  'without.report':
    'Ohne seine Definition gibt es keinen Bericht, und jede Bestellung wird einzeln gelesen. Prüfen Sie report.definitionId im Profil',

  'path.look-up': 'Nachschlagen: {place}',
  'path.check-in': 'Check-in: {place}',
  'path.check-in-batch': 'Check-in von mehreren: {place}',
  'path.undo': 'Zurücknehmen: {place}',
  'path.neither': 'an keinem der beiden Orte',
  'path.none': 'Keiner der Check-in-Aufrufe wurde beantwortet (Schritt 6)',
  'path.ask-todo':
    'Fragen Sie ACME, wo diese Aufrufe für Ihr Haus liegen, und prüfen Sie den Pfad in der Basis-URL.',
  'path.set': 'das Profil sagt {place}',
  'path.auto-todo': 'Setzen Sie checkInPath im Profil auf auto.',
  'path.place-todo': 'Setzen Sie checkInPath im Profil auf auto oder {place}.',
  'path.unsure-todo':
    'Vielleicht sagt ACME so, dass es das Ticket nicht gibt: Scannen Sie ein Ticket einer Sandbox, um sicher zu sein.',

  'terminal.unasked': 'Der Check-in-Aufruf wurde nicht beantwortet (Schritt 6.7)',
  'terminal.usual': '„{terminal}“ heißt anfangs jede Spur; ACME hat es angenommen',
  'terminal.usual-todo':
    'Geben Sie dieser Spur eine eigene terminalId, wie im Back Office von ACME eingerichtet.',
  'terminal.taken': 'ACME hat „{terminal}“ angenommen; ob es sie kennt, sagt ACME nicht',

  'tenant.none': 'Es ist keine Mandantennummer gesetzt: Die Listen der Bestellungen sind nicht lesbar',
  'tenant.none-todo': 'Setzen Sie tenantId im Profil (--tenant): ACME und Ihr Back Office kennen die Nummer.',
  'tenant.two': 'Das Profil sagt {profile}, die Sitzung {session}',
  'tenant.two-todo':
    'Setzen Sie tenantId im Profil auf {session}, oder nehmen Sie eine Anmeldung des Mandanten {profile}.',
  'venue.by-session': '{value}, aus der Sitzung',
  'venue.by-profile': '{value}, aus dem Profil',
  'zone.untold': 'ihre eigene nennt ACME nur mit einer Sitzung',
  'zone.same': '{zone}, wie bei ACME',
  'zone.two': 'Das Profil sagt {profile}, ACME {zone}',
  'zone.two-todo': 'Setzen Sie timeZone im Profil auf {zone}.',

  'today.unlisted': 'Die Veranstaltungen lassen sich nicht auflisten (Schritt 6.1)',
  'today.all': '{what}, alle werden hier eingelassen',
  'today.none': 'ACME zeigt heute keine Veranstaltung in {zone}',
  'today.none-todo':
    'Gibt es heute Veranstaltungen, prüfen Sie timeZone im Profil und welche der Benutzer dieses Schlüssels sehen darf.',
  'today.some': 'einzulassen: {what}, davon bekannt: {n}',
  'today.some-todo':
    'Prüfen Sie admit.events im Profil: Eine Kennung, die ACME nicht zeigt, lässt niemanden ein.',

  'tickets.seen': '{n} Tickets auf diesem Gerät von {of} verkauften, für {what}',
  'tickets.none': 'Keine Veranstaltung, die hier eingelassen wird, ist auf diesem Gerät',
  'tickets.short': 'zu wenige: {what}',
  'tickets.short-more': 'zu wenige: {what} und {n} weitere',
  'tickets.of': '{event}: {n} von {of}',
  'tickets.wait-todo': 'Es wird gerade geladen: Warten Sie darauf. Bis dahin fragen Scans bei ACME nach.',
  'tickets.sync-todo': 'Laden Sie die Liste (sync). Bis sie da ist, fragen Scans bei ACME nach.',
  'tickets.sync-todo-last':
    'Laden Sie die Liste (sync). Bis sie da ist, fragen Scans bei ACME nach. Das letzte Mal: {why}.',

  'budget.seen': '{n} Aufrufe je Minute, soweit gelernt, {of} davon in der letzten Minute verbraucht',
  'budget.free':
    '{n} Aufrufe je Minute, soweit gelernt, {of} davon in der letzten Minute verbraucht, nicht gesperrt',
  'budget.blocked': 'ACME sperrt diese Adresse bis {time}',
  'budget.todo':
    'Das endet von selbst: Prüfen Sie danach noch einmal. Kommt es oft vor, rufen andere Programme an dieser Adresse auch ACME auf; senken Sie calls.ceilingPerMinute.',

  'speed.none': 'Weder Nachschlagen noch Listen wurden beantwortet (Schritt 6)',
  'speed.few': 'Messbar: nur {what}, zu wenig für eine Aussage',
  'speed.no-look-up': 'kein Nachschlagen wurde beantwortet',
  'speed.look-ups': 'Nachschlagen p50 {ms} ms, p95 {other} ms ({n})',
  'speed.lists': 'Listen p50 {ms} ms, p95 {other} ms ({n})',
  'speed.patience': 'Scans warten {ms} ms',
  'speed.todo':
    'Über Scans wird oft nach der Liste entschieden werden. Suchen Sie, was dieses Netz bremst, oder erhöhen Sie budgetMs.',

  'table.learnt': '{what} an dieser Adresse eingemessen',
  'table.profile': 'Die eigene Tabelle des Profils',
  'table.practice': 'Die angenommene Tabelle, die des Übungsorts',
  'table.assumed': 'Angenommen: ACME veröffentlicht keine Tabelle seiner Codes',
  'table.todo':
    'Messen Sie an einer Sandbox ein (calibrate) und tragen Sie die Tabelle in das Profil ein (checkInStatus).',
}
