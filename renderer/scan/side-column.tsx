import { memo } from 'react'
import type { RecentScan } from '../../electron/contract/methods.ts'
import type { Pace } from '../../electron/contract/pace.ts'
import type { Status } from '../../electron/contract/status.ts'
import type { EventRef } from '../../electron/contract/verdict.ts'
import { useSurroundings } from '../app/surroundings.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Counts } from './counts.tsx'
import { lastAdmission } from './desk-state.ts'
import { LinkEffect, type Standstill, StandstillNote } from './link-pill.tsx'
import { Loading } from './loading.tsx'
import { RecentList } from './recent-list.tsx'
import { UndoForm } from './undo-form.tsx'
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

/** What stands beside the verdict: what is admitted here, the counts, the link, the last scans. */
export const SideColumn = memo(function SideColumn(props: {
  status: Status | null
  /** When that was said, in epoch ms; null before. */
  statusAt: number | null
  standstill: Standstill | null
  pace: Pace | null
  recent: readonly RecentScan[]
  /** The admission whose undoing is asked about. */
  undoing: RecentScan | null
  setUndoing: (scan: RecentScan | null) => void
}) {
  const { t } = useLanguage()
  const { desk } = useSurroundings()
  const { status, statusAt, standstill, pace, recent, undoing, setUndoing } = props
  // On a small screen what comes last is below the edge: then it is not what somebody has to see.
  const asksForLook = status !== null && (status.link.state !== 'online' || status.outbox.toLookAt > 0)
  return (
    <aside className="side" aria-label={t('side.label')}>
      <div className="side-info">
        {undoing !== null ? (
          <UndoForm
            key={undoing.verdict.scanId}
            scan={undoing}
            onUndo={desk.undo}
            onClose={() => setUndoing(null)}
          />
        ) : (
          status !== null && (
            <>
              {standstill === null && <LinkEffect link={status.link} />}
              {standstill !== null && statusAt !== null && <StandstillNote heardAt={statusAt} />}
              {asksForLook && <Loading status={status} onLoad={desk.loadTickets} />}
              <Admitting status={status} />
              <Counts status={status} pace={pace} />
              {!asksForLook && <Loading status={status} onLoad={desk.loadTickets} />}
            </>
          )
        )}
      </div>
      <RecentList
        recent={recent}
        direction={status?.direction ?? 'in'}
        undoable={undoing === null ? lastAdmission(recent) : null}
        onUndo={setUndoing}
      />
    </aside>
  )
})
