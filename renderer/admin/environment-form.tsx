import { useLanguage } from '../i18n/language.tsx'
import { Choice } from '../ui/choice.tsx'
import { Field } from '../ui/field.tsx'
import type { EnvironmentDraft, EnvironmentProblems } from './environment-draft.ts'

const kinds = ['sandbox', 'production', 'custom'] as const

/** Where ACME is: the fields alone. Whoever shows them says what is done with them (`environmentOf`). */
export function EnvironmentForm(props: {
  draft: EnvironmentDraft
  problems: EnvironmentProblems
  disabled?: boolean
  onChange: (draft: EnvironmentDraft) => void
}) {
  const { t } = useLanguage()
  const { draft, problems, disabled = false, onChange } = props
  const said = (field: keyof EnvironmentProblems): string | null => {
    const problem = problems[field]
    return problem === undefined ? null : t(problem)
  }
  return (
    <fieldset className="admin-fields" disabled={disabled} data-testid="environment-form">
      <legend className="unseen">{t('setenv.title')}</legend>
      <Choice
        name={t('setenv.kind')}
        options={kinds.map((value) => ({ value, label: t(`setenv.kind.${value}`) }))}
        value={draft.kind}
        onChange={(kind) => onChange({ ...draft, kind })}
      />
      <p className="office-detail">{t(`setenv.what.${draft.kind}`)}</p>
      {draft.kind === 'sandbox' && (
        <Field
          className="admin-short"
          label={t('setenv.number')}
          hint={t('setenv.numberHint')}
          inputMode="numeric"
          maxLength={2}
          value={draft.number}
          error={said('number')}
          onChange={(event) => onChange({ ...draft, number: event.target.value })}
        />
      )}
      <Field
        label={t(draft.kind === 'sandbox' ? 'setenv.urlOwn' : 'setenv.url')}
        hint={t(draft.kind === 'sandbox' ? 'setenv.urlOwnHint' : 'setenv.urlHint')}
        type="url"
        maxLength={300}
        value={draft.baseUrl}
        error={said('baseUrl')}
        onChange={(event) => onChange({ ...draft, baseUrl: event.target.value })}
      />
    </fieldset>
  )
}
