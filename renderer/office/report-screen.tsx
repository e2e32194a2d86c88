import { useState } from 'react'
import type { CodeRef } from '../../electron/contract/code.ts'
import { useSurroundings } from '../app/surroundings.ts'
import { useLanguage } from '../i18n/language.tsx'
import { ReasonForm } from './reason-form.tsx'
import { useAct } from './use-answer.ts'
import './office.css'

/** Keeps what somebody says of a ticket. Anybody at the gate may. */
export function ReportScreen({ of }: { of: CodeRef }) {
  const { t } = useLanguage()
  const { gate } = useSurroundings()
  const [keptFor, setKeptFor] = useState<string | null>(null)
  const { working, problem, act } = useAct()
  if (keptFor !== null) {
    return (
      <p className="office-lead" role="status">
        {t('report.done', { end: keptFor })}
      </p>
    )
  }
  return (
    <>
      <p className="office-detail">{t('report.hint')}</p>
      <ReasonForm
        label={t('report.note')}
        missing={t('report.missing')}
        confirm={t('report.confirm')}
        maxLength={500}
        working={working}
        problem={problem}
        onConfirm={(note) =>
          act(
            () => gate.report({ of, note }),
            ({ codeEnd }) => setKeptFor(codeEnd),
          )
        }
      />
    </>
  )
}
