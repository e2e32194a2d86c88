import { useCallback } from 'react'
import type { CodeRef } from '../../electron/contract/code.ts'
import { useSurroundings } from '../app/surroundings.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useNow } from '../scan/use-now.ts'
import { Button } from '../ui/button.tsx'
import { tellEntry } from './history-words.ts'
import { Problem } from './problem.tsx'
import { useAnswer } from './use-answer.ts'
import './office.css'

/** Everything this device did with one ticket, oldest first, and what else can be done about it. */
export function TicketScreen({ of }: { of: CodeRef }) {
  const { t, said, moments } = useLanguage()
  const { gate, navigation } = useSurroundings()
  const now = useNow()
  const ask = useCallback(() => gate.history(of), [gate, of])
  const { answer, reload } = useAnswer(ask)
  if (answer.kind === 'loading') return <p className="office-detail">{t('office.loading')}</p>
  if (answer.kind === 'failed') {
    return answer.error.code === 'not-found' ? (
      <p className="office-empty">{t('ticket.none')}</p>
    ) : (
      <Problem error={answer.error} onAgain={reload} />
    )
  }
  const { codeEnd, entries } = answer.value
  return (
    <div className="office">
      <p className="office-lead">{t('ticket.code', { end: codeEnd })}</p>
      <div className="office-acts">
        <Button onClick={() => navigation.open({ name: 'inspect', of })}>{t('ticket.inspect')}</Button>
        <Button onClick={() => navigation.open({ name: 'override', of })}>{t('override.open')}</Button>
        <Button onClick={() => navigation.open({ name: 'report', of })}>{t('report.open')}</Button>
      </div>
      <ol className="history" aria-label={t('ticket.entries')}>
        {entries.map((entry, place) => {
          const { title, details } = tellEntry(entry, { t, said })
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: entries are of three kinds without an id in common, oldest first; none is ever taken out, so that a place is a name.
            <li key={place} className="history-entry" data-testid="history-entry" data-kind={entry.kind}>
              <time className="office-number" title={moments.day(entry.at)}>
                {now - entry.at < 86_400_000
                  ? moments.clockToTheSecond(entry.at)
                  : moments.when(entry.at, now)}
              </time>
              <div>
                <p className="history-title">{title}</p>
                {details.map((detail) => (
                  <p key={detail} className="office-detail">
                    {detail}
                  </p>
                ))}
              </div>
            </li>
          )
        })}
      </ol>
    </div>
  )
}
