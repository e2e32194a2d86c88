import { type FormEvent, useId, useState } from 'react'
import { profileSchema } from '../../../electron/contract/profile.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { Problem } from '../../office/problem.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Field } from '../../ui/field.tsx'
import { ChangedNotice, LockedNotice, StepFoot, type StepProps } from './step-parts.tsx'
import { useProfileChange } from './use-profile-change.ts'

const { tenantId: tenantSchema, timeZone: zoneSchema } = profileSchema.shape
const paths = ['auto', '/v2/b2b/willcall', '/v2/willcall'] as const

/** The venue: its number at ACME, its time zone, and where its check-in calls live. */
export function VenueStep({ view, onBack, onNext }: StepProps) {
  const { t } = useLanguage()
  const zones = useId()
  const before = profileSchema.safeParse(view.live?.profile).data
  const [tenantId, setTenantId] = useState(before?.tenantId ?? '')
  const [timeZone, setTimeZone] = useState(before?.timeZone ?? '')
  const [checkInPath, setCheckInPath] = useState(before?.checkInPath ?? 'auto')
  const [looked, setLooked] = useState(false)
  const { working, problem, changed, accept, save } = useProfileChange(view)
  const isLocked = view.provisioned?.locked ?? false
  const tenantIsGood = tenantId.trim() === '' || tenantSchema.safeParse(tenantId.trim()).success
  const zoneIsGood = timeZone.trim() !== '' && zoneSchema.safeParse(timeZone.trim()).success

  function submit(event: FormEvent) {
    event.preventDefault()
    if (isLocked) return onNext()
    setLooked(true)
    if (!tenantIsGood || !zoneIsGood) return
    const tenant = tenantId.trim() === '' ? null : tenantId.trim()
    save({ tenantId: tenant, timeZone: timeZone.trim(), checkInPath }, onNext)
  }

  return (
    <form className="setup-step" noValidate onSubmit={submit}>
      <LockedNotice view={view} />
      <ChangedNotice changed={changed} onAccept={accept} />
      <fieldset className="admin-fields" disabled={isLocked}>
        <legend className="unseen">{t('setup.step.venue')}</legend>
        <Field
          label={t('setup.venue.tenant')}
          hint={t('setup.venue.tenantHint')}
          inputMode="numeric"
          maxLength={12}
          value={tenantId}
          error={looked && !tenantIsGood ? t('setkey.tenantBad') : null}
          onChange={(event) => setTenantId(event.target.value)}
        />
        <Field
          label={t('setup.venue.zone')}
          hint={t('setup.venue.zoneHint')}
          list={zones}
          maxLength={64}
          value={timeZone}
          error={looked && !zoneIsGood ? t('setup.venue.zoneBad') : null}
          onChange={(event) => setTimeZone(event.target.value)}
        />
        <datalist id={zones}>
          {Intl.supportedValuesOf('timeZone').map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
        <Choice
          name={t('setup.venue.path')}
          options={paths.map((value) => ({ value, label: value === 'auto' ? t('setup.venue.auto') : value }))}
          value={checkInPath}
          onChange={setCheckInPath}
        />
        <p className="office-detail">{t('setup.venue.pathHint')}</p>
      </fieldset>
      <Problem error={problem} />
      <StepFoot onBack={onBack} onNext="submit" working={working} />
    </form>
  )
}
