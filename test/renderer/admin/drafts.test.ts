import { describe, expect, test } from 'vitest'
import { profileSchema } from '../../../electron/contract/profile.ts'
import { credentialOf, emptyCredential } from '../../../renderer/admin/credential-draft.ts'
import { kindsFor } from '../../../renderer/admin/credential-fields.tsx'
import {
  type EnvironmentDraft,
  emptyEnvironment,
  environmentDraftOf,
  environmentOf,
} from '../../../renderer/admin/environment-draft.ts'
import { protectionOf } from '../../../renderer/admin/protection-form.tsx'
import { withEvent } from '../../../renderer/admin/set-up/events-seen.tsx'
import { isRuled } from '../../../renderer/admin/set-up/events-step.tsx'
import { namedBy } from '../../../renderer/admin/set-up/settings-step.tsx'

describe('a key as it is typed', () => {
  const typed = (key: string) => credentialOf({ ...emptyCredential('api-key'), key })
  test('is sent without what was copied around it', () => {
    expect(typed('\uFEFF key-of-this-venue-0042\r\n')).toEqual({
      credential: { kind: 'api-key', key: 'key-of-this-venue-0042' },
    })
  })

  test.each([
    ['', 'setkey.empty'],
    ['  \n', 'setkey.empty'],
    ['two words', 'setkey.blanks'],
    ['half\nkey', 'setkey.blanks'],
    ['schlüssel-0042', 'setkey.signs'],
    ['k'.repeat(600), 'setkey.long'],
  ] as const)('%j is not sent: %s', (key, problem) => {
    expect(typed(key)).toEqual({ problems: { key: problem } })
  })
})

describe('a login as it is typed', () => {
  const typed = (login: string, password: string, tenantId = '') =>
    credentialOf({ ...emptyCredential('session'), login, password, tenantId })
  test('is an e-mail address, or a user name with its tenant', () => {
    expect(typed(' ana@example.org ', 's3cret')).toEqual({
      credential: { kind: 'session', email: 'ana@example.org', password: 's3cret' },
    })
    expect(typed('ana', 's3cret', '447')).toEqual({
      credential: { kind: 'session', userName: 'ana', tenantId: '447', password: 's3cret' },
    })
  })

  test.each([
    [typed('', 's3cret'), { login: 'setkey.loginBad' }],
    [typed('ana@', 's3cret'), { login: 'setkey.loginBad' }],
    [typed('ana@example.org', ''), { password: 'setkey.passwordBad' }],
    [typed('ana@example.org', ' s3cret'), { password: 'setkey.passwordBad' }],
    [typed('ana', 's3cret', ''), { tenantId: 'setkey.tenantBad' }],
    [typed('ana', '', 'abc'), { tenantId: 'setkey.tenantBad', password: 'setkey.passwordBad' }],
  ])('says what is wrong at which field: %j', (read, problems) => {
    expect(read).toEqual({ problems })
  })

  test('is offered nowhere near production', () => {
    expect(kindsFor('production', false)).toEqual(['api-key'])
    expect(kindsFor('sandbox', true)).toEqual(['provisioned', 'api-key', 'session'])
  })
})

describe('an environment as it is typed', () => {
  const typed = (part: Partial<EnvironmentDraft>) => environmentOf({ ...emptyEnvironment, ...part })
  test.each([
    [{ number: '7' }, { kind: 'sandbox', number: 7 }],
    [
      { number: '7', baseUrl: 'http://127.0.0.1:8080' },
      { kind: 'sandbox', number: 7, baseUrl: 'http://127.0.0.1:8080' },
    ],
    [
      { kind: 'production', baseUrl: ' https://api.example.org ' },
      { kind: 'production', baseUrl: 'https://api.example.org' },
    ],
    [
      { kind: 'custom', baseUrl: 'http://[::1]:81' },
      { kind: 'custom', baseUrl: 'http://[::1]:81' },
    ],
  ] as const)('%j is one that a profile takes, and is shown again as it was', (draft, environment) => {
    expect(typed(draft)).toEqual({ environment })
    expect(profileSchema.safeParse({ environment }).success).toBe(true)
    expect(environmentOf(environmentDraftOf({ environment }))).toEqual({ environment })
  })

  test.each([
    [{ number: '' }, { number: 'setenv.numberBad' }],
    [{ number: '0' }, { number: 'setenv.numberBad' }],
    [{ number: '1e1' }, { number: 'setenv.numberBad' }],
    [{ kind: 'production' }, { baseUrl: 'setenv.urlEmpty' }],
    [{ kind: 'production', baseUrl: 'api.example.org' }, { baseUrl: 'setenv.urlBad' }],
    [{ kind: 'production', baseUrl: 'http://api.example.org' }, { baseUrl: 'setenv.urlClear' }],
    [{ kind: 'custom', baseUrl: 'https://ana:secret@example.org' }, { baseUrl: 'setenv.urlSecret' }],
    [
      { number: '100', baseUrl: 'x' },
      { number: 'setenv.numberBad', baseUrl: 'setenv.urlBad' },
    ],
  ] as const)('%j is not: %j', (draft, problems) => {
    expect(typed(draft)).toEqual({ problems })
  })

  test('is a sandbox where nothing was entered before', () => {
    expect(environmentDraftOf(undefined)).toEqual(emptyEnvironment)
    expect(environmentDraftOf({ environment: { kind: 'practice' } })).toEqual(emptyEnvironment)
  })
})

describe('what protects the secrets', () => {
  const typed = { passphrase: '', again: '', consent: false }
  test.each([
    ['passphrase', { passphrase: 'too short' }, { passphrase: 'protect.passphraseShort' }],
    [
      'passphrase',
      { passphrase: 'correct horse', again: 'correct hose' },
      { again: 'protect.passphraseDiffers' },
    ],
    ['plain', {}, { consent: 'protect.consentMissing' }],
  ] as const)('by %s takes more than %j', (by, part, problems) => {
    expect(protectionOf(by, { ...typed, ...part })).toEqual({ problems })
  })

  test('is sent as it was chosen', () => {
    const both = { ...typed, passphrase: 'correct horse', again: 'correct horse' }
    expect(protectionOf('passphrase', both)).toEqual({
      how: { by: 'passphrase', passphrase: 'correct horse' },
    })
    expect(protectionOf('plain', { ...typed, consent: true })).toEqual({
      how: { by: 'plain', consent: true },
    })
    expect(protectionOf('keychain', both)).toEqual({ how: { by: 'keychain' } })
  })
})

test('an event is picked out, and put back; the other rules stay', () => {
  const draft = { timeZone: 'Europe/Madrid', admit: { names: ['Lanterns'] } }
  const picked = withEvent(draft, '4411', true)
  expect(picked).toEqual({ ...draft, admit: { names: ['Lanterns'], events: ['4411'] } })
  expect(withEvent(picked, '4411', true)).toEqual(picked)
  expect(withEvent(picked, '4411', false)).toEqual({ ...draft, admit: { names: ['Lanterns'], events: [] } })
})

test.each([
  [{}, false],
  [{ admit: { names: [], events: [] } }, false],
  [{ admit: { templates: ['7'] } }, true],
])('%j rules who comes in: %s', (draft, ruled) => {
  expect(isRuled(draft)).toBe(ruled)
})

test('a device is named after its computer until somebody has named it', () => {
  const live = { book: 'sandbox-7', revision: 1, changedAt: 5, key: null, profile: {} } as const
  expect(namedBy({ host: 'gate-north-1', live })).toEqual({ terminalId: 'gate-north-1' })
  expect(namedBy({ host: '', live })).toEqual({})
  const profile = { terminalId: 'NORTH-1' }
  expect(namedBy({ host: 'gate-north-1', live: { ...live, profile } })).toEqual(profile)
})
