import { expect, test } from 'vitest'
import { auditActSchema } from '../../../../electron/contract/audit.ts'
import { tellAct } from '../../../../renderer/admin/acts-log/tell-act.ts'
import { en } from '../../../../renderer/i18n/en.ts'
import { languageCodes, languages } from '../../../../renderer/i18n/languages.ts'
import { createTranslate } from '../../../../renderer/i18n/translate.ts'

const t = createTranslate('en-GB', en)
const row = { role: 'supervisor', who: 'Sue', what: {}, why: null } as const

test.each(languageCodes)('every act has words of its own in %s, also without a fact', (code) => {
  const { locale, catalogue } = languages[code]
  const tell = createTranslate(locale, catalogue)
  const titles = auditActSchema.options.map((act) => tellAct({ ...row, act }, tell).title)
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
  expect(tellAct({ ...row, act, what }, t).details).toEqual(details)
})

test('says who it was, as far as anybody knows, and why', () => {
  const act = 'undo'
  expect(tellAct({ ...row, act, why: 'Wrong entrance' }, t)).toMatchObject({
    by: 'Sue, supervisor',
    details: ['Reason: Wrong entrance'],
  })
  expect(tellAct({ ...row, act, role: 'nobody', who: null }, t).by).toBe('Nobody signed in')
  expect(tellAct({ ...row, act: 'log-trimmed', role: 'nobody', who: null }, t).by).toBe('The device itself')
})
