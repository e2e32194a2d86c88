import { type FormEvent, useCallback, useState, useSyncExternalStore } from 'react'
import type { OutboxRowView } from '../../electron/contract/records.ts'
import { useSurroundings } from '../app/surroundings.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useNow } from '../scan/use-now.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { ForRole } from './for-role.tsx'
import { isRetriable, OutboxEntry } from './outbox-entry.tsx'
import { Problem } from './problem.tsx'
import { useAct, useAnswer } from './use-answer.ts'
import './office.css'

/** Both sides, next to each other: who let the guest in here, and what ACME says of the same ticket. */
function BothStories({ row, now }: { row: OutboxRowView; now: number }) {
  const { t, said, moments } = useLanguage()
  const { story } = row
  if (story === null) return null
  const how = t(`queue.how.${row.how}`)
  const { checkedInAtAcmeAt } = story
  return (
    <dl className="inbox-stories" data-testid="both-stories">
      <div>
        <dt>{t('inbox.here')}</dt>
        <dd>
          {t('inbox.hereStory', { how, where: story.here, when: moments.when(story.admittedHereAt, now) })}
        </dd>
      </div>
      <div>
        <dt>{t('inbox.acme')}</dt>
        <dd>
          {checkedInAtAcmeAt === null
            ? t('inbox.acmeNoTime')
            : t('inbox.acmeChecked', { when: moments.when(checkedInAtAcmeAt, now) })}
          <span className="office-detail">{said(story.acmeSays)}</span>
        </dd>
      </div>
    </dl>
  )
}

function Item({ row, now, onChange }: { row: OutboxRowView; now: number; onChange: () => void }) {
  const { t } = useLanguage()
  const { gate } = useSurroundings()
  const [note, setNote] = useState('')
  const [missing, setMissing] = useState(false)
  const { working, problem, act } = useAct()
  function submit(event: FormEvent) {
    event.preventDefault()
    setMissing(note.trim() === '')
    if (note.trim() !== '') act(() => gate.acknowledge({ id: row.id, note }), onChange)
  }
  return (
    <OutboxEntry
      row={row}
      now={now}
      end={
        isRetriable(row) && (
          <Button disabled={working} onClick={() => act(() => gate.retry({ id: row.id }), onChange)}>
            {t('queue.retry')}
          </Button>
        )
      }
    >
      <BothStories row={row} now={now} />
      <form className="inbox-note" onSubmit={submit}>
        <Field
          label={t('inbox.note')}
          maxLength={500}
          value={note}
          error={missing ? t('inbox.noteMissing') : null}
          onChange={(event) => setNote(event.target.value)}
        />
        <Button type="submit" look="strong" disabled={working}>
          {t('inbox.done')}
        </Button>
      </form>
      <Problem error={problem} />
    </OutboxEntry>
  )
}

function Items() {
  const { t } = useLanguage()
  const { gate, desk } = useSurroundings()
  const { status } = useSyncExternalStore(desk.subscribe, desk.getState)
  const now = useNow()
  const toLookAt = status?.outbox.toLookAt
  const ask = useCallback(
    () =>
      gate.outbox({
        states: ['conflict', 'refused', 'parked'],
        unacknowledged: true,
        limit: 200,
        before: null,
      }),
    [gate],
  )
  const { answer, reload } = useAnswer(ask, `${toLookAt} to look at`)
  if (answer.kind === 'loading') return <p className="office-detail">{t('office.loading')}</p>
  if (answer.kind === 'failed') return <Problem error={answer.error} onAgain={reload} />
  const open = answer.value
  if (open.length === 0) {
    return (
      <p className="office-empty" data-testid="inbox-empty">
        {t('inbox.none')}
      </p>
    )
  }
  return (
    <>
      <p className="office-lead">{t('inbox.hint')}</p>
      <ul className="outbox-rows" aria-label={t('inbox.title')}>
        {open.map((row) => (
          <Item key={row.id} row={row} now={now} onChange={reload} />
        ))}
      </ul>
    </>
  )
}

/** What ACME and this gate do not agree on, until a person has looked. */
export function InboxScreen() {
  return (
    <div className="office">
      <ForRole least="supervisor">
        <Items />
      </ForRole>
    </div>
  )
}
