import type { Status } from '../../electron/contract/status.ts'
import type { EventRef } from '../../electron/contract/verdict.ts'
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
  if (nearest === undefined) {
    return (
      <section className="side-card" aria-label={t('side.admitting')}>
        <h2 className="side-title">{t('side.admitting')}</h2>
        <p>{t('side.admittingNone')}</p>
      </section>
    )
  }
  const line = (event: EventRef) => (
    <>
      <strong>{event.name}</strong> {t('side.starts', { when: moments.when(event.startsAt, now) })}
    </>
  )
  if (others.length === 0) {
    return (
      <section className="side-card" aria-label={t('side.admitting')}>
        <h2 className="side-title">{t('side.admitting')}</h2>
        <p>{line(nearest)}</p>
      </section>
    )
  }
  return (
    <details className="side-card side-more">
      <summary>
        <span className="side-title">{t('side.admitting')}</span>
        <span>{line(nearest)}</span>
        <span className="side-small side-hint">{t('side.moreEvents', { n: others.length })}</span>
      </summary>
      <ul>
        {others.map((event) => (
          <li key={event.id}>{line(event)}</li>
        ))}
      </ul>
    </details>
  )
}

function Figure({ name, value, testId }: { name: string; value: number; testId: string }) {
  const { number } = useLanguage()
  return (
    <div>
      <dt>{name}</dt>
      <dd data-testid={testId}>{number(value)}</dd>
    </div>
  )
}

/** A list older than this is worth a look; the profile's own limits are the gate's to apply. */
const OLD_LIST_MS = 30 * 60_000

function ListAge({ oldestAt }: { oldestAt: number }) {
  const { t, moments } = useLanguage()
  const age = useNow(30_000) - oldestAt
  return (
    <p className={age > OLD_LIST_MS ? 'side-small sync-trouble' : 'side-small'}>
      {t('side.listAge', { time: moments.clock(oldestAt), age: moments.span(Math.max(0, age)) })}
    </p>
  )
}

function Counts({ status }: { status: Status }) {
  const { t } = useLanguage()
  const { outbox } = status
  const troubles = (['conflict', 'refused', 'parked'] as const).filter((kind) => outbox[kind] > 0)
  return (
    <section className="side-card" aria-label={t('side.counts')}>
      <dl className="side-figures">
        <Figure name={t('side.admitted')} value={status.admitted} testId="admitted-count" />
        <Figure name={t('side.tickets')} value={status.tickets} testId="tickets-count" />
        <Figure name={t('outbox.pending')} value={outbox.pending} testId="outbox-pending" />
      </dl>
      {troubles.map((kind) => (
        <p key={kind} className="side-trouble" data-testid={`outbox-${kind}`}>
          {t(`outbox.${kind}`, { n: outbox[kind] })}
        </p>
      ))}
      <p className="side-small">
        {status.tickets === 0 && status.cards === 0
          ? t('side.noTickets')
          : t('side.cards', { n: status.cards })}
      </p>
      {status.cacheOldestAt !== null && <ListAge oldestAt={status.cacheOldestAt} />}
      <SyncProgressBar sync={status.sync} quiet={status.cacheOldestAt !== null} />
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
        </>
      )}
      <RecentList recent={state.recent} desk={desk} direction={status?.direction ?? 'in'} />
    </aside>
  )
}
