import { useState } from 'react'
import { useLanguage } from '../../i18n/language.tsx'
import { ForRole } from '../../office/for-role.tsx'
import { Button } from '../../ui/button.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { CallsView } from './calls-view.tsx'
import { DoctorSteps } from './doctor-steps.tsx'
import { useDoctor } from './use-doctor.ts'
import './connection.css'

type View = 'check' | 'calls'

/** The check when somebody asks for it: it makes calls, of which a busy gate has few to give. */
function Check() {
  const { t } = useLanguage()
  const doctor = useDoctor()
  const { steps, running, run } = doctor
  return (
    <div className="connection-check" aria-busy={running}>
      <div className="connection-bar">
        <p className="office-detail">{t('connection.what')}</p>
        <Button look="strong" disabled={running} onClick={run}>
          {t(steps.length === 0 ? 'connection.run' : 'doctor.again')}
        </Button>
      </div>
      <DoctorSteps doctor={doctor} />
    </div>
  )
}

/** How this gate and ACME get on: the connection check, and the last calls. */
export function ConnectionScreen() {
  const { t } = useLanguage()
  const [view, setView] = useState<View>('check')
  return (
    <ForRole least="supervisor">
      <Tabs
        label={t('connection.title')}
        tabs={[
          { value: 'check', label: t('doctor.title') },
          { value: 'calls', label: t('calls.title') },
        ]}
        value={view}
        onChange={setView}
      >
        {view === 'check' ? <Check /> : <CallsView />}
      </Tabs>
    </ForRole>
  )
}
