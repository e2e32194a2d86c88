import { apiKeySchema, credentialSchema } from '../../electron/contract/credential.ts'
import type { DeviceInput } from '../../electron/contract/device.ts'
import type { PlainKey } from '../i18n/translate.ts'

/** The ways in which a device can show ACME who it is, as they are chosen. */
export type CredentialKind = 'api-key' | 'session' | 'provisioned'

/** What is typed to set a key, before it is sent. It is emptied with the sending: nothing of it stays in the page. */
export type CredentialDraft = {
  readonly kind: CredentialKind
  readonly key: string
  /** An e-mail address, or a user name, which takes the tenant's number as well. */
  readonly login: string
  readonly tenantId: string
  readonly password: string
  readonly passphrase: string
}

export type CredentialField = Exclude<keyof CredentialDraft, 'kind'>
/** What is wrong with which field. */
export type CredentialProblems = Readonly<Partial<Record<CredentialField, PlainKey>>>

export const emptyCredential = (kind: CredentialKind): CredentialDraft => ({
  kind,
  key: '',
  login: '',
  tenantId: '',
  password: '',
  passphrase: '',
})

type Sent = DeviceInput<'setKey'>['credential']

/** What would be sent, or what is wrong at which field. The shell looks again; here the text can still be mended. */
export function credentialOf(
  draft: CredentialDraft,
): { readonly credential: Sent } | { readonly problems: CredentialProblems } {
  switch (draft.kind) {
    case 'api-key':
      return keyOf(draft.key)
    case 'provisioned':
      return draft.passphrase === ''
        ? { problems: { passphrase: 'setkey.passphraseEmpty' } }
        : { credential: { kind: 'provisioned', passphrase: draft.passphrase } }
    case 'session':
      return loginOf(draft)
  }
}

/** Whether a login is a user name, which ACME knows only together with its tenant. */
export const isUserName = (login: string): boolean => login.trim() !== '' && !login.includes('@')

function keyOf(typed: string): { credential: Sent } | { problems: CredentialProblems } {
  const key = apiKeySchema.safeParse(typed)
  if (key.success) return { credential: { kind: 'api-key', key: key.data } }
  switch (key.error.issues[0]?.code) {
    case 'too_small':
      return { problems: { key: 'setkey.empty' } }
    case 'too_big':
      return { problems: { key: 'setkey.long' } }
    default:
      return { problems: { key: /\S\s+\S/.test(typed) ? 'setkey.blanks' : 'setkey.signs' } }
  }
}

function loginOf({
  login,
  tenantId,
  password,
}: CredentialDraft): { credential: Sent } | { problems: CredentialProblems } {
  const byName = isUserName(login)
  const who = byName ? { userName: login.trim(), tenantId: tenantId.trim() } : { email: login.trim() }
  const sent = { kind: 'session', ...who, password } as const
  if (credentialSchema.safeParse(sent).success) return { credential: sent }
  const isGood = (field: 'login' | 'tenantId' | 'password'): boolean => {
    const known = byName ? { userName: 'somebody', tenantId: '1' } : { email: 'somebody@example.org' }
    const own = {
      login: byName ? { userName: who.userName } : { email: who.email },
      tenantId: { tenantId: who.tenantId },
      password: { password },
    }[field]
    return credentialSchema.safeParse({ kind: 'session', password: 'secret', ...known, ...own }).success
  }
  return {
    problems: {
      ...(isGood('login') ? {} : { login: 'setkey.loginBad' }),
      ...(!byName || isGood('tenantId') ? {} : { tenantId: 'setkey.tenantBad' }),
      ...(isGood('password') ? {} : { password: 'setkey.passwordBad' }),
    },
  }
}
