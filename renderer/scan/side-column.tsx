import type { Status } from '../../electron/contract/status.ts'
import { useLanguage } from '../i18n/language.tsx'
import type { Desk } from './desk.ts'
import type { DeskState } from './desk-state.ts'
import { LinkEffect } from './link-pill.tsx'
import { RecentList } from './recent-list.tsx'
import { SyncProgressBar } from './sync-progress.tsx'
import { useNow } from './use-now.ts'
import './side-column.css'

function Admitting({ status }: { status: Status }) {
  const { t, moments } = useLanguage()
  const now = useNow(30_000)
  const events = [...status.admitting].sort((a, b) => Math.abs(a.startsAt - now) - Math.abs(b.startsAt - now))
  const [nearest, ...others] = events
  return (
    <section className="side-card" aria-label={t('side.admitting')}>
      <h2 className="side-title">{t('side.admitting')}</h2>
      {nearest === undefined ? (
        <p>{t('side.admittingNone')}</p>
      ) : (
        <p className="side-event">
          <strong>{nearest.name}</strong> {t('side.starts', { when: moments.when(nearest.startsAt, now) })}
        </p>
      )}
      {others.length > 0 && (
        <details className="side-more">
          <summary>{t('side.moreEvents', { n: others.length })}</summary>
          <ul>
            {others.map((event) => (
              <li key={event.id}>
                {event.name} {t('side.starts', { when: moments.when(event.startsAt, now) })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function Counts({ status }: { status: Status }) {
  const { t, moments } = useLanguage()
  const { format } = new Intl.NumberFormat()
  return (
    <section className="side-card side-counts" aria-label={t('side.label')}>
      <dl className="side-figures">
        <div>
          <dt>{t('side.admitted')}</dt>
          <dd data-testid="admitted-count">{format(status.admitted)}</dd>
        </div>
        <div>
          <dt>{t('side.tickets')}</dt>
          <dd data-testid="tickets-count">{format(status.tickets)}</dd>
        </div>
      </dl>
      <p className="side-small">
        {status.tickets === 0 ? t('side.noTickets') : t('side.cards', { n: status.cards })}
        {status.cacheOldestAt !== null &&
          ` · ${t('side.listAge', { time: moments.clock(status.cacheOldestAt) })}`}
      </p>
      <SyncProgressBar sync={status.sync} />
    </section>
  )
}

function Outbox({ outbox }: { outbox: Status['outbox'] }) {
  const { t } = useLanguage()
  const troubles = (['conflict', 'refused', 'parked'] as const).filter((kind) => outbox[kind] > 0)
  return (
    <section className="side-card side-outbox" aria-label={t('outbox.label')}>
      <p>
        <strong data-testid="outbox-pending">{outbox.pending}</strong>{' '}
        {t(outbox.pending === 0 ? 'outbox.allTold' : 'outbox.pending')}
      </p>
      {troubles.map((kind) => (
        <p key={kind} className="side-trouble" data-testid={`outbox-${kind}`}>
          {t(`outbox.${kind}`, { n: outbox[kind] })}
        </p>
      ))}
    </section>
  )
}

/** What stands beside the verdict: what is admitted here, the counts, the link, the last scans. */
export function SideColumn({ state, desk }: { state: DeskState; desk: Desk }) {
  const { t } = useLanguage()
  const { status } = state
  return (
    <aside className="side" aria-label={t('side.label')}>
      {status !== null && (
        <>
          <LinkEffect link={status.link} />
          <Admitting status={status} />
          <Counts status={status} />
          <Outbox outbox={status.outbox} />
        </>
      )}
      <RecentList recent={state.recent} desk={desk} direction={status?.direction ?? 'in'} />
    </aside>
  )
}
