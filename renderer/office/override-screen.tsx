import { useState } from 'react'
import { v7 as newScanId } from 'uuid'
import type { CodeRef } from '../../electron/contract/code.ts'
import { useSurroundings } from '../app/surroundings.ts'
import { useLanguage } from '../i18n/language.tsx'
import { ForRole } from './for-role.tsx'
import { ReasonForm } from './reason-form.tsx'
import { useAct } from './use-answer.ts'
import './office.css'

function Overriding({ of }: { of: CodeRef }) {
  const { t } = useLanguage()
  const { gate, desk, navigation } = useSurroundings()
  // One for as long as the dialog stands: confirmed twice it is one admission.
  const [scanId] = useState(() => newScanId())
  const { working, problem, act } = useAct()
  return (
    <>
      <p className="office-detail">{t('override.hint')}</p>
      <ReasonForm
        label={t('override.reason')}
        missing={t('override.missing')}
        confirm={t(working ? 'override.working' : 'override.confirm')}
        usual={[t('override.reason.desk'), t('override.reason.fault'), t('override.reason.goodwill')]}
        maxLength={300}
        working={working}
        problem={problem}
        onConfirm={(reason) =>
          act(
            () => gate.override({ scanId, of, reason, at: Date.now() }),
            (verdict) => {
              navigation.close()
              desk.show(verdict, null)
            },
          )
        }
      />
    </>
  )
}

/** Lets a guest in against the rules: the reason and, where people have PINs, a supervisor's PIN. */
export function OverrideScreen({ of }: { of: CodeRef }) {
  return (
    <ForRole least="supervisor" named>
      <Overriding of={of} />
    </ForRole>
  )
}
