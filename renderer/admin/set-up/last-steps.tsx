import { useSyncExternalStore } from 'react'
import { useSurroundings } from '../../app/surroundings.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { ReadinessScreen } from '../../readiness/readiness-screen.tsx'
import { ScannerTestScreen } from '../../scan/scanner-test/scanner-test-screen.tsx'
import { Notice } from '../../ui/notice.tsx'
import { bookName } from '../book-name.tsx'
import { KeyNoteLine } from '../key-note.tsx'
import { leftOf } from './path.ts'
import { StepFoot, type StepProps } from './step-parts.tsx'

/** The scanner test, as it can be made at any time. */
export function ScannerStep({ onBack, onNext }: StepProps) {
  const { t } = useLanguage()
  return (
    <div className="setup-step">
      <ScannerTestScreen />
      <p className="office-detail">{t('setup.scanner.later')}</p>
      <StepFoot onBack={onBack} onNext={onNext} />
    </div>
  )
}

/** Whether all of it makes a device that is fit. */
export function ReadinessStep({ onBack, onNext }: StepProps) {
  return (
    <div className="setup-step">
      <ReadinessScreen />
      <StepFoot onBack={onBack} onNext={onNext} />
    </div>
  )
}

/** What this device is now, and the way to the guests. */
export function DoneStep({ view, facts, onBack }: StepProps) {
  const { t } = useLanguage()
  const { desk, navigation } = useSurroundings()
  const { status } = useSyncExternalStore(desk.subscribe, desk.getState)
  const left = leftOf(facts)
  return (
    <div className="setup-step" data-testid="setup-summary">
      <p className="office-lead">{t('setup.done.what')}</p>
      {left.length > 0 && (
        <Notice weight="warn" role="status">
          {t('setup.done.left', { steps: left.map((step) => t(`setup.step.${step}`)).join(', ') })}
        </Notice>
      )}
      <dl className="setup-summary">
        <dt>{t('setenv.title')}</dt>
        <dd>{bookName(view.book, t)}</dd>
        {status !== null && (
          <>
            <dt>{t('post.entrance')}</dt>
            <dd>
              {status.entrance} · {t(`top.${status.direction}`)}
            </dd>
            <dt>{t('setup.post.terminal')}</dt>
            <dd>{status.terminalId}</dd>
            <dt>{t('side.admitting')}</dt>
            <dd>
              {status.admitting.length === 0
                ? t('side.admittingNone')
                : status.admitting.map(({ name }) => name).join(', ')}
            </dd>
          </>
        )}
      </dl>
      <KeyNoteLine note={view.live?.key ?? null} />
      <StepFoot onBack={onBack} onNext={navigation.close} next={t('setup.done.open')} />
    </div>
  )
}
