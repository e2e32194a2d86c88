import type { Sayings } from '../said.ts'
import { germanDeviceFileSayings } from './device-file-sayings.ts'
import { germanDoctorSayings } from './doctor-sayings.ts'
import { germanFieldSayings } from './field-sayings.ts'

/** Was der Dienst sagt. */
export const germanSayings: Sayings = {
  'link.connecting': 'Verbindung zu ACME wird aufgebaut …',
  'link.limited': 'ACME nimmt von dieser Adresse gerade keine weiteren Anfragen an',
  'link.slow': 'ACME antwortet erst nach {seconds} s',
  'link.late': 'ACME hat nicht binnen {seconds} s geantwortet',

  'call.keyless':
    'Dieses Gerät hat keinen Schlüssel für ACME: Ein Admin setzt ihn. Gescannt wird weiter, nach der Liste auf diesem Gerät',
  'call.http': 'ACME antwortete mit HTTP {http}',
  'call.http-said': 'ACME antwortete mit HTTP {http}: „{said}“',
  'call.http-page': 'ACME antwortete mit HTTP {http} und einer Webseite',
  'call.redirect': 'Statt der Antwort von ACME kam eine Umleitung (HTTP {http})',
  'call.portal': 'Statt der Antwort von ACME kam eine Webseite: Das Netz will vielleicht eine Anmeldung',
  'call.nothing': 'ACME hat leer geantwortet',
  'call.garbled': 'Die Antwort von ACME ist nicht lesbar: {why}',
  'call.not-what': 'Die Antwort von ACME ist nicht das Verlangte: {what}',
  'call.too-large': 'Die Antwort ist größer als {n} kB.',
  'call.no-answer': 'Keine Antwort binnen {ms} ms',
  'call.cut': 'Die Verbindung ist abgebrochen',
  'call.failed': 'Die Anfrage ist fehlgeschlagen',
  'call.failed-code': 'Die Anfrage ist fehlgeschlagen ({code})',
  'call.no-tenant': '{why}: Mandantennummer eintragen (tenantId im Profil, --tenant)',

  'what.check-in': 'eine Antwort zum Einlass',
  'what.tickets': 'eine Liste von Tickets',
  'what.look-up': 'eine Auskunft über ein Ticket',
  'what.events': 'eine Liste von Veranstaltungen',
  'what.event': 'eine Veranstaltung',
  'what.counters': 'eine Liste von Zählerständen',
  'what.orders': 'eine Liste von Bestellungen',
  'what.order': 'eine Bestellung',
  'what.memberships': 'eine Liste von Mitgliedschaften',
  'what.definition': 'die Definition eines Berichts',
  'what.run': 'der Lauf eines Berichts',

  'json.type': 'Sie ist {type}, nicht JSON',
  'json.utf8': 'Sie ist kein gültiges UTF-8',
  'json.invalid': 'Sie ist kein gültiges JSON',
  'json.long-list': 'Sie enthält eine Liste mit mehr als {n} Einträgen',
  'json.deep': 'Sie ist mehr als {n}-fach verschachtelt',
  'json.twice': 'Sie nennt ein Feld zweimal',
  'json.long-text': 'Sie enthält einen Text mit mehr als {n} Zeichen',

  'key.firewall':
    'Die Anfrage wurde schon vor ACME abgewiesen (HTTP 403, eine Webseite). Lassen Sie die Firewall prüfen und fragen Sie ACME, ob diese Adresse gesperrt ist',
  'key.login':
    'ACME hat die Anmeldung an der Sandbox abgelehnt (HTTP {http}). Prüfen Sie E-Mail oder Benutzername, Passwort und Mandantennummer',
  'key.login-said':
    'ACME hat die Anmeldung an der Sandbox abgelehnt (HTTP {http}) und sagt: „{said}“ Prüfen Sie E-Mail oder Benutzername, Passwort und Mandantennummer',
  'key.denied':
    'ACME verweigert das diesem Schlüssel (HTTP 403). Prüfen Sie im Back Office von ACME, ob der Schlüssel aktiv ist und sein Benutzer das Recht hat',
  'key.denied-said':
    'ACME verweigert das diesem Schlüssel (HTTP 403) und sagt: „{said}“ Prüfen Sie im Back Office von ACME, ob der Schlüssel aktiv ist und sein Benutzer das Recht hat',
  'key.session':
    'ACME nimmt seine eigene Sitzung nicht an (HTTP {http}). Prüfen Sie die Anmeldung, und ob dies die Sandbox dazu ist',
  'key.session-said':
    'ACME nimmt seine eigene Sitzung nicht an (HTTP {http}) und sagt: „{said}“ Prüfen Sie die Anmeldung, und ob dies die Sandbox dazu ist',
  'key.refused':
    'ACME nimmt den API-Schlüssel nicht an (HTTP {http}). Prüfen Sie, ob er vollständig, nicht zurückgesetzt und für diese Umgebung ist, und geben Sie ihn neu ein',
  'key.refused-said':
    'ACME nimmt den API-Schlüssel nicht an (HTTP {http}) und sagt: „{said}“ Prüfen Sie, ob er vollständig, nicht zurückgesetzt und für diese Umgebung ist, und geben Sie ihn neu ein',
  'session.none': 'Keine Sitzung an der Sandbox: {why}',
  'session.late': 'Die Sitzung an der Sandbox kam nicht rechtzeitig',
  'session.not-one': 'Die Antwort von ACME ist keine Sitzung',
  'session.production':
    'Eine Sitzung (E-Mail oder Benutzername und Passwort) ist nur für Sandboxes: ACME lässt Sitzungen ablaufen und erlaubt sie im Echtbetrieb nicht. Verwenden Sie einen API-Schlüssel.',
  'session.unclear':
    'Eine Sitzung (E-Mail oder Benutzername und Passwort) ist nur für Sandboxes, und {host} sieht nicht danach aus. Verwenden Sie einen API-Schlüssel.',

  'connect.look-up':
    'Die Adresse von {whose} lässt sich nicht auflösen: kein Netz, oder eine falsche Adresse in den Einstellungen',
  'connect.nobody': 'Unter der Adresse von {whose} antwortet niemand',
  'connect.no-network': 'Kein Netz',
  'connect.late': 'Keine Verbindung zu {whose} binnen {seconds} Sekunden',
  'connect.expired':
    'Das Zertifikat von {whose} ist abgelaufen (oder die Uhr dieses Computers geht falsch): Dorthin wird nichts gesendet',
  'connect.not-yet':
    'Das Zertifikat von {whose} gilt noch nicht (oder die Uhr dieses Computers geht falsch): Dorthin wird nichts gesendet',
  'connect.other-name':
    'Das Zertifikat unter der Adresse von {whose} lautet auf einen anderen Namen: Dorthin wird nichts gesendet',
  'connect.cut': '{whose} hat die Verbindung beim Aufbau abgebrochen',
  'connect.untrusted':
    'Dem Zertifikat von {whose} wird nicht vertraut ({code}). Prüft Ihr Netz TLS mit, geben Sie dessen CA an (network.extraCa, --ca-file)',
  'connect.old-tls':
    'Unter der Adresse von {whose} gibt es kein TLS 1.2 oder neuer: Mit weniger wird nichts gesendet',
  'connect.no-tls': 'Keine TLS-Verbindung zu {whose} ({code})',
  'connect.failed': 'Keine Verbindung zu {whose}',
  'connect.failed-code': 'Keine Verbindung zu {whose} ({code})',
  'proxy.name': 'Proxy {host}',
  'proxy.late': 'Der Proxy {host} hat binnen {seconds} Sekunden keinen Weg zu ACME geöffnet',
  'proxy.cut': 'Der Proxy {host} hat die Verbindung abgebrochen',
  'proxy.refused': 'Der Proxy {host} verweigert den Weg zu ACME (HTTP {http})',
  'proxy.login':
    'Der Proxy {host} verweigert den Weg zu ACME (HTTP {http}): Er will eine Anmeldung. Lassen Sie diesen Computer ohne eine durch',
  'proxy.forbidden':
    'Der Proxy {host} verweigert den Weg zu ACME (HTTP {http}): Lassen Sie die Adresse von ACME dort freigeben',
  'proxy.gateway': 'Der Proxy {host} verweigert den Weg zu ACME (HTTP {http}): Er erreicht ACME selbst nicht',

  'upload.unknown': 'ACME kennt dieses Ticket nicht. Prüfen Sie die Bestellung mit der Kasse.',
  'upload.neither':
    'ACME hat dieses Ticket weder eingelassen noch sagt es, dass es benutzt war. Sehen Sie die Bestellung in ACME an.',
  'upload.used-before': 'ACME hatte dieses Ticket schon vorher eingelassen.',
  'upload.code': 'ACME antwortete mit einem Code, den diese Version nicht kennt ({code}).',
  'upload.disagrees': 'Hier wurde ein Gast eingelassen, aber ACME sagt: {meaning}.',
  'upload.no-ticket':
    'ACME kennt kein Ticket zu diesem Code und kann anderen Einlass nicht zurücknehmen: Er zählt dort weiter. Sagen Sie es der Kasse.',
  'upload.not-told': 'Ein Einlass konnte ACME nicht gemeldet werden.',

  'meaning.checked-in': 'eingelassen',
  'meaning.already-used': 'schon benutzt',
  'meaning.too-early': 'zu früh',
  'meaning.too-late': 'zu spät',
  'meaning.expired': 'abgelaufen',
  'meaning.unknown': 'unbekannt',
  'meaning.wrong-event': 'andere Veranstaltung',
  'meaning.cancelled': 'storniert',
  'meaning.refunded': 'erstattet',
  'meaning.card-lapsed': 'Karte abgelaufen',
  'meaning.card-dropped': 'Mitgliedschaft gekündigt',
  'meaning.card-replaced': 'Karte ersetzt',
  'meaning.unrecognised': 'nicht verstanden',

  'sync.limited': 'ACME nimmt gerade keine weiteren Anfragen an',
  'sync.failed-here': 'Das Laden ist auf diesem Gerät fehlgeschlagen.',
  'sync.events-unread': '{n} Veranstaltungen waren nicht lesbar',
  'sync.event-gone': '{event} gibt es in ACME nicht mehr',
  'sync.orders-unread': '{n} Bestellungen waren nicht lesbar',
  'sync.list-short': 'Die Liste der Bestellungen von {event} kam unvollständig',
  'sync.order-incomplete': 'Bestellung {order} kam unvollständig',
  'sync.order': 'Bestellung {order}: {why}',
  'sync.memberships-unread': '{n} Mitgliedschaften waren nicht lesbar',
  'sync.members': 'Mitglieder: {why}',
  'sync.by-report': 'Über den Bericht: {why}',

  'report.preparing': 'ACME bereitet den Ticketbericht vor',
  'report.ended': 'ACME hat den Ticketbericht als „{said}“ beendet',
  'report.not-done': 'Der Ticketbericht war nach {minutes} Minuten nicht fertig',
  'report.rows-unread': '{n} Zeilen des Berichts waren nicht lesbar',
  'report.rows-short': 'ACME zählt {of} Zeilen im Bericht und hat {n} gesendet',
  'report.rows-left-out': 'ACME hat {n} Zeilen des Berichts ausgelassen',
  'report.unusable': 'Der Bericht ist nicht brauchbar: {why}',
  'report.no-result': 'Er ist kein Ergebnis eines Berichts',
  'report.column-twice': 'Er hat zwei Spalten namens {name}',
  'report.no-column': 'Er hat keine Spalte namens {name} (report.columns.{field} im Profil)',
  'report.no-column-unread':
    'Er hat keine Spalte namens {name} (report.columns.{field} im Profil), und {n} Spalten sind nicht lesbar',
  'report.unequal': 'Seine Spalten sind ungleich lang: {barcode} hat {n} Werte, {name} {other}',
  'report.too-long': 'Er hat mehr als {n} Zeilen',

  'disk.folder': 'Datenordner',
  'disk.full':
    'Der Datenträger mit {where} ist voll. Schaffen Sie Platz; sobald welcher da ist, geht das Scannen weiter.',
  'disk.no-space': 'Der Datenträger mit {where} ist voll. Schaffen Sie Platz.',
  'disk.read-only':
    'In {where} kann nicht geschrieben werden. Prüfen Sie die Rechte des Ordners und seiner Dateien.',
  'disk.not-opened': '{where} lässt sich nicht öffnen. Prüfen Sie, ob der Ordner da und beschreibbar ist.',
  'disk.not-allowed': 'Dieser Benutzer darf {where} nicht öffnen. Prüfen Sie die Rechte.',
  'disk.not-ours':
    '{where} enthält eine Datei, die keine Datenbank von Portcullis ist. Verschieben Sie sie oder wählen Sie einen anderen Datenordner; sie wurde nicht verändert.',
  'disk.damaged':
    'Die Datenbank in {where} ist beschädigt. Starten Sie neu: Sie wird beiseitegelegt und ihr Inhalt übernommen.',
  'disk.damaged-how': 'Die Datenbank in {where} ist beschädigt ({fault}).',
  'disk.cut-short':
    'Die Datenbank in {where} ist abgeschnitten. Starten Sie neu: Was sie enthält, wird dann übernommen.',
  'disk.in-use':
    '{where} wird von einem anderen Portcullis benutzt. Schließen Sie jenes, oder geben Sie diesem einen eigenen Datenordner.',
  'disk.failed': 'Lesen oder Schreiben in {where} ist fehlgeschlagen. Prüfen Sie den Datenträger.',
  'disk.no-access': 'Dieser Benutzer darf in {where} nicht schreiben. Prüfen Sie die Rechte.',
  'disk.read-only-disk': '{where} liegt auf einem Datenträger, der nicht beschreibbar ist.',
  'disk.no-folder': '{where} ist kein Ordner.',
  'disk.a-file': '{where} ist eine Datei, kein Ordner.',
  'disk.not-kept': '{where} behält nicht, was dort geschrieben wird. Prüfen Sie den Datenträger.',
  'disk.unfit':
    'Die Datenbank in {where} passt nicht zu dieser Version ({code}). Sie wurde nicht verändert: Wählen Sie einen anderen Datenordner oder verschieben Sie diesen.',
  'disk.copy-unsound': 'Die Kopie ist nicht heil.',
  'disk.other-version': '{where} nennt eine andere Version, als sie hat.',
  'disk.other-program':
    '{where} ist eine Datenbank eines anderen Programms. Wählen Sie einen anderen Datenordner; sie wurde nicht verändert.',
  'disk.other-key-told': '{where} nennt einen anderen Schlüssel, als sie hat.',
  'disk.other-key':
    '{where} wurde mit einem anderen Datenschlüssel angelegt. Geben Sie jenen Schlüssel an oder einen anderen Ordner.',
  'disk.newer':
    'Die Datenbank stammt von einem neueren Portcullis (Format {n}; dieses kennt {of}). Aktualisieren Sie dieses Gerät oder wählen Sie einen anderen Datenordner.',
  'disk.damaged-other-key':
    'Die Datenbank in {where} ist beschädigt und wurde mit einem anderen Datenschlüssel angelegt. Geben Sie ihn an, dann wird ihr Inhalt übernommen.',
  'disk.missing-other-key':
    '{where} fehlt, und die zweite Aufzeichnung daneben wurde mit einem anderen Datenschlüssel angelegt. Geben Sie ihn an, dann wird ihr Inhalt übernommen; oder wählen Sie einen anderen Ordner.',
  'disk.damaged-not-ours':
    'Die Datenbank in {where} ist beschädigt, und nichts zeigt, dass sie von diesem Einlass ist. Sie wurde nicht verändert: Bewahren Sie eine Kopie für den Support auf und beginnen Sie mit einem anderen Datenordner.',
  'disk.no-copy':
    'Die Datenbank in {where} wurde nicht auf diese Version gebracht, weil sich vorher keine Kopie machen ließ.',
  'disk.no-copy-since':
    'Die Datenbank in {where} wurde nicht auf diese Version gebracht, weil sich vorher keine Kopie machen ließ. {why}',
  'disk.was-damaged': 'Die Datenbank war beschädigt.',
  'disk.was-missing': 'Die Datenbank fehlte.',
  'disk.header-was-damaged': 'Der Kopf der Datenbank war beschädigt.',
  'disk.healed':
    '{why} Übernommen: {admissions} Einlässe, {scans} Scans, {waiting} Zeilen für ACME, {tickets} Tickets, {cards} Karten.',
  'disk.healed-in-part': '{why} Was nicht lesbar war, wird neu geladen.',
  'disk.healed-aside': '{why} Die alten Dateien liegen in {where}.',

  'ask.not-running': 'Der Dienst des Einlasses läuft nicht.',
  'ask.not-sent': 'Die Anfrage kann nicht gesendet werden.',
  'ask.closing': 'Das Programm wird gerade beendet.',
  'ask.failed': 'Der Dienst ist an dieser Anfrage gescheitert.',
  'ask.no-download': 'Das Laden ist fehlgeschlagen.',
  'ask.span': 'Das Ende des Zeitraums muss nach seinem Anfang liegen.',
  'ask.no-row': 'Diese Zeile gibt es in der Warteschlange nicht.',
  'ask.not-to-send':
    'Nur eine Zeile, die ACME abgelehnt hat oder die beiseitegelegt wurde, kann noch einmal gesendet werden.',
  'ask.overtaken':
    'Was hier seither geschah, hat diese Zeile überholt: Es gibt nichts mehr zu senden. Vermerken Sie, dass sie angesehen ist.',
  'ask.not-to-note':
    'Nur ein Widerspruch oder eine abgelehnte oder beiseitegelegte Zeile kann als angesehen gelten.',
  'ask.not-met': 'Dieses Gerät ist dem Code nicht begegnet.',
  'ask.no-code': 'Dieses Gerät kennt den Code nicht.',
  'ask.no-entrance': 'Diesen Eingang gibt es hier nicht. Wählen Sie einen von: {entrances}.',
  'ask.unreadable': 'Dieser Code enthält kein lesbares Zeichen.',

  'undo.nothing': 'Zu diesem Scan gibt es keinen Einlass, der sich zurücknehmen ließe.',
  'undo.came-back':
    'Der Gast ist inzwischen wieder hereingekommen: Dieser Ausgang lässt sich nicht mehr zurücknehmen.',
  'undo.too-late': 'Ein Einlass lässt sich nur {minutes} Minuten lang zurücknehmen.',
  'undo.counted':
    'ACME hat diesen Einlass gezählt, oder vielleicht, und kann nur Tickets zurücknehmen, nicht den Einlass mit Karte oder Pass: Er bleibt bestehen.',

  'order.unscanned': 'Dieses Gerät kennt keinen Code zu diesem Scan.',
  'order.card': 'Das ist eine Mitgliedskarte: Dahinter steht keine Bestellung.',
  'order.none': 'ACME kennt keine Bestellung zu diesem Code.',
  'order.gone': 'ACME hat diese Bestellung nicht mehr.',
  'order.not-told': 'Die Bestellung ist nicht auf diesem Gerät, und ACME gibt keine Auskunft: {why}.',
  'order.not-shown': 'Die Bestellung wurde gelesen, ließ sich aber nicht zeigen.',
  'order.not-reached': 'ACME ist nicht erreichbar',
  'order.late': 'ACME hat nicht binnen {seconds} Sekunden geantwortet',

  'pin.none-yet': 'Auf diesem Gerät hat noch niemand eine PIN. Zuerst muss die Verwaltung welche vergeben.',
  'pin.none': 'Auf diesem Gerät hat noch niemand eine PIN.',
  'pin.any-first': 'Geben Sie zuerst eine PIN ein.',
  'pin.supervisor-first': 'Das ist für die Aufsicht: Geben Sie zuerst deren PIN ein.',
  'pin.admin-first': 'Das ist für die Verwaltung: Geben Sie zuerst deren PIN ein.',
  'pin.nobodys': 'Diese PIN gehört niemandem.',
  'pin.nobodys-wait': 'Diese PIN gehört niemandem. {wait}',
  'pin.wait-seconds': 'Zu viele falsche PINs: Warten Sie {seconds} Sekunden. Das Scannen geht weiter.',
  'pin.wait-minutes': 'Zu viele falsche PINs: Warten Sie {minutes} Minuten. Das Scannen geht weiter.',
  'pin.keys-wait-seconds':
    'Zu viele falsche Schlüssel: Warten Sie {seconds} Sekunden. Das Scannen geht weiter.',
  'pin.keys-wait-minutes':
    'Zu viele falsche Schlüssel: Warten Sie {minutes} Minuten. Das Scannen geht weiter.',
  'pin.taken': 'Diese PIN geht nicht: Jede Person braucht eine eigene.',
  'pin.full': 'Höchstens {n} Personen können auf einem Gerät eine PIN haben.',
  'pin.no-such': 'Diese Person hat hier keine PIN.',
  'pin.lacking': 'Eine neue Person braucht Namen, Rolle und PIN.',
  'pin.admin-is-first': 'Die erste PIN muss jemand von der Verwaltung bekommen.',
  'pin.last-admin': 'Das ist die letzte Person der Verwaltung. Geben Sie zuerst jemand anderem diese Rolle.',
  'pin.other-key':
    'Das ist nicht der Schlüssel, mit dem dieses Gerät bei ACME anfragt. Keine PIN wurde geändert.',
  'pin.unproven-key':
    'ACME hat den Schlüssel dieses Geräts noch nicht angenommen, also beweist er nichts. Keine PIN wurde geändert. Verbinden Sie das Gerät mit ACME oder geben Sie den Schlüssel des Hauses ein und versuchen Sie es noch einmal.',
  'pin.other-venue':
    'Dieser Schlüssel gehört zu einem anderen Haus: „{event}“ am {day}, das dieses Gerät kennt, kennt er nicht. Keine PIN wurde geändert.',
  'pin.venue-untold':
    'ACME sagt gerade nicht, zu welchem Haus dieser Schlüssel gehört. Keine PIN wurde geändert. Versuchen Sie es noch einmal, wenn die Verbindung steht.',
  'pin.not-kept': 'Die PIN wurde nicht behalten.',

  'save.full': 'Der Datenträger ist voll.',
  'save.not-there': 'Dort darf nichts geschrieben werden: Wählen Sie einen anderen Ordner.',
  'save.failed': 'Die Datei ließ sich nicht schreiben: Wählen Sie einen anderen Ordner.',

  'log.cut-off': 'Das Protokoll endet mit Zeile {n}, hatte aber {of}.',
  'log.other-end': 'Die letzte Zeile ist nicht die zuletzt geschriebene.',
  'log.missing': 'Zeile {n} fehlt oder ist nicht an ihrem Platz.',
  'log.changed': 'Zeile {n} wurde geändert.',
  'log.put-later': 'Zeile {n} folgt nicht auf die davor: Eine der beiden kam später hinein.',
  'log.rows-lacking': 'Die Datei wurde mit {of} Zeilen gespeichert, {n} stehen darin.',
  'log.unreadable-row':
    'Was in der Datei an der Stelle von Zeile {n} steht, ist keine Zeile eines Protokolls.',
  'log.beside-rows':
    'Die Zeilen sind, wie sie waren; etwas neben ihnen wurde geändert: was die Datei über sich selbst sagt, oder die Spur einer Zeile.',
  'log.unwritten': 'Das ließ sich nicht in das Protokoll schreiben.',
  'permit.used-up': 'Die Erlaubnis dafür ist verbraucht oder zu alt. Fragen Sie noch einmal danach.',
  'act.noted-late': 'das Gate endete, bevor es eingetragen war',
  'act.taken-back': 'das Gate startete damit nicht',
  'act.stood-still': 'während das Gate stillstand',
  'act.provisioned': 'durch die Bereitstellungsdatei',
  'service.odd-host': 'Das Programm sagte etwas, das dieser Dienst nicht versteht.',

  'calibrate.no-integer': 'ACME antwortete {code}, das ist kein checkInStatus: Daraus ist nichts zu lernen.',
  'calibrate.limited': 'ACME nimmt bis {time} keine weiteren Anfragen an.',
  'calibrate.nothing': '{why}. Nichts wurde gelernt.',
  'calibrate.maybe-used': '{why}. Nichts wurde gelernt; vielleicht hat ACME das Ticket trotzdem eingelassen.',
  'calibrate.production':
    'Das Einmessen lässt echte Tickets ein und geht deshalb nicht im Echtbetrieb. Messen Sie an einer Sandbox oder am Übungsort ein und tragen Sie die Tabelle in dieses Profil ein (checkInStatus).',
  'calibrate.unclear':
    'Das Einmessen lässt echte Tickets ein, und {host} sieht nicht nach einer Sandbox aus. Messen Sie an einer Sandbox oder am Übungsort ein und tragen Sie die Tabelle in dieses Profil ein (checkInStatus).',

  'device.no-key-yet':
    'Dieses Gerät hat noch keinen Schlüssel für den Echtbetrieb. Die Verwaltung trägt ihn ein.',
  'device.plain':
    'Schlüssel und Daten dieses Geräts sind nicht verschlüsselt: Wer die Dateien dieses Benutzers lesen kann, kann auch sie lesen. Schützen Sie sie mit einer Passphrase oder einem Schlüsselbund.',
  'device.half-way':
    'Nicht alle Geheimnisse dieses Geräts sind gleich geschützt: Eine Änderung brach ab. Alle lassen sich öffnen; schützen Sie sie noch einmal.',
  'device.takes-permit': 'Das ist für die Verwaltung: Es braucht eine Erlaubnis des Dienstes.',
  'device.not-in-time': 'Er ist nicht rechtzeitig gestartet.',
  'device.nothing-changed': 'Nichts wurde geändert: Damit startet der Dienst nicht. {why}',
  'device.not-up':
    'Der Dienst läuft gerade nicht, und nur er weiß, wer das darf. Versuchen Sie es wieder, wenn er läuft.',
  'device.elsewhere':
    'Die Übung ist offen, und der Echtbetrieb hat PINs: Öffnen Sie zuerst den Echtbetrieb. Änderungen dort brauchen eine PIN der Verwaltung.',
  'device.environment-first': 'Wählen Sie zuerst die Umgebung: Ein Schlüssel gilt nur für eine.',
  'device.key-unkept-why': 'Der Schlüssel kann nicht behalten werden: {why}',
  'device.no-key': 'Dieses Gerät hat keinen Schlüssel.',
  'device.key-unkept': 'Der Schlüssel wurde nicht behalten. {why}',
  'device.key-before-stays': 'Der Schlüssel wurde nicht behalten, der vorige bleibt. {why}',
  'device.no-key-came': 'Mit der Bereitstellungsdatei kam kein Schlüssel.',
  'device.key-elsewhere':
    'Der Schlüssel aus der Bereitstellungsdatei gilt für eine andere Umgebung als die dieses Geräts.',
  'device.login-production':
    'Eine Anmeldung (E-Mail oder Benutzername und Passwort) ist nur für Sandboxes: ACME lässt sie ablaufen und erlaubt sie im Echtbetrieb nicht. Verwenden Sie einen API-Schlüssel.',
  'device.no-login':
    'Das ist keine Anmeldung: Sie braucht eine E-Mail-Adresse, oder Benutzername und Mandantennummer, und ein Passwort, alles in druckbaren Zeichen.',
  'device.no-keychain':
    'Dieser Computer hat keinen Schlüsselbund. Wählen Sie zuerst, wie der Schlüssel geschützt wird: mit einer Passphrase oder, wenn Sie das hinnehmen, gar nicht.',
  'device.keychain-gone':
    'Der Schlüsselbund, der die Geheimnisse dieses Geräts schützt, lässt sich gerade nicht öffnen. Melden Sie sich am Desktop neu an oder wählen Sie einen anderen Schutz.',
  'device.nothing-live': 'Für den Echtbetrieb ist noch nichts eingerichtet. Wählen Sie zuerst die Umgebung.',
  'device.no-readable-key':
    'Dieses Gerät hat keinen lesbaren Schlüssel für den Echtbetrieb. Tragen Sie ihn zuerst ein.',
  'device.misfit': 'Das passt nicht.',
  'device.passphrase-first': 'Geben Sie zuerst die bisherige Passphrase ein.',
  'device.keychain-shut': 'Dieser Computer hat keinen Schlüsselbund, der sich gerade öffnen lässt.',
  'profile.wrong-passphrase': 'Das ist nicht die Passphrase, mit der das Profil versiegelt wurde.',
  'device.passphrase-short': 'Eine Passphrase hat mindestens 10 Zeichen.',
  'device.passphrase-long': 'Eine Passphrase hat höchstens 200 Zeichen.',
  'profile.sealed':
    'Dieses Profil ist versiegelt. Geben Sie die Passphrase ein, mit der es versiegelt wurde.',
  'profile.no-json': 'Das ist kein Profil: Es ist kein JSON.',
  'profile.provisioning':
    'Diese Datei ist kein Profil. Eine Bereitstellungsdatei wird dort abgelegt, wo Portcullis sie beim Start findet (docs/provisioning.md).',
  'profile.envelope':
    'Die Hülle dieses Profils ist nicht, wie sie geschrieben wurde: Etwas kam hinzu oder fehlt.',
  'profile.no-settings': 'Das ist kein Profil: Es ist JSON, aber kein Objekt mit Einstellungen.',
  'profile.not-sealed': 'Das ist kein versiegeltes Profil.',
  'profile.newer':
    'Dieses Profil stammt von einem neueren Portcullis. Aktualisieren Sie zuerst dieses Gerät, dann importieren Sie es.',
  'profile.cut-short': 'Diese Datei ist abgeschnitten: Ihr Ende fehlt. Kopieren Sie sie noch einmal ganz.',
  'profile.altered':
    'Diese Datei wurde unterwegs verändert und wird nicht benutzt. Kopieren Sie sie noch einmal oder exportieren Sie neu.',
  'profile.nothing': 'Für den Echtbetrieb ist noch nichts eingerichtet: Es gibt nichts zu exportieren.',
  'profile.locked':
    'Das Profil dieses Geräts ist durch seine Bereitstellungsdatei gesperrt: Es wird dort geändert und beim nächsten Start übernommen.',
  'profile.changed-meanwhile':
    'Jemand anders hat das Profil inzwischen geändert. Ihre Änderung wurde nicht übernommen: Sehen Sie es noch einmal an und wiederholen Sie sie.',
  'profile.no-key-there':
    'Dieses Gerät hat keinen Schlüssel für jene Umgebung, und ohne kann der Echtbetrieb nicht weitergehen. Ändern Sie die Umgebung in der Einrichtung, wo ihr Schlüssel mit eingegeben wird.',

  ...germanDeviceFileSayings,
  ...germanFieldSayings,
  ...germanDoctorSayings,
}
