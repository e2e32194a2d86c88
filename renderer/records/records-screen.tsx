import { useCallback, useState, useSyncExternalStore } from 'react'
import type { VerdictClass, VerdictReason } from '../../electron/contract/verdict.ts'
import { useSurroundings } from '../app/surroundings.ts'
import { useLanguage } from '../i18n/language.tsx'
import { momentOf } from '../i18n/venue-time.ts'
import { ForRole } from '../office/for-role.tsx'
import { Problem } from '../office/problem.tsx'
import { useAnswer } from '../office/use-answer.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { Select } from '../ui/select.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { LogView } from './log-view.tsx'
import { ALL, type PartChosen, PartFields } from './part-fields.tsx'
import { reasonName, reasons } from './reason-name.ts'
import { ReportView } from './report-view.tsx'
import { SaveButtons } from './save-buttons.tsx'
import { type SpanAsked, spanAt } from './spans.ts'
import './records-screen.css'

const PAGE = 100
const classes = ['admit', 'deny', 'hold', 'repeat'] as const

/** Which scans the gate is asked about. */
type Part = SpanAsked & { readonly lane?: string; readonly entrance?: string }

function Report({ part }: { part: Part }) {
  const { t } = useLanguage()
  const { gate, desk } = useSurroundings()
  const ask = useCallback(() => gate.shiftReport(part), [gate, part])
  const { answer, isAsking, reload } = useAnswer(ask)
  if (answer.kind === 'loading') return <p className="list-empty">{t('records.loading')}</p>
  if (answer.kind === 'failed') return <Problem error={answer.error} onAgain={reload} />
  return (
    <div aria-busy={isAsking}>
      <div className="records-tools">
        <SaveButtons
          request={(format) => ({ what: 'shift-report', format, ...part })}
          printed="shift-report"
        />
      </div>
      <ReportView report={answer.value} of={desk.getState().status} />
    </div>
  )
}

function Log({ part }: { part: Part }) {
  const { t } = useLanguage()
  const { gate } = useSurroundings()
  const [kind, setKind] = useState<VerdictClass | typeof ALL>(ALL)
  const [reason, setReason] = useState<VerdictReason | typeof ALL>(ALL)
  const [before, setBefore] = useState<number | null>(null)
  const filter = {
    ...part,
    ...{ classes: kind === ALL ? [] : [kind], reasons: reason === ALL ? [] : [reason] },
  }
  const asked = JSON.stringify(filter)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `filter` is made anew with each drawing; `asked` changes only with what is in it.
  const ask = useCallback(() => gate.scanLog({ ...filter, limit: PAGE, before }), [gate, asked, before])
  const { answer, isAsking, reload } = useAnswer(ask)
  const page = answer.kind === 'there' ? answer.value : null
  return (
    <div aria-busy={isAsking}>
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
        <SaveButtons request={(format) => ({ what: 'scan-log', format, ...filter })} printed={null} />
      </div>
      {answer.kind === 'failed' && <Problem error={answer.error} onAgain={reload} />}
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

function Records() {
  const { t } = useLanguage()
  const { desk } = useSurroundings()
  const timeZone = useSyncExternalStore(desk.subscribe, desk.getState).status?.timeZone ?? 'UTC'
  const [view, setView] = useState<'report' | 'log'>('report')
  const [chosen, setChosen] = useState<PartChosen>({
    ...{ span: 'today', from: '', to: '', lane: ALL, entrance: ALL },
  })
  /** The moment that "the last hour" is counted back from: a new one whenever something else is chosen. */
  const [now, setNow] = useState(Date.now)
  const { lane, entrance } = chosen
  const times = { from: momentOf(chosen.from, timeZone), to: momentOf(chosen.to, timeZone) }
  const asked = spanAt({ name: chosen.span, ...times }, now)
  const part: Part | null =
    asked === null
      ? null
      : { ...asked, ...(lane === ALL ? {} : { lane }), ...(entrance === ALL ? {} : { entrance }) }
  const [kept, setKept] = useState(part)
  // A part that cannot be asked for leaves what was there before in sight.
  if (part !== null && JSON.stringify(part) !== JSON.stringify(kept)) setKept(part)
  return (
    <>
      <PartFields
        part={chosen}
        asked={asked}
        timeZone={timeZone}
        onChange={(next) => {
          setChosen(next)
          setNow(Date.now())
        }}
      />
      <Tabs
        label={t('records.views')}
        tabs={[
          { value: 'report', label: t('records.report') },
          { value: 'log', label: t('records.log') },
        ]}
        value={view}
        onChange={setView}
      >
        {kept !== null &&
          (view === 'report' ? <Report part={kept} /> : <Log key={JSON.stringify(kept)} part={kept} />)}
      </Tabs>
    </>
  )
}

/** What this device did: the report of a shift, and every scan of it. */
export function RecordsScreen() {
  return (
    <div className="records">
      <ForRole least="supervisor">
        <Records />
      </ForRole>
    </div>
  )
}
