import { describe, expect, test } from 'vitest'
import { sayings } from '../../../electron/contract/sayings/say.ts'
import type { Plural } from '../../../renderer/i18n/catalogue.ts'
import { en } from '../../../renderer/i18n/en.ts'
import { languageCodes, languages, preferredLanguage } from '../../../renderer/i18n/languages.ts'
import { createMoments } from '../../../renderer/i18n/moments.ts'
import { createTranslate } from '../../../renderer/i18n/translate.ts'

const holesIn = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()
const formsOf = (message: string | Plural) =>
  typeof message === 'string' ? [message] : [message.one, message.other]

describe.each(languageCodes.map((code) => [languages[code].name, languages[code]] as const))(
  '%s',
  (_, language) => {
    const messages = Object.entries<string | Plural>(language.catalogue)
    const english = new Map(Object.entries<string | Plural>(en))

    test('has every message, and nothing empty', () => {
      expect(messages.map(([key]) => key).sort()).toEqual([...english.keys()].sort())
      expect(messages.filter(([, message]) => formsOf(message).some((form) => form.trim() === ''))).toEqual(
        [],
      )
    })

    test('puts the same values into each message as English does', () => {
      for (const [key, message] of messages) {
        const wanted = holesIn(formsOf(english.get(key) ?? '').at(-1) ?? '')
        for (const form of formsOf(message)) expect(holesIn(form), key).toEqual(wanted)
      }
    })

    test('says every sentence of the service, with the same values', () => {
      for (const [code, english] of Object.entries<string>(sayings)) {
        const sentence = new Map(Object.entries(language.sayings)).get(code) ?? ''
        expect(sentence.trim(), code).not.toBe('')
        expect(holesIn(sentence), code).toEqual(holesIn(english))
      }
    })

    test('has words that can be read across a gate, each another one', () => {
      const { catalogue } = language
      const words = [
        catalogue['word.admit'],
        catalogue['word.deny'],
        catalogue['word.hold'],
        catalogue['word.repeat'],
      ]
      expect(new Set(words.map((word) => word.slice(0, 2))).size).toBe(4)
      for (const word of [...words, catalogue['word.admitOut']])
        expect(word.length, word).toBeLessThanOrEqual(8)
    })
  },
)

describe('a date', () => {
  const night = Date.parse('2026-11-14T23:30:00Z')
  test.each([
    ['en', 'on Sun 15 Nov at 00:30'],
    ['es', 'el dom, 15 nov a las 00:30'],
    ['fr', 'le dim. 15 nov. à 00:30'],
    ['de', 'am So., 15. Nov. um 00:30'],
  ] as const)('reads in %s as its people write it, in the venue’s zone', (code, text) => {
    const { locale, catalogue } = languages[code]
    const { when } = createMoments(locale, 'Europe/Madrid', createTranslate(locale, catalogue))
    expect(when(night, night - 3_600_000)).toBe(text)
  })

  test('and a number too', () => {
    const { locale, catalogue } = languages.de
    expect(createTranslate(locale, catalogue)('sync.running', { done: 1_200, of: 12_000 })).toContain(
      '1.200 von 12.000',
    )
  })
})

test.each([
  [['fr-CA', 'en-US'], 'fr'],
  [['pt-BR', 'ES-mx'], 'es'],
  [['nl'], 'en'],
  [[], 'en'],
])('a person who speaks %j gets %s', (wanted, code) => {
  expect(preferredLanguage(wanted)).toBe(code)
})
