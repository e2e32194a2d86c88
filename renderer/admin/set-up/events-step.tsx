import { type FormEvent, useState, useSyncExternalStore } from 'react'
import type { z } from 'zod'
import { profileSchema } from '../../../electron/contract/profile.ts'
import type { admitSchema } from '../../../electron/contract/rule-settings.ts'
import { useSurroundings } from '../../app/surroundings.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { Problem } from '../../office/problem.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Field } from '../../ui/field.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { namesOf, namesProblem } from './event-names.ts'
import { ChangedNotice, LockedNotice, StepFoot, type StepProps } from './step-parts.tsx'
import { useProfileChange } from './use-profile-change.ts'

const none: z.infer<typeof admitSchema> = { events: [], templates: [], names: [] }

/** Which events come in here: all of the day, or those whose name holds a word. The rest of the rules stays as it was. */
export function EventsStep({ view, onBack, onNext }: StepProps) {
  const { t, moments } = useLanguage()
  const { desk } = useSurroundings()
  const { status } = useSyncExternalStore(desk.subscribe, desk.getState)
  const before = profileSchema.safeParse(view.live?.profile).data?.admit ?? none
  const isRuled = before.events.length + before.templates.length + before.names.length > 0
  const [which, setWhich] = useState<'all' | 'some'>(isRuled ? 'some' : 'all')
  const [names, setNames] = useState(before.names.join(', '))
  const [looked, setLooked] = useState(false)
  const { working, problem, changed, accept, save } = useProfileChange(view)
  const isLocked = view.provisioned?.locked ?? false
  const others = before.events.length + before.templates.length
  const wrong = which === 'some' ? namesProblem(names, others > 0) : null

  function submit(event: FormEvent) {
    event.preventDefault()
    if (isLocked) return onNext()
    setLooked(true)
    if (wrong !== null) return
    save({ admit: which === 'all' ? {} : { ...before, names: namesOf(names) } }, onNext)
  }

  const now = Date.now()
  return (
    <form className="setup-step" noValidate onSubmit={submit}>
      <LockedNotice view={view} />
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
        {which === 'some' && (
          <Field
            label={t('setup.events.names')}
            hint={t('setup.events.namesHint')}
            maxLength={2_000}
            value={names}
            error={looked && wrong !== null ? t(wrong) : null}
            onChange={(event) => setNames(event.target.value)}
          />
        )}
        {which === 'some' && others > 0 && (
          <p className="office-detail">{t('setup.events.others', { n: others })}</p>
        )}
      </fieldset>
      <section className="setup-events" aria-labelledby="setup-events-now">
        <h4 id="setup-events-now">{t('side.admitting')}</h4>
        <List label={t('side.admitting')} empty={t('side.admittingNone')}>
          {(status?.admitting ?? []).map(({ id, name, startsAt }) => (
            <ListRow key={id} title={name} detail={t('side.starts', { when: moments.when(startsAt, now) })} />
          ))}
        </List>
      </section>
      <Problem error={problem} />
      <StepFoot onBack={onBack} onNext="submit" working={working} />
    </form>
  )
}
