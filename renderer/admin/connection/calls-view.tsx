import { useCallback, useState } from 'react'
import type { CallEnded } from '../../../electron/contract/calls.ts'
import { useSurroundings } from '../../app/surroundings.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { Problem } from '../../office/problem.tsx'
import { useAnswer } from '../../office/use-answer.ts'
import { Badge, type BadgeTone } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import type { IconName } from '../../ui/icon.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { Toggle } from '../../ui/toggle.tsx'

const MOST = 200
const marks: Readonly<Record<CallEnded['end'], { tone: BadgeTone; icon: IconName }>> = {
  answered: { tone: 'good', icon: 'online' },
  limited: { tone: 'warn', icon: 'rate-limited' },
  refused: { tone: 'bad', icon: 'close' },
  unreachable: { tone: 'bad', icon: 'offline' },
  'not-understood': { tone: 'bad', icon: 'alert' },
}

/** One call to ACME: what for, when, how it ended, and the id by which ACME's support finds it. */
function CallRow({ call }: { call: CallEnded }) {
  const { t, said, moments } = useLanguage()
  const { tone, icon } = marks[call.end]
  const status =
    call.status === null ? t('calls.noStatus') : t('calls.status', { status: String(call.status) })
  return (
    <ListRow
      testId="call-row"
      mark={
        <Badge tone={tone} icon={icon}>
          {t(`calls.end.${call.end}`)}
        </Badge>
      }
      title={
        <>
          <time>{moments.clockToTheSecond(call.at)}</time> {t(`calls.name.${call.name}`)}
        </>
      }
      detail={
        <>
          {status} · {t('calls.took', { ms: Math.round(call.tookMs) })}
          {' · '}
          <span className="connection-id">{call.requestId}</span>
          {call.why !== null && <span className="office-detail">{said(call.why)}</span>}
        </>
      }
    />
  )
}

/** The last calls to ACME, newest first: what its support asks for. */
export function CallsView() {
  const { t } = useLanguage()
  const { gate } = useSurroundings()
  const [onlyFailed, setOnlyFailed] = useState(false)
  const ask = useCallback(() => gate.calls({ limit: MOST }), [gate])
  const { answer, reload } = useAnswer(ask)
  if (answer.kind === 'loading') return <p className="office-detail">{t('office.loading')}</p>
  if (answer.kind === 'failed') return <Problem error={answer.error} onAgain={reload} />
  const shown = answer.value.filter(({ end }) => !onlyFailed || end !== 'answered')
  return (
    <>
      <div className="connection-bar">
        <Toggle on={onlyFailed} onChange={setOnlyFailed}>
          {t('calls.onlyFailed')}
        </Toggle>
        <Button onClick={reload}>{t('calls.again')}</Button>
      </div>
      <p className="office-detail">{t('calls.what', { n: shown.length })}</p>
      <List label={t('calls.title')} empty={t(onlyFailed ? 'calls.noneFailed' : 'calls.none')}>
        {shown.map((call) => (
          <CallRow key={`${call.requestId} ${call.at}`} call={call} />
        ))}
      </List>
    </>
  )
}
