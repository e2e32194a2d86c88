import { useCallback, useEffect, useRef, useState } from 'react'
import { DOCTOR_STEP_NUMBERS, type DoctorReport, type DoctorStep } from '../../../electron/contract/doctor.ts'
import type { GateError } from '../../../electron/contract/wire.ts'
import { useSurroundings } from '../../app/surroundings.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { Problem } from '../../office/problem.tsx'
import { Badge, type BadgeTone } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import type { IconName } from '../../ui/icon.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { Progress } from '../../ui/progress.tsx'
import { KeyForm } from '../key-form.tsx'
import { OpenLive, StepFoot, type StepProps } from './step-parts.tsx'

const ALL = Object.keys(DOCTOR_STEP_NUMBERS).length
const marks: Readonly<Record<DoctorStep['state'], { tone: BadgeTone; icon: IconName }>> = {
  ok: { tone: 'good', icon: 'online' },
  warning: { tone: 'warn', icon: 'alert' },
  failed: { tone: 'bad', icon: 'close' },
  skipped: { tone: 'calm', icon: 'rate-limited' },
}

/** The check as it runs: each step when it has ended, and the report when all have. */
function useDoctor() {
  const { gate } = useSurroundings()
  const [steps, setSteps] = useState<readonly DoctorStep[]>([])
  const [report, setReport] = useState<DoctorReport | null>(null)
  const [error, setError] = useState<GateError | null>(null)
  const [running, setRunning] = useState(false)
  const isThere = useRef(true)
  useEffect(() => {
    isThere.current = true
    const stop = gate.onDoctor((step) => setSteps((before) => [...before, step]))
    return () => {
      isThere.current = false
      stop()
    }
  }, [gate])
  const run = useCallback(() => {
    setSteps([])
    setReport(null)
    setError(null)
    setRunning(true)
    void gate.doctor({}).then((result) => {
      if (!isThere.current) return
      setRunning(false)
      if (!result.ok) setError(result.error)
      else {
        setReport(result.value)
        setSteps(result.value.steps)
      }
    })
  }, [gate])
  return { steps, report, error, running, run }
}

function StepRow({ step }: { step: DoctorStep }) {
  const { t } = useLanguage()
  const detail = [step.seen, step.because, step.todo].filter((text) => text !== null && text !== '')
  return (
    <ListRow
      testId={`doctor-${step.name}`}
      mark={
        <Badge tone={marks[step.state].tone} icon={marks[step.state].icon}>
          {t(`doctor.state.${step.state}`)}
        </Badge>
      }
      title={t('doctor.numbered', { number: step.n, title: t(`doctor.step.${step.name}`) })}
      detail={detail.map((text) => (
        <span key={text} className="office-detail">
          {text}
        </span>
      ))}
    />
  )
}

/** The connection check of the live gate: step by step, what was seen and what to do. */
function Doctor({ view, onBack, onNext }: StepProps) {
  const { t } = useLanguage()
  const { steps, report, error, running, run } = useDoctor()
  useEffect(() => run(), [run])
  const keyFailed = report?.steps.some(({ name, state }) => name === 'key' && state === 'failed') ?? false
  return (
    <div className="setup-step" aria-busy={running}>
      {running && <Progress label={t('doctor.running')} value={steps.length} max={ALL} />}
      <p className="office-lead" role="status" data-testid="doctor-verdict" data-worst={report?.worst ?? ''}>
        {report === null
          ? running
            ? t('doctor.progress', { done: steps.length, of: ALL })
            : null
          : t(`doctor.worst.${report.worst}`)}
      </p>
      <Problem error={error} onAgain={run} />
      {keyFailed && <KeyForm view={view} onDone={run} />}
      <List label={t('doctor.title')} empty="">
        {steps.map((step) => (
          <StepRow key={step.name} step={step} />
        ))}
      </List>
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
