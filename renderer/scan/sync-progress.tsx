import type { SyncProgress } from '../../electron/contract/status.ts'
import { useLanguage } from '../i18n/language.tsx'

/** How the download of the ticket list goes; one quiet line once it is complete. */
export function SyncProgressBar({ sync }: { sync: SyncProgress }) {
  const { t, moments } = useLanguage()
  const { state, ordersDone, ordersOf, finishedAt } = sync
  switch (state) {
    case 'idle':
      return finishedAt === null ? null : (
        <p className="side-small">{t('sync.finished', { time: moments.clock(finishedAt) })}</p>
      )
    case 'running': {
      const text =
        ordersOf === null
          ? t('sync.runningUnknown', { n: ordersDone })
          : t('sync.running', { done: ordersDone, of: ordersOf })
      return (
        <div className="sync" data-testid="sync-progress">
          {text}
          {ordersOf === null ? (
            <progress aria-label={t('sync.label')} />
          ) : (
            <progress aria-label={t('sync.label')} value={ordersDone} max={Math.max(1, ordersOf)} />
          )}
        </div>
      )
    }
    case 'waiting':
    case 'failed':
      return <p className="sync sync-trouble">{t(`sync.${state}`, { why: sync.why ?? '' })}</p>
  }
}
