import type { Environment } from '../../electron/contract/profile.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Choice } from '../ui/choice.tsx'
import { Field } from '../ui/field.tsx'
import {
  type CredentialDraft,
  type CredentialKind,
  type CredentialProblems,
  emptyCredential,
  isUserName,
} from './credential-draft.ts'

/** The ways that are open here: a login is for sandboxes alone, a sealed key for where one came with the device. */
export function kindsFor(environment: Environment['kind'] | null, keyWaits: boolean): CredentialKind[] {
  return [
    ...(keyWaits ? (['provisioned'] as const) : []),
    'api-key',
    ...(environment === 'production' ? [] : (['session'] as const)),
  ]
}

/** The fields to show ACME who this device is. What is typed is hidden as a password is. */
export function CredentialFields(props: {
  draft: CredentialDraft
  kinds: readonly CredentialKind[]
  problems: CredentialProblems
  onChange: (draft: CredentialDraft) => void
}) {
  const { t } = useLanguage()
  const { draft, kinds, problems, onChange } = props
  const said = (field: keyof CredentialProblems): string | null => {
    const problem = problems[field]
    return problem === undefined ? null : t(problem)
  }
  return (
    <>
      {kinds.length > 1 && (
        <Choice
          name={t('setkey.kind')}
          options={kinds.map((value) => ({ value, label: t(`setkey.kind.${value}`) }))}
          value={draft.kind}
          onChange={(kind) => onChange(emptyCredential(kind))}
        />
      )}
      {draft.kind === 'api-key' && (
        <Field
          label={t('setkey.key')}
          hint={t('setkey.keyHint')}
          type="password"
          maxLength={4_096}
          value={draft.key}
          error={said('key')}
          onChange={(event) => onChange({ ...draft, key: event.target.value })}
        />
      )}
      {draft.kind === 'provisioned' && (
        <Field
          label={t('setkey.passphrase')}
          hint={t('setkey.passphraseHint')}
          type="password"
          maxLength={200}
          value={draft.passphrase}
          error={said('passphrase')}
          onChange={(event) => onChange({ ...draft, passphrase: event.target.value })}
        />
      )}
      {draft.kind === 'session' && (
        <>
          <Field
            label={t('setkey.login')}
            hint={t('setkey.loginHint')}
            maxLength={254}
            value={draft.login}
            error={said('login')}
            onChange={(event) => onChange({ ...draft, login: event.target.value })}
          />
          {isUserName(draft.login) && (
            <Field
              label={t('setkey.tenant')}
              hint={t('setkey.tenantHint')}
              inputMode="numeric"
              maxLength={12}
              value={draft.tenantId}
              error={said('tenantId')}
              onChange={(event) => onChange({ ...draft, tenantId: event.target.value })}
            />
          )}
          <Field
            label={t('setkey.password')}
            type="password"
            maxLength={200}
            value={draft.password}
            error={said('password')}
            onChange={(event) => onChange({ ...draft, password: event.target.value })}
          />
        </>
      )}
    </>
  )
}
