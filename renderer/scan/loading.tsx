import type { Status } from '../../electron/contract/status.ts'
import { screens } from '../app/registry.ts'
import { useSurroundings } from '../app/surroundings.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { SyncProgressBar } from './sync-progress.tsx'
import { useNow } from './use-now.ts'
import './loading.css'

function ListAge({ oldestAt, warnAtMs }: { oldestAt: number; warnAtMs: number }) {
  const { t, moments } = useLanguage()
  const age = useNow(30_000) - oldestAt
  return (
    <span className={age > warnAtMs ? 'sync-trouble' : ''}>
      {' · '}
      {age < 60_000 ? t('side.listFresh') : t('side.listAge', { age: moments.span(age) })}
    </span>
  )
}

/** What goes both ways between this device and ACME: the list of tickets, and the admissions ACME has yet to hear of. */
export function Loading({ status, onLoad }: { status: Status; onLoad: () => void }) {
  const { t, number } = useLanguage()
  const { navigation } = useSurroundings()
  const { outbox, sync, tickets, cards, cacheOldestAt, cacheWarnAtMs } = status
  const troubles = (['conflict', 'refused', 'parked'] as const).filter((kind) => outbox[kind] > 0)
  const empty = tickets === 0 && cards === 0
  return (
    <section className="side-card loading" aria-label={t('loading.label')}>
      <button
        type="button"
        className="loading-outbox loading-opens"
        title={t('queue.title')}
        onClick={() => navigation.open({ name: 'queue' })}
      >
        <span>{t('outbox.pending')}</span> <Kbd>{screens.queue.key}</Kbd>
        <strong data-testid="outbox-pending">{number(outbox.pending)}</strong>
      </button>
      {troubles.length > 0 && (
        <ul className="loading-troubles">
          {troubles.map((kind) => (
            <li key={kind}>
              <Badge tone="bad" testId={`outbox-${kind}`}>
                {t(`outbox.${kind}`, { n: outbox[kind] })}
              </Badge>
            </li>
          ))}
        </ul>
      )}
      {outbox.toLookAt > 0 && (
        <Button onClick={() => navigation.open({ name: 'inbox' })}>
          {t('inbox.title')} ({number(outbox.toLookAt)}) <Kbd>{screens.inbox.key}</Kbd>
        </Button>
      )}
      {empty ? (
        <p className="side-small">{t('side.noTickets')}</p>
      ) : (
        <p className="side-small">
          {t('side.tickets')} <span data-testid="tickets-count">{number(tickets)}</span>
          {' · '}
          {t('side.cards', { n: cards })}
          {cacheOldestAt !== null && <ListAge oldestAt={cacheOldestAt} warnAtMs={cacheWarnAtMs} />}
        </p>
      )}
      <SyncProgressBar sync={sync} quiet={empty || cacheOldestAt !== null} />
      {((empty && sync.state === 'idle') || sync.state === 'failed') && (
        <Button className="loading-now" onClick={onLoad}>
          {t('sync.start')}
        </Button>
      )}
    </section>
  )
}
