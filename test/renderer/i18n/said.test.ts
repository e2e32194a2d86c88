import { describe, expect, test } from 'vitest'
import { say } from '../../../electron/contract/sayings/say.ts'
import { ofNames, ofReachability } from '../../../electron/gate/doctor/connection.ts'
import { ofPaths, ofReading } from '../../../electron/gate/doctor/permissions.ts'
import { ofBudget, ofLatency, ofTickets, ofTimeZone } from '../../../electron/gate/doctor/venue.ts'
import { atRest } from '../../../electron/gate/sync/progress.ts'
import { languageCodes, languages } from '../../../renderer/i18n/languages.ts'
import { createSaid } from '../../../renderer/i18n/said.ts'
import { createTranslate } from '../../../renderer/i18n/translate.ts'

function saidIn(code: (typeof languageCodes)[number]) {
  const { locale, catalogue, sayings } = languages[code]
  const t = createTranslate(locale, catalogue)
  return createSaid(locale, sayings, (text) => t('said.foreign', { text }))
}

describe('what the service said', () => {
  test.each([
    ['en', 'ACME answers in 4.2 s'],
    ['es', 'ACME tarda 4,2 s en responder'],
    ['fr', 'ACME répond en 4,2 s'],
    ['de', 'ACME antwortet erst nach 4,2 s'],
  ] as const)('is said in %s, with its numbers', (code, text) => {
    expect(saidIn(code)(say('link.slow', { seconds: '4.2' }))).toBe(text)
  })

  test('is said with the sentences in it, names as they are', () => {
    const whose = say('proxy.name', { host: 'wall:8080' })
    const why = say('connect.look-up', { whose })
    expect(saidIn('de')(say('sync.order', { order: 'A-7', why }))).toBe(
      'Bestellung A-7: Die Adresse von Proxy wall:8080 lässt sich nicht auflösen: kein Netz, oder eine falsche Adresse in den Einstellungen',
    )
  })

  test('keeps the words of ACME as a quote', () => {
    expect(saidIn('fr')(say('call.http-said', { http: 400, said: 'No such order' }))).toBe(
      'ACME a répondu HTTP 400 : « No such order »',
    )
  })

  test('an event that is called like a sentence of ours keeps its name', () => {
    expect(saidIn('de')(say('sync.event-gone', { event: 'No network' }))).toContain('No network')
  })

  test.each(languageCodes)('in %s what is no sentence of ours is quoted, not lost', (code) => {
    expect(saidIn(code)('Kernel panic')).toContain('Kernel panic')
    if (code !== 'en') expect(saidIn(code)('Kernel panic')).not.toBe('Kernel panic')
  })
})

describe('what the shell says of the device', () => {
  const what = say('file.damaged', { file: '/var/my data/device.json' })
  test.each([
    [
      say('file.before-used', { what }),
      'Die Datei /var/my data/device.json ist beschädigt. Es gelten die Einstellungen vor der letzten Änderung: Prüfen Sie sie.',
    ],
    [
      say('provision.unused', { file: '/etc/p.json', why: say('provision.no-json') }),
      'Die Bereitstellungsdatei /etc/p.json wird nicht benutzt: Sie ist kein JSON. Die Einstellungen davor bleiben.',
    ],
    [
      say('venue.other', {
        what: [
          say('venue.other-tenant', { tenant: '12', own: say('venue.unnamed') }),
          say('venue.other-zone', { zone: 'Europe/Madrid', own: 'UTC' }),
        ].join(', '),
        terminal: 'north-1',
      }),
      'Das ist das Profil eines anderen Hauses: Mandant 12 statt unbenannt, Zeitzone Europe/Madrid statt UTC. Sein Terminal ist north-1. Importieren Sie es nur, wenn dieses Gerät dorthin zieht.',
    ],
    [
      say('provision.unused', {
        file: '/etc/p.json',
        why: say('provision.misfit', {
          what: [
            say('field.at', { field: 'budgetMs', what: say('field.too-low', { n: 50 }) }),
            say('field.at', { field: 'polcy', what: say('field.unknown') }),
            say('field.at', {
              field: 'policy',
              what: say('field.one-of', { choices: 'verify · local-first' }),
            }),
          ].join('; '),
        }),
      }),
      'Die Bereitstellungsdatei /etc/p.json wird nicht benutzt: Etwas darin passt nicht: „budgetMs“: muss mindestens 50 sein; „polcy“: diese Einstellung gibt es nicht; „policy“: muss eines davon sein: verify · local-first. Die Einstellungen davor bleiben.',
    ],
    [say('key.misfit', { what: say('key.empty') }), 'Der Schlüssel passt nicht: er ist leer.'],
    [
      say('passphrase.wrong-wait', { seconds: 40 }),
      'Das ist nicht die Passphrase. Warten Sie 40 Sekunden bis zum nächsten Versuch.',
    ],
  ])('%s', (english, german) => {
    expect(saidIn('de')(english)).toBe(german)
    expect(saidIn('en')(english)).toBe(english)
  })
})

describe('what the connection check found', () => {
  const call = { requestId: 'r', sentAt: 0, endedAt: 1_500, status: 200, serverAt: 0 }
  const found = (place: string) => ({ kind: 'answered', value: { kind: 'found', place }, call }) as const
  const nowhere = { kind: 'answered', value: { kind: 'nowhere', status: 404 }, call } as const
  const counts = (eventId: string, onDevice: number) =>
    ({
      eventId,
      onDevice,
      sold: 1_200,
      available: null,
      reserved: null,
      checkedIn: null,
      asOf: null,
    }) as const
  const session = { kind: 'session', renewAt: 7, tenantId: '12', timeZone: null } as const
  const paths = ofPaths(
    {
      'look-up': found('/v2/willcall'),
      'check-in': found('/v2/b2b/willcall'),
      'check-in-batch': nowhere,
      undo: nowhere,
    },
    'auto',
  )
  const silent = { status: null, serverAt: null, requestId: 'r', sentAt: 0, endedAt: 80 }
  const no = (why: string) => ({ kind: 'unreachable', why, mayHaveLanded: false, call: silent }) as const
  const short = ofTickets([counts('e1', 5), counts('e2', 7), counts('e3', 0), counts('e4', 0)], {
    ...atRest,
    why: `${say('sync.limited')}; ${say('sync.list-short', { event: 'e1' })}`,
  })

  test.each([
    [
      ofNames({ kind: 'found', host: 'wall', whose: 'proxy', addresses: 1 }).seen,
      'wall (der Proxy): 1 Adresse; den Namen von ACME löst der Proxy auf',
    ],
    [
      ofReachability(no(say('connect.failed', { whose: 'ACME' }))).seen,
      'Keine Verbindung zu ACME (nach 80 ms)',
    ],
    [
      ofReachability(no(say('connect.failed-code', { whose: 'ACME', code: 'EPIPE' }))).seen,
      'Keine Verbindung zu ACME (EPIPE) (nach 80 ms)',
    ],
    [
      ofReading({ kind: 'answered', value: 3, call }, { without: '' }, () => say('right.event')).seen,
      'Eine Veranstaltung (1.500 ms)',
    ],
    [
      ofReading(no(''), { without: say('without.undo') }, String).todo,
      'Prüfen Sie noch einmal; bleibt es so: Ohne dieses Recht erfährt ACME nie von einer Rücknahme.',
    ],
    [
      paths.seen,
      'Nachschlagen: /v2/willcall, Check-in: /v2/b2b/willcall, Check-in von mehreren: an keinem der beiden Orte, Zurücknehmen: an keinem der beiden Orte',
    ],
    [ofTimeZone('UTC', session).seen, 'UTC, aus dem Profil; ihre eigene nennt ACME nur mit einer Sitzung'],
    [
      short.seen,
      '12 Tickets auf diesem Gerät von 4.800 verkauften, für 4 Veranstaltungen; zu wenige: e1: 5 von 1.200, e2: 7 von 1.200, e3: 0 von 1.200 und 1 weitere',
    ],
    [
      short.todo,
      'Laden Sie die Liste (sync). Bis sie da ist, fragen Scans bei ACME nach. Das letzte Mal: ACME nimmt gerade keine weiteren Anfragen an; Die Liste der Bestellungen von e1 kam unvollständig.',
    ],
    [
      ofBudget({ perMinute: 120, used: 7, blockedUntil: 9, at: () => '20:15:00' }).seen,
      '120 Aufrufe je Minute, soweit gelernt, 7 davon in der letzten Minute verbraucht; ACME sperrt diese Adresse bis 20:15:00',
    ],
    [
      ofLatency([], [5, 1, 4, 2, 3], 2).seen,
      'kein Nachschlagen wurde beantwortet; Listen p50 3 ms, p95 5 ms (5); Scans warten 2 ms',
    ],
  ])('%s', (english, german) => {
    expect(saidIn('de')(english ?? '')).toBe(german)
  })

  test('stays in English as it was said, but for how numbers are written', () => {
    expect(saidIn('en')(paths.seen)).toBe(paths.seen)
    expect(saidIn('en')(short.todo ?? '')).toBe(short.todo)
  })
})
