import { lacksKey } from '../admin/device-notices.tsx'
import { isLockedOut } from '../admin/locked-device.tsx'
import { useDeviceView } from '../admin/use-device.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import type { DeskState } from './desk-state.ts'

function ServiceNotice({ state }: { state: DeskState }) {
  const { t, said } = useLanguage()
  const view = useDeviceView()
  const { supervision, status } = state
  // Before the first status the stage says that the gate is starting.
  if (supervision === null || supervision.state === 'up') return null
  if (supervision.state === 'starting' && status === null) return null
  // Why it stands still, and what to do, is said elsewhere.
  if (supervision.state === 'failed' && (isLockedOut(view) || lacksKey(view))) return null
  return (
    <Notice
      weight={supervision.state === 'failed' ? 'bad' : 'warn'}
      role={supervision.state === 'failed' ? 'alert' : 'status'}
      testId="supervision-banner"
    >
      {supervision.state === 'failed'
        ? `${t('service.failed', { message: said(supervision.message) })} ${t('service.failedNext')}`
        : t(`service.${supervision.state}`)}
    </Notice>
  )
}

/** Two clocks this far apart make tickets whose time matters wait for a person, in ms. */
const CLOCKS_DIFFER_MS = 2 * 60_000

function ClockNotice({ skewMs }: { skewMs: number }) {
  const { t, moments } = useLanguage()
  if (Math.abs(skewMs) <= CLOCKS_DIFFER_MS) return null
  const by = moments.span(Math.abs(skewMs))
  return (
    <Notice weight="warn" role="status" testId="clock-notice">
      {t(skewMs > 0 ? 'clock.behind' : 'clock.ahead', { by })}
    </Notice>
  )
}

/** The bars over the screen: the service, the disk, the clock, and alarms one at a time, newest first. */
export function Notices({ state, onDismissAlarm }: { state: DeskState; onDismissAlarm: () => void }) {
  const { t, said, moments } = useLanguage()
  const [alarm, ...others] = state.alarms
  const storage = state.status?.storage ?? null
  return (
    <>
      <ServiceNotice state={state} />
      {storage !== null && (
        <Notice weight="bad" role="alert" testId="storage-notice">
          {t('alarm.storage')}: {said(storage)}
        </Notice>
      )}
      <ClockNotice skewMs={state.status?.clockSkewMs ?? 0} />
      {alarm !== undefined && (
        <Notice
          weight="bad"
          role="alert"
          testId="alarm"
          action={
            <Button look="quiet" onClick={onDismissAlarm}>
              <Icon name="close" /> {t('alarm.dismiss')}
            </Button>
          }
        >
          {t(`alarm.${alarm.kind}`)} ({moments.clock(alarm.at)}): {said(alarm.message)}
          {others.length > 0 && ` · ${t('alarm.more', { n: others.length })}`}
        </Notice>
      )}
    </>
  )
}
