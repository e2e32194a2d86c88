import { DOCTOR_STEP_NUMBERS, type DoctorStep } from '../../../electron/contract/doctor.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { Problem } from '../../office/problem.tsx'
import { Badge, type BadgeTone } from '../../ui/badge.tsx'
import type { IconName } from '../../ui/icon.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { Progress } from '../../ui/progress.tsx'
import type { useDoctor } from './use-doctor.ts'

const ALL = Object.keys(DOCTOR_STEP_NUMBERS).length
const marks: Readonly<Record<DoctorStep['state'], { tone: BadgeTone; icon: IconName }>> = {
  ok: { tone: 'good', icon: 'online' },
  warning: { tone: 'warn', icon: 'alert' },
  failed: { tone: 'bad', icon: 'close' },
  skipped: { tone: 'calm', icon: 'rate-limited' },
}

function StepRow({ step }: { step: DoctorStep }) {
  const { t, said } = useLanguage()
  const detail = [step.seen, step.because, step.todo].flatMap((text) =>
    text === null || text === '' ? [] : [text],
  )
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
          {said(text)}
        </span>
      ))}
    />
  )
}

/** The connection check: how far it is, then what came of it, step by step. */
export function DoctorSteps({ doctor }: { doctor: ReturnType<typeof useDoctor> }) {
  const { t } = useLanguage()
  const { steps, report, error, running, run } = doctor
  return (
    <>
      {running && <Progress label={t('doctor.running')} value={steps.length} max={ALL} />}
      <p className="office-lead" role="status" data-testid="doctor-verdict" data-worst={report?.worst ?? ''}>
        {report === null
          ? running
            ? t('doctor.progress', { done: steps.length, of: ALL })
            : null
          : t(`doctor.worst.${report.worst}`)}
      </p>
      <Problem error={error} onAgain={run} />
      <List label={t('doctor.title')} empty="">
        {steps.map((step) => (
          <StepRow key={step.name} step={step} />
        ))}
      </List>
    </>
  )
}
