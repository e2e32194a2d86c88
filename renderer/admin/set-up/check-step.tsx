import { useEffect } from 'react'
import { useLanguage } from '../../i18n/language.tsx'
import { Button } from '../../ui/button.tsx'
import { DoctorSteps } from '../connection/doctor-steps.tsx'
import { useDoctor } from '../connection/use-doctor.ts'
import { KeyForm } from '../key-form.tsx'
import { OpenLive, StepFoot, type StepProps } from './step-parts.tsx'

/** The connection check of the live gate: step by step, what was seen and what to do. */
function Doctor({ view, onBack, onNext }: StepProps) {
  const { t } = useLanguage()
  const doctor = useDoctor()
  const { report, running, run } = doctor
  useEffect(() => run(), [run])
  const keyFailed = report?.steps.some(({ name, state }) => name === 'key' && state === 'failed') ?? false
  return (
    <div className="setup-step" aria-busy={running}>
      {keyFailed && <KeyForm view={view} onDone={run} />}
      <DoctorSteps doctor={doctor} />
      <StepFoot onBack={onBack} onNext={running ? null : onNext}>
        <Button disabled={running} onClick={run}>
          {t('doctor.again')}
        </Button>
      </StepFoot>
    </div>
  )
}

/**
 * Asks the real venue whether all is as it should be. Practice cannot do that: the live gate is opened for it, which is
 * said before, since from then on every code is a real one.
 */
export function CheckStep(props: StepProps) {
  const { t } = useLanguage()
  const { view, onBack } = props
  if (view.live !== null && view.book === view.live.book) return <Doctor {...props} />
  return (
    <div className="setup-step">
      <p className="office-lead">{t('setup.check.what')}</p>
      <p className="office-detail">{t('setup.check.real')}</p>
      <OpenLive label={t('setup.check.open')} />
      <StepFoot onBack={onBack} onNext={null} />
    </div>
  )
}
