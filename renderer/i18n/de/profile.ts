import type { WordsLike } from '../catalogue.ts'
import type { profileWords as english } from '../en/profile.ts'

/** Was Admins lesen, wo das Profil eines Geräts bearbeitet, ausgegeben und übernommen wird. */
export const profileWords: WordsLike<typeof english> = {
  'edit.title': 'Einstellungen',
  'edit.sections': 'Gruppen von Einstellungen',
  'edit.search': 'Einstellung suchen',
  'edit.found': { one: '{n} Einstellung gefunden', other: '{n} Einstellungen gefunden' },
  'edit.foundNone': 'So heißt keine Einstellung.',
  'edit.practice':
    'Diese Einstellungen gelten für den echten Einlass. Die Übung hat ihre eigenen, die sich nicht ändern.',
  'edit.notSetUp':
    'Für ein echtes Haus ist noch nichts eingerichtet. Was Sie hier einstellen, gilt von da an; beginnen Sie damit, wo ACME ist.',
  'edit.locked':
    'Eine Bereitstellungsdatei sperrt diese Einstellungen: Sie werden in ihr geändert und beim nächsten Start übernommen. Hier können Sie sie lesen.',
  'edit.changes': {
    one: '{n} Änderung, noch nicht angewendet',
    other: '{n} Änderungen, noch nicht angewendet',
  },
  'edit.noChanges': 'Nichts ist geändert.',
  'edit.faults': { one: '{n} Wert passt nicht', other: '{n} Werte passen nicht' },
  'edit.showFault': 'Zeigen',
  'edit.undo': 'Alles zurücknehmen',
  'edit.review': 'Änderungen ansehen',
  'edit.back': 'Zurück zu den Einstellungen',
  'edit.reviewTitle': 'Was sich ändert',
  'edit.was': 'War: {value}',
  'edit.becomes': 'Wird: {value}',
  'edit.gone': 'Entfällt: {value}',
  'edit.new': 'Neu: {value}',
  'edit.order': 'Andere Reihenfolge',
  'edit.takeBack': 'Zurücknehmen',
  'edit.takeBackOf': 'Zurücknehmen: {what}',
  'edit.why': 'Warum',
  'edit.whyHint': 'Es kommt mit Ihrem Namen und der Liste oben ins Protokoll.',
  'edit.whyMissing': 'Sagen Sie, warum: Wer das Protokoll liest, will es wissen.',
  'edit.apply': 'Anwenden',
  'edit.applying': 'Wird angewendet. Der Einlass startet neu; Scans in dieser Zeit gehen nicht verloren.',
  'edit.applied': 'Die Einstellungen sind angewendet.',
  'edit.refused': 'Nichts wurde geändert, und Ihre Änderungen stehen noch hier.',
  'edit.meanwhile':
    'Jemand anderes hat die Einstellungen inzwischen geändert. Ihre Änderungen stehen darauf: Sehen Sie sie noch einmal an, bevor Sie sie anwenden.',
  'edit.newKey':
    'Eine andere Umgebung hat eigene Tickets und einen eigenen Schlüssel. Die der vorigen bleiben auf diesem Gerät.',
  'edit.leave': 'Sie haben Änderungen, die nicht angewendet sind. Ohne sie weggehen?',
  'edit.stay': 'Bleiben',
  'edit.leaveNow': 'Ohne Anwenden weggehen',

  'carry.export': 'Ausgeben',
  'carry.exportHint':
    'Eine Datei mit allen Einstellungen dieses Geräts, für ein anderes Gerät oder zum Aufbewahren.',
  'carry.with': 'Der Schlüssel zu ACME',
  'carry.plain': 'Ohne den Schlüssel',
  'carry.sealed': 'Mit dem Schlüssel, versiegelt',
  'carry.sealedHint':
    'Wer die Datei und die Passphrase hat, hat den Schlüssel. Schicken Sie beides auf verschiedenen Wegen.',
  'carry.passphrase': 'Passphrase',
  'carry.passphraseHint':
    'Mindestens 10 Zeichen. Vier Wörter, die nichts miteinander zu tun haben, sind gut und lassen sich merken.',
  'carry.again': 'Dieselbe Passphrase noch einmal',
  'carry.short': 'Geben Sie mindestens 10 Zeichen ein.',
  'carry.differs': 'Die beiden sind nicht gleich: Geben Sie sie noch einmal ein.',
  'carry.save': 'Datei speichern',
  'carry.working': 'In Arbeit',
  'carry.saved': 'Gespeichert als {name}.',
  'carry.notSaved': 'Die Datei wurde nicht gespeichert: {message}',
  'carry.nothing': 'Für ein echtes Haus ist noch nichts eingerichtet: Es gibt nichts auszugeben.',
  'carry.import': 'Übernehmen',
  'carry.importHint':
    'Die Einstellungen eines anderen Geräts übernehmen. Sie sehen, was sich ändern würde, bevor etwas geschieht.',
  'carry.file': 'Datei',
  'carry.choose': 'Datei wählen',
  'carry.text': 'Oder ihren Text einfügen',
  'carry.textMissing': 'Wählen Sie eine Datei oder fügen Sie ihren Text ein.',
  'carry.tooLong': 'Das ist zu lang für ein Profil.',
  'carry.opens': 'Passphrase, mit der sie versiegelt ist',
  'carry.opensMissing':
    'Diese Datei ist versiegelt. Geben Sie die Passphrase ein, mit der sie versiegelt ist.',
  'carry.opensWrong': 'Das ist nicht die Passphrase, mit der sie versiegelt ist.',
  'carry.keepPost': 'Spurname, Eingang, Richtung und Scanner dieses Geräts behalten',
  'carry.look': 'Ansehen, was sich ändern würde',
  'carry.lookAgain': 'Andere Datei',
  'carry.noChanges': 'Sie enthält die Einstellungen, die dieses Gerät schon hat.',
  'carry.bringsKey': 'Sie bringt den Schlüssel zu ACME mit.',
  'carry.noKey':
    'Sie bringt keinen Schlüssel mit, und dieses Gerät hat für die Umgebung keinen: Setzen Sie ihn danach.',
  'carry.accept': 'Dieses Gerät zieht in dieses Haus um',
  'carry.acceptMissing': 'Bestätigen Sie den Umzug oder wählen Sie eine andere Datei.',
  'carry.problems': 'Sie passt nicht, und nichts davon wird übernommen:',
  'carry.take': 'Übernehmen',
  'carry.taken': 'Die Einstellungen sind übernommen.',
}
