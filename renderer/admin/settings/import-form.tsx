import { type FormEvent, useState } from 'react'
import {
  type DeviceView,
  type ImportPreview,
  PROFILE_DRAFT_MAX,
  WRONG_PASSPHRASE,
} from '../../../electron/contract/device.ts'
import { useSurroundings } from '../../app/surroundings.ts'
import { useLanguage } from '../../i18n/language.tsx'
import type { PlainKey } from '../../i18n/translate.ts'
import { Problem } from '../../office/problem.tsx'
import { useAct } from '../../office/use-answer.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Toggle } from '../../ui/toggle.tsx'
import { ImportReview } from './import-review.tsx'
import { ImportText } from './import-text.tsx'
import { looksSealed } from './import-words.ts'

const LONGEST = 4 * PROFILE_DRAFT_MAX

/** What is wrong before the device is asked; null where nothing is. */
export function importProblem(text: string, passphrase: string): { text?: PlainKey; passphrase?: PlainKey } {
  if (text.trim() === '') return { text: 'carry.textMissing' }
  if (text.length > LONGEST) return { text: 'carry.tooLong' }
  return looksSealed(text) && passphrase === '' ? { passphrase: 'carry.opensMissing' } : {}
}

/** Takes over a profile from elsewhere: first what would change, then, if somebody says so, all of it at once. */
export function ImportForm({ view }: { view: DeviceView }) {
  const { t } = useLanguage()
  const { device } = useSurroundings()
  const [text, setText] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [keepPost, setKeepPost] = useState(true)
  const [missing, setMissing] = useState<ReturnType<typeof importProblem>>({})
  const [preview, setPreview] = useState<ImportPreview | null>(null)
  const [taken, setTaken] = useState(false)
  const looking = useAct()
  const taking = useAct()
  const sealedWith = looksSealed(text) ? passphrase : null
  const isLocked = view.provisioned?.locked ?? false

  function look(event: FormEvent) {
    event.preventDefault()
    const wrong = importProblem(text, passphrase)
    setMissing(wrong)
    setTaken(false)
    if (Object.keys(wrong).length > 0) return
    looking.act(
      () => device.acts.importProfile({ text, passphrase: sealedWith, keepPost }),
      (answer) => setPreview(answer.preview),
    )
  }
  function take(why: string, acceptOtherVenue: boolean) {
    if (preview === null) return
    const basedOn = preview.revision
    taking.act(
      () =>
        device.permitted('change-profile', why, (permit) =>
          device.acts.importProfile({
            text,
            passphrase: sealedWith,
            keepPost,
            apply: { basedOn, permit, acceptOtherVenue },
          }),
        ),
      () => {
        setTaken(true)
        startAgain()
      },
    )
  }
  function startAgain() {
    setPreview(null)
    setText('')
    setPassphrase('')
  }

  if (isLocked) return <p>{t('edit.locked')}</p>
  if (preview !== null)
    return (
      <ImportReview
        preview={preview}
        working={taking.working}
        problem={taking.problem}
        onTake={take}
        onBack={() => setPreview(null)}
      />
    )
  const atPassphrase = looking.problem?.message === WRONG_PASSPHRASE
  return (
    <form className="carry" noValidate onSubmit={look} data-testid="import-form">
      <h3>{t('carry.import')}</h3>
      <p className="field-hint">{t('carry.importHint')}</p>
      {taken && (
        <p className="settings-done" role="status" data-testid="import-taken">
          {t('carry.taken')}
        </p>
      )}
      <ImportText
        text={text}
        error={missing.text === undefined ? null : t(missing.text)}
        onText={(next) => {
          setText(next)
          setTaken(false)
        }}
      />
      {looksSealed(text) && (
        <Field
          label={t('carry.opens')}
          type="password"
          maxLength={200}
          value={passphrase}
          error={
            missing.passphrase !== undefined
              ? t(missing.passphrase)
              : atPassphrase
                ? t('carry.opensWrong')
                : null
          }
          onChange={(event) => setPassphrase(event.target.value)}
        />
      )}
      {!atPassphrase && <Problem error={looking.problem} />}
      <Toggle on={keepPost} onChange={setKeepPost}>
        {t('carry.keepPost')}
      </Toggle>
      <div className="office-acts">
        <Button type="submit" look="strong" disabled={looking.working}>
          {t(looking.working ? 'carry.working' : 'carry.look')}
        </Button>
      </div>
    </form>
  )
}
