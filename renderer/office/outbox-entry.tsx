import type { ReactNode } from 'react'
import type { OutboxRowView, OutboxState } from '../../electron/contract/records.ts'
import { useSurroundings } from '../app/surroundings.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Badge, type BadgeTone } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'

const tones: Readonly<Record<OutboxState, BadgeTone>> = {
  pending: 'calm',
  sending: 'calm',
  recorded: 'good',
  conflict: 'warn',
  refused: 'bad',
  parked: 'warn',
  cancelled: 'calm',
}

/** Can a person send it once more? */
export const isRetriable = ({ state }: OutboxRowView): boolean => state === 'refused' || state === 'parked'

/** One row of the outbox: what it is, how it stands, and everything that is known of its tries. */
export function OutboxEntry(props: {
  row: OutboxRowView
  now: number
  end?: ReactNode
  children?: ReactNode
}) {
  const { t, said, moments } = useLanguage()
  const { navigation } = useSurroundings()
  const { row, now } = props
  const what = row.kind === 'undo' ? t('queue.kind.undo') : t(`queue.how.${row.how}`)
  const known = [
    t('queue.attempts', { n: row.attempts }),
    row.nextTryAt === null
      ? null
      : row.nextTryAt > now
        ? t('queue.next', { when: moments.clockToTheSecond(row.nextTryAt) })
        : t('queue.nextSoon'),
    row.requestId === null ? null : t('queue.request', { id: row.requestId }),
  ].filter((part) => part !== null)
  return (
    <li className="outbox-row" data-testid="outbox-row" data-state={row.state} data-scan-id={row.scanId}>
      <div className="outbox-head">
        <Badge tone={tones[row.state]}>{t(`queue.state.${row.state}`)}</Badge>
        <span className="outbox-what">
          {what}, {moments.when(row.at, now)}
        </span>
        <span className="office-detail">{t('queue.code', { end: row.codeEnd })}</span>
        <div className="office-acts outbox-acts">
          {props.end}
          <Button onClick={() => navigation.open({ name: 'ticket', of: { scanId: row.scanId } })}>
            {t('queue.history')}
          </Button>
        </div>
      </div>
      {row.event !== null && <p className="office-detail">{row.event.name}</p>}
      {row.lastError !== null && row.story === null && <p className="outbox-error">{said(row.lastError)}</p>}
      <p className="office-detail office-number">{known.join(' · ')}</p>
      {row.acknowledged !== null && (
        <p className="office-detail">
          {t('queue.seen', { when: moments.when(row.acknowledged.at, now), note: row.acknowledged.note })}
        </p>
      )}
      {props.children}
    </li>
  )
}
