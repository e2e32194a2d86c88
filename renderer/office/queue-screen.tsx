import { useCallback, useState, useSyncExternalStore } from 'react'
import type { OutboxRowView, OutboxState } from '../../electron/contract/records.ts'
import type { Result } from '../../electron/contract/wire.ts'
import { useSurroundings } from '../app/surroundings.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useNow } from '../scan/use-now.ts'
import { Button } from '../ui/button.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { isRetriable, OutboxEntry } from './outbox-entry.tsx'
import { Problem } from './problem.tsx'
import { QueueExport } from './queue-export.tsx'
import { useAct, useAnswer } from './use-answer.ts'
import './office.css'

const views = {
  open: ['pending', 'sending'],
  look: ['conflict', 'refused', 'parked'],
  done: ['recorded', 'cancelled'],
  all: [],
} as const satisfies Readonly<Record<string, readonly OutboxState[]>>
type View = keyof typeof views

const PAGE = 50

function Rows({ view, limit, onMore }: { view: View; limit: number; onMore: () => void }) {
  const { t } = useLanguage()
  const { gate, desk } = useSurroundings()
  const { status } = useSyncExternalStore(desk.subscribe, desk.getState)
  const now = useNow()
  const counts = JSON.stringify(status?.outbox)
  const ask = useCallback(async (): Promise<Result<OutboxRowView[]>> => {
    const rows: OutboxRowView[] = []
    while (rows.length < limit) {
      const before = rows.at(-1)?.id ?? null
      const page = await gate.outbox({
        states: [...views[view]],
        limit: Math.min(200, limit - rows.length),
        before,
      })
      if (!page.ok) return page
      rows.push(...page.value)
      if (page.value.length === 0) break
    }
    return { ok: true, value: rows }
  }, [gate, view, limit])
  const { answer, reload } = useAnswer(ask, counts)
  const { working, problem, act } = useAct()

  if (answer.kind === 'loading') return <p className="office-detail">{t('office.loading')}</p>
  if (answer.kind === 'failed') return <Problem error={answer.error} onAgain={reload} />
  if (answer.value.length === 0) {
    return (
      <p className="office-empty" data-testid="queue-empty">
        {t(`queue.none.${view}`)}
      </p>
    )
  }
  return (
    <>
      <Problem error={problem} />
      <ul className="outbox-rows" aria-label={t('queue.rows')}>
        {answer.value.map((row) => (
          <OutboxEntry
            key={row.id}
            row={row}
            now={now}
            end={
              isRetriable(row) && (
                <Button disabled={working} onClick={() => act(() => gate.retry({ id: row.id }), reload)}>
                  {t('queue.retry')}
                </Button>
              )
            }
          />
        ))}
      </ul>
      {answer.value.length >= limit && <Button onClick={onMore}>{t('queue.more')}</Button>}
    </>
  )
}

/** Everything that ACME was, or is still to be, told, row by row. */
export function QueueScreen() {
  const { t } = useLanguage()
  const { gate, desk } = useSurroundings()
  const { status } = useSyncExternalStore(desk.subscribe, desk.getState)
  const [view, setView] = useState<View>('open')
  const [limit, setLimit] = useState(PAGE)
  const { working, problem, act } = useAct()
  const counts = status?.outbox
  const countOf = (of: View): { count?: number } => {
    if (counts === undefined) return {}
    if (of === 'open') return { count: counts.pending }
    return of === 'look' ? { count: counts.conflict + counts.refused + counts.parked } : {}
  }
  return (
    <div className="office">
      <div className="office-acts">
        <Button
          disabled={working}
          onClick={() =>
            act(
              () => gate.drain({}),
              () => {},
            )
          }
        >
          {t(working ? 'queue.sending' : 'queue.sendNow')}
        </Button>
        <QueueExport />
      </div>
      <Problem error={problem} />
      <Tabs
        label={t('queue.tabs')}
        tabs={(['open', 'look', 'done', 'all'] as const).map((value) => ({
          value,
          label: t(`queue.tab.${value}`),
          ...countOf(value),
        }))}
        value={view}
        onChange={(next) => {
          setView(next)
          setLimit(PAGE)
        }}
      >
        <Rows key={view} view={view} limit={limit} onMore={() => setLimit(limit + PAGE)} />
      </Tabs>
    </div>
  )
}
