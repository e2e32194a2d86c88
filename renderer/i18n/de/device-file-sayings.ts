import type { DeviceFileSayings } from '../said.ts'

/** Was das Programm von den Dateien dieses Geräts sagt. */
export const germanDeviceFileSayings: DeviceFileSayings = {
  'provision.unused':
    'Die Bereitstellungsdatei {file} wird nicht benutzt: {why} Die Einstellungen davor bleiben.',
  'provision.no-start': 'Die Bereitstellungsdatei wird nicht benutzt: Der Dienst startet nicht damit. {why}',
  'provision.unreadable': 'Sie ist nicht lesbar. Prüfen Sie, wem sie gehört, und ihre Rechte.',
  'provision.missing': 'Sie ist nicht da.',
  'provision.too-long': 'Sie ist zu lang.',
  'provision.no-json': 'Sie ist kein JSON.',
  'provision.newer': 'Sie wurde für ein neueres Portcullis geschrieben.',
  'provision.no-settings': 'profile: ist kein Objekt mit Einstellungen.',
  'provision.no-part': 'Sie hat keinen Teil für dieses Gerät (Rechner {host}, Kennung {id}).',
  'provision.parts': 'Sie hat mehr als einen Teil für dieses Gerät (Rechner {host}, Kennung {id}).',
  'provision.elsewhere':
    'Sie führt in eine andere Umgebung, für die dieses Gerät keinen Schlüssel hat. Öffnen Sie die Übung und starten Sie Portcullis noch einmal: Dort wird sie übernommen, und ihr Schlüssel lässt sich setzen.',
  'file.not-read': 'Die Datei {file} ist nicht lesbar: Prüfen Sie, wem sie gehört, und ihre Rechte',
  'file.newer': 'Die Datei {file} stammt von einem neueren Portcullis',
  'file.damaged': 'Die Datei {file} ist beschädigt',
  'file.missing': 'Die Datei {file} fehlt',
  'file.before-used': '{what}. Es gelten die Einstellungen vor der letzten Änderung: Prüfen Sie sie.',
  'file.begun-anew':
    '{what}. Dieses Gerät fängt neu an, mit der Übung. Nichts wurde gelöscht: Stellen Sie die Datei aus einer Sicherung wieder her oder richten Sie das Gerät neu ein.',
  'file.unreadable': 'Die Datei {file} ist nicht lesbar. Prüfen Sie, wem sie gehört, und ihre Rechte.',
  'secret.damaged': 'Die Datei {file} ist beschädigt. Stellen Sie sie aus einer Sicherung wieder her.',
  'secret.other-device':
    'Die Datei {file} ist beschädigt oder von einem anderen Gerät. Stellen Sie sie aus einer Sicherung wieder her.',
  'secret.keychain-shut':
    'Der Schlüssel zu den Daten dieses Geräts liegt im Schlüsselbund des Systems, der sich gerade nicht öffnen lässt. Entsperren Sie ihn (neu am Desktop anmelden) und starten Sie Portcullis noch einmal.',
  'secret.keychain-refuses':
    'Der Schlüsselbund des Systems verweigert den Schlüssel in {file}. Vielleicht gehört er zu einem anderen Benutzer oder Rechner. Stellen Sie den Schlüsselbund des Benutzers wieder her, oder verschieben Sie jene Datei und den Datenordner daneben, um neu anzufangen.',
  'secret.key-damaged': 'Der Schlüssel in {file} ist beschädigt. Geben Sie den Schlüssel neu ein.',
  'secret.no-keychain':
    'Dieser Computer hat keinen Schlüsselbund, der sich gerade öffnen lässt. Melden Sie sich am Desktop neu an oder wählen Sie eine Passphrase für dieses Gerät.',
  'passphrase.wanted': 'Geben Sie die Passphrase dieses Geräts ein: Sie öffnet den Schlüssel und die Daten.',
  'passphrase.too-many': 'Zu viele falsche Passphrasen: Warten Sie {seconds} Sekunden.',
  'passphrase.none': 'Auf diesem Gerät ist keine Passphrase gesetzt.',
  'passphrase.damaged':
    'Die Datei {file} ist beschädigt. Stellen Sie sie aus einer Sicherung wieder her: Ohne sie lässt sich nichts öffnen.',
  'passphrase.wrong': 'Das ist nicht die Passphrase.',
  'passphrase.wrong-wait':
    'Das ist nicht die Passphrase. Warten Sie {seconds} Sekunden bis zum nächsten Versuch.',
  'passphrase.in-use-first': 'Zuerst muss die bisherige Passphrase eingegeben werden.',
  'live.gone':
    'Der Echtbetrieb, der offen war, ist auf diesem Gerät nicht mehr eingerichtet. Richten Sie ihn neu ein.',
  'live.no-key': 'Dieses Gerät hat keinen Schlüssel für den Echtbetrieb. Die Verwaltung muss ihn eintragen.',
  'live.not-running': 'Der Dienst läuft gerade nicht. Versuchen Sie es wieder, wenn er läuft.',
  'venue.other':
    'Das ist das Profil eines anderen Hauses: {what}. Sein Terminal ist {terminal}. Importieren Sie es nur, wenn dieses Gerät dorthin zieht.',
  'venue.other-tenant': 'Mandant {tenant} statt {own}',
  'venue.other-zone': 'Zeitzone {zone} statt {own}',
  'venue.unnamed': 'unbenannt',
}
