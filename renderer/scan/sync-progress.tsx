import type { SyncProgress } from '../../electron/contract/status.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Progress } from '../ui/progress.tsx'

const MINUTE_MS = 60_000

/** How the download of the ticket list goes; once complete one line, or none where the list's age is said elsewhere. */
export function SyncProgressBar({ sync, quiet }: { sync: SyncProgress; quiet: boolean }) {
  const { t, said, moments } = useLanguage()
  const { state, ordersDone, ordersOf, leftMs, finishedAt } = sync
  switch (state) {
    case 'idle':
      return quiet || finishedAt === null ? null : (
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
          {leftMs !== null && leftMs >= MINUTE_MS && (
            <span className="side-small">{t('sync.left', { n: Math.round(leftMs / MINUTE_MS) })}</span>
          )}
          <Progress label={t('sync.label')} value={ordersDone} max={ordersOf} />
        </div>
      )
    }
    case 'waiting':
    case 'failed':
      return (
        <p className="sync sync-trouble">
          {t(`sync.${state}`, { why: sync.why === null ? '' : said(sync.why) })}
        </p>
      )
  }
}
