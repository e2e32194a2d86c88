import { describe, expect, test } from 'vitest'
import { say } from '../../../electron/contract/sayings/say.ts'
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
