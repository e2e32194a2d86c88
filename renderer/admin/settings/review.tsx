import { type FormEvent, useState } from 'react'
import type { GateError } from '../../../electron/contract/wire.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { Problem } from '../../office/problem.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Progress } from '../../ui/progress.tsx'
import { ChangeList } from './change-list.tsx'
import type { Change } from './edits.ts'
import type { SettingPath } from './paths.ts'

/** The last look before settings are applied: all changes, and why. */
export function Review(props: {
  changes: readonly Change[]
  working: boolean
  problem: GateError | null
  onTakeBack: (path: SettingPath) => void
  onApply: (why: string) => void
  onBack: () => void
}) {
  const { t } = useLanguage()
  const { changes, working, problem } = props
  const [why, setWhy] = useState('')
  const [isMissing, setMissing] = useState(false)
  function submit(event: FormEvent) {
    event.preventDefault()
    setMissing(why.trim() === '')
    if (why.trim() !== '') props.onApply(why.trim())
  }
  return (
    <form className="settings-view" onSubmit={submit} data-testid="settings-review">
      <h3>{t('edit.reviewTitle')}</h3>
      {changes.length === 0 ? (
        <p>{t('edit.noChanges')}</p>
      ) : (
        <ChangeList changes={changes} onTakeBack={props.onTakeBack} />
      )}
      {changes.some(({ path }) => path === 'environment') && <p>{t('edit.newKey')}</p>}
      <Field
        label={t('edit.why')}
        hint={t('edit.whyHint')}
        maxLength={500}
        value={why}
        error={isMissing ? t('edit.whyMissing') : null}
        onChange={(event) => setWhy(event.target.value)}
      />
      {problem !== null && (
        <div>
          <Problem error={problem} />
          <p className="office-lead">{t('edit.refused')}</p>
        </div>
      )}
      {working && (
        <div role="status">
          <p>{t('edit.applying')}</p>
          <Progress label={t('edit.applying')} value={0} max={null} />
        </div>
      )}
      <div className="office-acts">
        <Button type="submit" look="strong" disabled={working || changes.length === 0}>
          {t('edit.apply')}
        </Button>
        <Button disabled={working} onClick={props.onBack}>
          {t('edit.back')}
        </Button>
      </div>
    </form>
  )
}
