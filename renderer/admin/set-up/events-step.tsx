import { type FormEvent, useState } from 'react'
import { useLanguage } from '../../i18n/language.tsx'
import { Problem } from '../../office/problem.tsx'
import { Choice } from '../../ui/choice.tsx'
import { faultsOf, faultsUnder } from '../settings/faults.ts'
import { KnownEventsProvider } from '../settings/known-events.tsx'
import { type Json, valueAt, withValue } from '../settings/paths.ts'
import { SettingField } from '../settings/setting-field.tsx'
import { KeptNotice, useKept } from '../use-kept.tsx'
import { EventsSeen } from './events-seen.tsx'
import { ChangedNotice, LockedNotice, StepFoot, type StepProps } from './step-parts.tsx'
import { useProfileChange } from './use-profile-change.ts'

const RULES = ['admit.names', 'admit.events', 'admit.templates'] as const

/** Whether an `admit` group says anything: without a rule every event of the day comes in. */
export const isRuled = (draft: Json): boolean =>
  RULES.some((path) => {
    const rule = valueAt(draft, path)
    return Array.isArray(rule) && rule.length > 0
  })

/** Which events come in here: all of the day, or those that a name, an id or a template picks out. */
export function EventsStep(props: StepProps) {
  return (
    <KnownEventsProvider>
      <EventRules {...props} />
    </KnownEventsProvider>
  )
}

function EventRules({ view, onBack, onNext }: StepProps) {
  const { t, said } = useLanguage()
  const { draft, change, forget } = useKept('setup.events', () => view.live?.profile ?? {})
  const [which, setWhich] = useState<'all' | 'some'>(() => (isRuled(draft) ? 'some' : 'all'))
  const [missing, setMissing] = useState(false)
  const { working, problem, changed, accept, save } = useProfileChange(view)
  const isLocked = view.provisioned?.locked ?? false

  function submit(event: FormEvent) {
    event.preventDefault()
    if (isLocked) return onNext()
    const hasNone = which === 'some' && !isRuled(draft)
    setMissing(hasNone)
    if (hasNone || faultsUnder(faultsOf(draft, { t, said }), 'admit').length > 0) return
    save({ admit: which === 'all' ? {} : (valueAt(draft, 'admit') ?? {}) }, () => {
      forget()
      onNext()
    })
  }

  return (
    <form className="setup-step" noValidate onSubmit={submit}>
      <LockedNotice view={view} />
      <KeptNotice place="setup.events" />
      <ChangedNotice changed={changed} onAccept={accept} />
      <fieldset className="admin-fields" disabled={isLocked}>
        <legend className="unseen">{t('setup.step.events')}</legend>
        <Choice
          name={t('setup.events.which')}
          options={[
            { value: 'all', label: t('setup.events.all') },
            { value: 'some', label: t('setup.events.some') },
          ]}
          value={which}
          onChange={setWhich}
        />
        <EventsSeen
          draft={which === 'all' ? withValue(draft, 'admit', undefined) : draft}
          onChange={which === 'all' ? null : change}
        />
        {which === 'some' &&
          RULES.map((path) => <SettingField key={path} path={path} draft={draft} onChange={change} />)}
      </fieldset>
      {missing && (
        <p className="field-error" role="alert">
          {t('setup.events.missing')}
        </p>
      )}
      <Problem error={problem} />
      <StepFoot onBack={onBack} onNext="submit" working={working} />
    </form>
  )
}
