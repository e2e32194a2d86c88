import type { WordsLike } from '../catalogue.ts'
import type { thisDeviceWords as english } from '../en/this-device.ts'

/** Was Admins über das Gerät selbst lesen. */
export const thisDeviceWords: WordsLike<typeof english> = {
  'here.title': 'Gerät und Schlüssel',
  'here.problems': 'Was in Ordnung zu bringen ist',
  'here.problem.device-file': 'Die Datei dieses Geräts',
  'here.problem.provisioning': 'Bereitstellung',
  'here.problem.plain-secrets': 'Nichts ist verschlüsselt',
  'here.problem.secrets': 'Schutz',
  'here.problem.key': 'Schlüssel zu ACME',
  'here.noProblems': 'Nichts: Alles ist in Ordnung.',

  'here.book': 'Was offen ist',
  'here.bookIs': 'Jetzt offen:',
  'here.bookPractice':
    'Übung: keine echten Tickets, keine echten Gäste, und ACMEs Produktion erfährt nichts davon.',
  'here.bookLive': 'Der echte Einlass: echte Tickets und echte Gäste.',
  'here.noLive': 'Für ein echtes Haus ist noch nichts eingerichtet.',
  'here.noKeyYet':
    'Der echte Einlass hat noch keinen Schlüssel: Setzen Sie ihn unten, dann lässt er sich öffnen.',
  'here.openLive': 'Echten Einlass öffnen',
  'here.openPractice': 'Übung öffnen',
  'here.openLiveAsk':
    'Der Einlass startet neu, mit echten Tickets. Die Übung bleibt, wie sie ist. Den echten Einlass öffnen?',
  'here.openPracticeAsk':
    'Der Einlass startet neu, als Übung: Bis dahin kann hier kein echter Gast gescannt werden. Übung öffnen?',
  'here.waitingStays': {
    one: '{n} Einlass wartet auf ACME. Er bleibt auf diesem Gerät und geht hinaus, wenn der echte Einlass wieder offen ist.',
    other:
      '{n} Einlässe warten auf ACME. Sie bleiben auf diesem Gerät und gehen hinaus, wenn der echte Einlass wieder offen ist.',
  },
  'here.opening': 'Der Einlass startet neu.',
  'here.yesOpen': 'Ja, öffnen',
  'here.no': 'Nein, lassen',

  'here.key': 'Schlüssel zu ACME',
  'here.forget': 'Schlüssel vergessen',
  'here.forgetAsk':
    'Ohne Schlüssel scannt dieses Gerät allein nach seiner Liste: ACME wird weder gefragt noch benachrichtigt. Einlässe bleiben erhalten und gehen mit dem nächsten Schlüssel hinaus. Neue Tickets kommen nicht.',
  'here.forgetAgain':
    'Der Schlüssel wird hier endgültig gelöscht; niemand kann ihn zurücklesen. Haben Sie ihn anderswo, oder einen anderen?',
  'here.forgetOn': 'Weiter',
  'here.forgetYes': 'Ja, vergessen',
  'here.forgotten': 'Der Schlüssel ist vergessen. Gescannt wird weiter, nach der Liste.',

  'here.protection': 'Schutz des Schlüssels und der Daten',
  'here.protectedBy.keychain': 'Der Schlüsselbund dieses Computers schützt sie.',
  'here.protectedBy.passphrase': 'Eine Passphrase schützt sie. Nach ihr wird bei jedem Start gefragt.',
  'here.protectedBy.plain': 'Nichts schützt sie.',
  'here.protectedBy.none': 'Das ist noch nicht entschieden: Es gibt nichts zu schützen.',
  'here.plainWarning':
    'Der Schlüssel und die Daten dieses Geräts sind nicht verschlüsselt. Wer die Dateien dieses Benutzers lesen kann, kann sie lesen.',
  'here.protectChange': 'Schutz ändern',
  'here.protected': 'Der Schutz ist geändert.',

  'here.provisioning': 'Bereitstellungsdatei',
  'here.provisionedNone':
    'Keine wurde übernommen. Eine Geräteverwaltung kann eine dorthin legen, wo dieses Gerät sie beim Start findet.',
  'here.provisionedAt': 'Übernommen {when}.',
  'here.provisionedLocked': 'Sie sperrt die Einstellungen: Diese werden in der Datei geändert.',
  'here.provisionedOpen': 'Die Einstellungen können auch hier geändert werden.',
  'here.provisionedKey':
    'Mit ihr kam ein Schlüssel, versiegelt. Wählen Sie ihn unter „Schlüssel zu ACME“ und geben Sie die Passphrase ein, mit der er versiegelt ist.',

  'here.about': 'Über dieses Gerät',
  'here.id': 'ID',
  'here.host': 'Name des Computers',
  'here.folder': 'Seine Dateien liegen in',
  'here.version': 'Version',
  'here.changedAt': 'Einstellungen geändert',
}
