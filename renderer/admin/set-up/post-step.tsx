import { type FormEvent, useState } from 'react'
import { profileSchema } from '../../../electron/contract/profile.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { Problem } from '../../office/problem.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Field } from '../../ui/field.tsx'
import { ChangedNotice, LockedNotice, StepFoot, type StepProps } from './step-parts.tsx'
import { givenIn, useProfileChange } from './use-profile-change.ts'

/** Which lane this device is: its name at ACME, its entrance, and which way guests walk there. */
export function PostStep({ view, onBack, onNext }: StepProps) {
  const { t } = useLanguage()
  const before = profileSchema.safeParse(view.live?.profile).data
  // The name that all devices come with would make two lanes one: it is no answer. The computer's own name is a good one.
  const [terminalId, setTerminalId] = useState(
    givenIn(view, 'terminalId') === undefined ? view.host.slice(0, 120) : (before?.terminalId ?? ''),
  )
  const [entrance, setEntrance] = useState(before?.entrance ?? '')
  const [direction, setDirection] = useState(before?.direction ?? 'in')
  const [looked, setLooked] = useState(false)
  const { working, problem, changed, accept, save } = useProfileChange(view)
  const isLocked = view.provisioned?.locked ?? false
  const isNamed = terminalId.trim() !== ''

  function submit(event: FormEvent) {
    event.preventDefault()
    if (isLocked) return onNext()
    setLooked(true)
    if (isNamed) save({ terminalId: terminalId.trim(), entrance: entrance.trim(), direction }, onNext)
  }

  return (
    <form className="setup-step" noValidate onSubmit={submit}>
      <LockedNotice view={view} />
      <ChangedNotice changed={changed} onAccept={accept} />
      <fieldset className="admin-fields" disabled={isLocked}>
        <legend className="unseen">{t('setup.step.post')}</legend>
        <Field
          label={t('setup.post.terminal')}
          hint={t('setup.post.terminalHint')}
          maxLength={120}
          value={terminalId}
          error={looked && !isNamed ? t('setup.post.terminalMissing') : null}
          onChange={(event) => setTerminalId(event.target.value)}
        />
        <Field
          label={t('post.entrance')}
          hint={t('setup.post.entranceHint')}
          maxLength={120}
          value={entrance}
          onChange={(event) => setEntrance(event.target.value)}
        />
        <Choice
          name={t('post.direction')}
          options={[
            { value: 'in', label: t('post.in') },
            { value: 'out', label: t('post.out') },
          ]}
          value={direction}
          onChange={setDirection}
        />
      </fieldset>
      <Problem error={problem} />
      <StepFoot onBack={onBack} onNext="submit" working={working} />
    </form>
  )
}
