import { useCallback, useState } from 'react'
import type { ReadinessState } from '../../electron/contract/readiness.ts'
import { useSurroundings } from '../app/surroundings.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useAnswer } from '../office/use-answer.ts'
import { saySaved } from '../records/say-saved.ts'
import { useNow } from '../scan/use-now.ts'
import { Badge, type BadgeTone } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { List, ListRow } from '../ui/list.tsx'
import { Notice } from '../ui/notice.tsx'
import { useOwnLines } from './own-lines.ts'
import { type Line, sayFinding } from './say-finding.ts'
import './readiness-screen.css'

const marks: Readonly<Record<ReadinessState, { tone: BadgeTone; icon: IconName }>> = {
  ok: { tone: 'good', icon: 'online' },
  warning: { tone: 'warn', icon: 'alert' },
  failed: { tone: 'bad', icon: 'close' },
}
const rank = { failed: 0, warning: 1, ok: 2 } as const

function Diagnosis() {
  const { t, said } = useLanguage()
  const { gate } = useSurroundings()
  const [told, setTold] = useState<string | null>(null)
  async function save() {
    const made = await gate.diagnosis({})
    if (!made.ok) {
      setTold(
        made.error.code === 'locked'
          ? t('records.locked')
          : t('records.notSaved', { message: said(made.error.message) }),
      )
      return
    }
    setTold(saySaved(await gate.save({ kind: 'text', ...made.value }), { t, said }))
  }
  return (
    <section className="fit-diagnosis">
      <Button onClick={() => void save()}>{t('fit.diagnosis')}</Button>
      <p className="fit-hint">{t('fit.diagnosisHint')}</p>
      <p className="fit-hint" role="status">
        {told}
      </p>
    </section>
  )
}

/** Is this device fit for its entrance? One light, then what is amiss, then what is well. */
export function ReadinessScreen() {
  const { t, said, moments } = useLanguage()
  const { gate } = useSurroundings()
  const now = useNow()
  const ask = useCallback(() => gate.readiness({}), [gate])
  const { answer, isAsking, reload } = useAnswer(ask)
  const own = useOwnLines()
  const again = (
    <Button disabled={isAsking} onClick={reload}>
      {t(isAsking ? 'fit.looking' : 'fit.again')}
    </Button>
  )
  if (answer.kind === 'loading') return <p className="list-empty">{t('fit.looking')}</p>
  if (answer.kind === 'failed') {
    return (
      <Notice weight="bad" role="alert" action={again}>
        {t('records.failed', { message: said(answer.error.message) })}
      </Notice>
    )
  }
  const readiness = answer.value
  const lines: readonly Line[] = [...readiness.lines, ...own]
  const sorted = lines.toSorted((one, other) => rank[one.state] - rank[other.state])
  const light = sorted[0]?.state ?? 'ok'
  return (
    <div className="fit" aria-busy={isAsking}>
      <div className={`fit-light fit-light-${light}`} data-testid="fit-light" data-light={light}>
        <Icon name={marks[light].icon} />
        <strong>{t(`fit.light.${light}`)}</strong>
        <span>{t('fit.asOf', { time: moments.clockToTheSecond(readiness.asOf) })}</span>
        {again}
      </div>
      <List label={t('fit.lines')} empty="">
        {sorted.map((line, place) => {
          const { seen, todo } = sayFinding(line, { t, said, moments, now })
          return (
            <ListRow
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no other name, and nothing is typed into them.
              key={place}
              testId={`fit-${line.finding}`}
              title={seen}
              {...(todo === null ? {} : { detail: todo })}
              mark={
                <Badge tone={marks[line.state].tone} icon={marks[line.state].icon}>
                  {t(`fit.state.${line.state}`)}
                </Badge>
              }
            />
          )
        })}
      </List>
      <Diagnosis />
    </div>
  )
}
