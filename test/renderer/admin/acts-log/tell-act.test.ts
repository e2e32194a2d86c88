import { expect, test } from 'vitest'
import { auditActSchema } from '../../../../electron/contract/audit.ts'
import { say } from '../../../../electron/contract/sayings/say.ts'
import { tellAct } from '../../../../renderer/admin/acts-log/tell-act.ts'
import type { Speech } from '../../../../renderer/i18n/language.tsx'
import { type LanguageCode, languageCodes, languages } from '../../../../renderer/i18n/languages.ts'
import { createSaid } from '../../../../renderer/i18n/said.ts'
import { createTranslate } from '../../../../renderer/i18n/translate.ts'

/** How a language of the screen says things. */
const speechOf = (code: LanguageCode): Speech => {
  const { locale, catalogue, sayings } = languages[code]
  const t = createTranslate(locale, catalogue)
  return { t, said: createSaid(locale, sayings, (text) => t('said.foreign', { text })) }
}
const english = speechOf('en')
const row = { role: 'supervisor', who: 'Sue', what: {}, why: null } as const

test.each(languageCodes)('every act has words of its own in %s, also without a fact', (code) => {
  const speech = speechOf(code)
  const titles = auditActSchema.options.map((act) => tellAct({ ...row, act }, speech).title)
  expect(new Set(titles).size).toBe(auditActSchema.options.length)
  for (const title of titles) expect(title).toMatch(/^\p{Lu}[^{}]+$/u)
})

test.each([
  ['staff-added', { id: 'x', name: 'Tom', role: 'steward', newPin: true }, ['Tom, steward']],
  ['staff-changed', { name: 'Tom', role: 'admin', newPin: true }, ['Tom, admin', 'with a new PIN']],
  ['staff-changed', { name: 'Tom', role: 'admin', newPin: false }, ['Tom, admin']],
  ['override', { codeEnd: 'a6f4', said: 'deny: already-used', guests: 2 }, ['code ending a6f4', '2 guests']],
  ['search', { by: 'name', found: 0, acme: 'asked' }, ['0 found']],
  ['locked-out', { tries: 10 }, ['after 10 wrong PINs']],
  [
    'post-changed',
    { fromEntrance: 'North', toEntrance: 'Garden', fromDirection: 'in', toDirection: 'out' },
    ['from North to Garden', 'from In to Out'],
  ],
  ['calibrated', { kept: true, code: 12, was: 'refunded' }, ['ACME’s code 12']],
  ['book-opened', { from: 'practice', book: 'sandbox-7' }, ['from practice to sandbox-7']],
  ['log-trimmed', { through: 412, hash: 'ab', entries: 100 }, ['100 entries, up to no. 412']],
  ['undo', { atAcme: 'queued' }, []],
] as const)('%s says what it knows', (act, what, details) => {
  expect(tellAct({ ...row, act, what }, english).details).toEqual(details)
})

test('says who it was, as far as anybody knows, and why', () => {
  const act = 'undo'
  expect(tellAct({ ...row, act, why: 'Wrong entrance' }, english)).toMatchObject({
    by: 'Sue, supervisor',
    details: ['Reason: Wrong entrance'],
  })
  expect(tellAct({ ...row, act, role: 'nobody', who: null }, english).by).toBe('Nobody signed in')
  expect(tellAct({ ...row, act: 'log-trimmed', role: 'nobody', who: null }, english).by).toBe(
    'The device itself',
  )
})

const own = [say('act.noted-late'), say('act.taken-back'), say('act.stood-still'), say('act.provisioned')]

test.each(languageCodes)(
  'says in %s why the device did something by itself, and a person’s words as they are',
  (code) => {
    const speech = speechOf(code)
    const reasons = own.map((why) => {
      const told = { ...row, act: 'profile-changed', role: 'nobody', who: null, why } as const
      return tellAct(told, speech).details.join()
    })
    expect(new Set(reasons).size).toBe(own.length)
    for (const [nth, reason] of reasons.entries()) expect(reason.includes(own[nth] ?? '')).toBe(code === 'en')
    // Somebody may have written the very same, or what looks like another sentence of the service.
    for (const why of [say('act.provisioned'), say('pin.nobodys'), 'Gast: verletzt'])
      expect(tellAct({ ...row, act: 'undo', why }, speech).details.join()).toContain(why)
  },
)
