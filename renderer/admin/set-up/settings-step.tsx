import { type FormEvent, useRef } from 'react'
import type { DeviceView } from '../../../electron/contract/device.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { Problem } from '../../office/problem.tsx'
import { defaultAt, faultsOf, faultsUnder } from '../settings/faults.ts'
import { type Json, type SettingPath, valueAt, withValue } from '../settings/paths.ts'
import { SettingField } from '../settings/setting-field.tsx'
import { KeptNotice, useKept } from '../use-kept.tsx'
import { ChangedNotice, LockedNotice, StepFoot, type StepProps } from './step-parts.tsx'
import { useProfileChange } from './use-profile-change.ts'

/** Some settings of the profile as a step: all of them are kept as they are shown, so that somebody has looked at each. */
function SettingsStep({
  view,
  place,
  onBack,
  onNext,
  title,
  paths,
  start,
}: StepProps & {
  place: 'setup.venue' | 'setup.post'
  title: string
  paths: readonly SettingPath[]
  start: Json
}) {
  const { t, said } = useLanguage()
  const { draft, change, forget } = useKept(place, () => start)
  const { working, problem, changed, accept, save } = useProfileChange(view)
  const fields = useRef<HTMLFieldSetElement>(null)
  const isLocked = view.provisioned?.locked ?? false

  function submit(event: FormEvent) {
    event.preventDefault()
    if (isLocked) return onNext()
    const faults = faultsOf(draft, { t, said })
    if (paths.some((path) => faultsUnder(faults, ...path.split('.')).length > 0)) {
      fields.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
      return
    }
    save(Object.fromEntries(paths.map((path) => [path, shownAt(draft, path) ?? null])), () => {
      forget()
      onNext()
    })
  }

  return (
    <form className="setup-step" noValidate onSubmit={submit}>
      <LockedNotice view={view} />
      <KeptNotice place={place} />
      <ChangedNotice changed={changed} onAccept={accept} />
      <fieldset ref={fields} className="admin-fields" disabled={isLocked}>
        <legend className="unseen">{title}</legend>
        {paths.map((path) => (
          <SettingField key={path} path={path} draft={draft} onChange={change} />
        ))}
      </fieldset>
      <Problem error={problem} />
      <StepFoot onBack={onBack} onNext="submit" working={working} />
    </form>
  )
}

/** The venue: its number at ACME, its time zone, and where its check-in calls live. */
export function VenueStep(props: StepProps) {
  const { t } = useLanguage()
  return (
    <SettingsStep
      {...props}
      place="setup.venue"
      title={t('setup.step.venue')}
      paths={['tenantId', 'timeZone', 'checkInPath']}
      start={props.view.live?.profile ?? {}}
    />
  )
}

/** Which lane this device is: its name at ACME, its entrance, and which way guests walk there. */
export function PostStep(props: StepProps) {
  const { t } = useLanguage()
  return (
    <SettingsStep
      {...props}
      place="setup.post"
      title={t('setup.step.post')}
      paths={['terminalId', 'entrance', 'direction']}
      start={namedBy(props.view)}
    />
  )
}

/** The name that all devices come with would make two lanes one at ACME. What the computer is called is a better start. */
export function namedBy({ live, host }: Pick<DeviceView, 'live' | 'host'>): Json {
  const profile = live?.profile ?? {}
  const name = host.trim().slice(0, 120)
  return valueAt(profile, 'terminalId') === undefined && name !== ''
    ? withValue(profile, 'terminalId', name)
    : profile
}

function shownAt(draft: Json, path: string): Json | undefined {
  const value = valueAt(draft, path) ?? defaultAt(path)
  return typeof value === 'string' ? value.trim() : value
}
