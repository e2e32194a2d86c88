import { useLanguage } from '../../i18n/language.tsx'
import { KeyForm } from '../key-form.tsx'
import { StepFoot, type StepProps } from './step-parts.tsx'

/** The key, and before it what protects it where the computer has no keychain. */
export function KeyStep({ view, onBack, onNext }: StepProps) {
  const { t } = useLanguage()
  const isSet = view.live?.key != null
  return (
    <div className="setup-step">
      <p className="office-detail">{t('setup.key.what')}</p>
      <KeyForm view={view} onDone={onNext} />
      <StepFoot onBack={onBack} onNext={isSet ? onNext : null} />
    </div>
  )
}
