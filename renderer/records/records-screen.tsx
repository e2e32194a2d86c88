import { useCallback, useState } from 'react'
import type { VerdictClass, VerdictReason } from '../../electron/contract/verdict.ts'
import type { GateError } from '../../electron/contract/wire.ts'
import { useSurroundings } from '../app/surroundings.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { Notice } from '../ui/notice.tsx'
import { Select } from '../ui/select.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { LogView } from './log-view.tsx'
import { reasonName, reasons } from './reason-name.ts'
import { ReportView } from './report-view.tsx'
import { SaveButtons } from './save-buttons.tsx'
import { type SpanName, spanAt, spans } from './spans.ts'
import { useAnswer } from './use-answer.ts'
import './records-screen.css'

const ALL = ''
const PAGE = 100
const classes = ['admit', 'deny', 'hold', 'repeat'] as const

function Trouble({ error, onAgain }: { error: GateError; onAgain: () => void }) {
  const { t } = useLanguage()
  const words =
    error.code === 'locked' ? t('records.locked') : t('records.failed', { message: error.message })
  return (
    <Notice weight="warn" role="status" action={<Button onClick={onAgain}>{t('records.again')}</Button>}>
      {words}
    </Notice>
  )
}

function Report({ span, again }: { span: SpanName; again: () => void }) {
  const { t } = useLanguage()
  const { gate, desk } = useSurroundings()
  const [lane, setLane] = useState(ALL)
  const [asked] = useState(Date.now)
  const part = { ...spanAt(span, asked), ...(lane === ALL ? {} : { lane }) }
  const { from } = part
  const ask = useCallback(
    () => gate.shiftReport({ ...(from === undefined ? {} : { from }), ...(lane === ALL ? {} : { lane }) }),
    [gate, from, lane],
  )
  const { value: report, error, isLoading } = useAnswer(ask)
  const [lanes, setLanes] = useState<readonly string[]>([])
  if (report !== null && lane === ALL && report.lanes.some((one) => !lanes.includes(one.lane))) {
    setLanes(report.lanes.map((one) => one.lane))
  }
  if (error !== null) return <Trouble error={error} onAgain={again} />
  if (report === null) return <p className="list-empty">{t('records.loading')}</p>
  return (
    <div aria-busy={isLoading}>
      <div className="records-tools">
        {lanes.length > 1 && (
          <Select
            label={t('records.lane')}
            options={[
              { value: ALL, label: t('records.lane.all') },
              ...lanes.map((value) => ({ value, label: value })),
            ]}
            value={lane}
            onChange={setLane}
          />
        )}
        <SaveButtons
          request={(format) => ({ what: 'shift-report', format, ...part })}
          printed="shift-report"
        />
      </div>
      <ReportView report={report} of={desk.getState().status} />
    </div>
  )
}

function Log({ span, again }: { span: SpanName; again: () => void }) {
  const { t } = useLanguage()
  const { gate } = useSurroundings()
  const [kind, setKind] = useState<VerdictClass | typeof ALL>(ALL)
  const [reason, setReason] = useState<VerdictReason | typeof ALL>(ALL)
  const [before, setBefore] = useState<number | null>(null)
  const [asked] = useState(Date.now)
  const { from } = spanAt(span, asked)
  const ask = useCallback(
    () =>
      gate.scanLog({
        ...(from === undefined ? {} : { from }),
        ...{ classes: kind === ALL ? [] : [kind], reasons: reason === ALL ? [] : [reason] },
        ...{ limit: PAGE, before },
      }),
    [gate, from, kind, reason, before],
  )
  const { value: page, error, isLoading } = useAnswer(ask)
  return (
    <div aria-busy={isLoading}>
      <div className="records-tools">
        <Choice
          name={t('records.class')}
          options={[
            { value: ALL, label: t('records.class.all') },
            ...classes.map((value) => ({ value, label: t(`word.${value}`) })),
          ]}
          value={kind}
          onChange={(value) => {
            setKind(value)
            setBefore(null)
          }}
        />
        <Select
          label={t('records.reason')}
          options={[
            { value: ALL, label: t('records.reason.all') },
            ...reasons.map((value) => ({ value, label: reasonName(value, t) })),
          ]}
          value={reason}
          onChange={(value) => {
            setReason(value)
            setBefore(null)
          }}
        />
        <SaveButtons
          request={(format) => ({
            ...{ what: 'scan-log', format, ...(from === undefined ? {} : { from }) },
            ...{ classes: kind === ALL ? [] : [kind], reasons: reason === ALL ? [] : [reason] },
          })}
          printed={null}
        />
      </div>
      {error !== null && <Trouble error={error} onAgain={again} />}
      {page !== null && <LogView rows={page.rows} />}
      {page !== null && (
        <div className="records-pages">
          {before !== null && <Button onClick={() => setBefore(null)}>{t('records.newest')}</Button>}
          {page.next !== null && <Button onClick={() => setBefore(page.next)}>{t('records.older')}</Button>}
        </div>
      )}
    </div>
  )
}

/** What this device did: the report of a shift, and every scan of it. */
export function RecordsScreen() {
  const { t } = useLanguage()
  const [view, setView] = useState<'report' | 'log'>('report')
  const [span, setSpan] = useState<SpanName>('today')
  const [turn, setTurn] = useState(0)
  const again = () => setTurn(turn + 1)
  return (
    <div className="records">
      <div className="records-span">
        <Choice
          name={t('records.span')}
          options={spans.map((value) => ({ value, label: t(`records.span.${value}`) }))}
          value={span}
          onChange={setSpan}
        />
      </div>
      <Tabs
        label={t('records.views')}
        tabs={[
          { value: 'report', label: t('records.report') },
          { value: 'log', label: t('records.log') },
        ]}
        value={view}
        onChange={setView}
      >
        {view === 'report' ? (
          <Report key={`${span} ${turn}`} span={span} again={again} />
        ) : (
          <Log key={`${span} ${turn}`} span={span} again={again} />
        )}
      </Tabs>
    </div>
  )
}
