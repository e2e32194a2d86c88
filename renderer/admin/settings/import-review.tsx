import { type FormEvent, useState } from 'react'
import type { ImportPreview } from '../../../electron/contract/device.ts'
import type { GateError } from '../../../electron/contract/wire.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { Problem } from '../../office/problem.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Toggle } from '../../ui/toggle.tsx'
import { fieldName, importedWords } from './import-words.ts'
import { useEventWords } from './known-events.tsx'

/** What an import would change, what it is of, and whether it may. */
export function ImportReview(props: {
  preview: ImportPreview
  working: boolean
  problem: GateError | null
  onTake: (why: string, acceptOtherVenue: boolean) => void
  onBack: () => void
}) {
  const { t, said } = useLanguage()
  const event = useEventWords()
  const { preview, working, problem } = props
  const [why, setWhy] = useState('')
  const [accepts, setAccepts] = useState(false)
  const [asked, setAsked] = useState(false)
  const fits = preview.problems.length === 0
  const brings = preview.changes.length > 0 || preview.bringsKey
  const needsYes = preview.otherVenue !== null && !accepts
  function submit(event: FormEvent) {
    event.preventDefault()
    setAsked(true)
    if (why.trim() !== '' && !needsYes) props.onTake(why.trim(), accepts)
  }
  return (
    <form className="carry" noValidate onSubmit={submit} data-testid="import-review">
      <h3>{t('edit.reviewTitle')}</h3>
      {!fits && (
        <div className="office-problem" role="alert">
          <p>{t('carry.problems')}</p>
          <ul>
            {preview.problems.map(({ path, message }) => (
              <li key={`${path} ${message}`}>
                {fieldName(path, t)}: {said(message)}
              </li>
            ))}
          </ul>
        </div>
      )}
      {fits && preview.changes.length === 0 && <p>{t('carry.noChanges')}</p>}
      <ul className="changes" data-testid="changes">
        {preview.changes.map((change) => {
          const { from, to } = importedWords(change, t, event)
          return (
            <li key={change.path}>
              <div>
                <strong>{fieldName(change.path, t)}</strong>
                <p>{t('edit.was', { value: from })}</p>
                <p>{t('edit.becomes', { value: to })}</p>
              </div>
            </li>
          )
        })}
      </ul>
      {fits && preview.bringsKey && <p className="office-lead">{t('carry.bringsKey')}</p>}
      {fits && !preview.hasKey && <p className="office-lead">{t('carry.noKey')}</p>}
      {preview.otherVenue !== null && (
        <>
          <Notice weight="warn" role="alert" testId="other-venue">
            {said(preview.otherVenue)}
          </Notice>
          <Toggle on={accepts} onChange={setAccepts}>
            {t('carry.accept')}
          </Toggle>
          {asked && needsYes && (
            <p className="field-error" role="status">
              {t('carry.acceptMissing')}
            </p>
          )}
        </>
      )}
      {fits && brings && (
        <Field
          label={t('edit.why')}
          hint={t('edit.whyHint')}
          maxLength={500}
          value={why}
          error={asked && why.trim() === '' ? t('edit.whyMissing') : null}
          onChange={(event) => setWhy(event.target.value)}
        />
      )}
      <Problem error={problem} />
      {working && <p role="status">{t('edit.applying')}</p>}
      <div className="office-acts">
        {fits && brings && (
          <Button type="submit" look="strong" disabled={working}>
            {t('carry.take')}
          </Button>
        )}
        <Button disabled={working} onClick={props.onBack}>
          {t('carry.lookAgain')}
        </Button>
      </div>
    </form>
  )
}
