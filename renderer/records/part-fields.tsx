import { useCallback } from 'react'
import { useSurroundings } from '../app/surroundings.ts'
import { useLanguage } from '../i18n/language.tsx'
import { momentOf, wallText } from '../i18n/venue-time.ts'
import { useAnswer } from '../office/use-answer.ts'
import { Choice } from '../ui/choice.tsx'
import { Field } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import { type SpanAsked, type SpanName, spans } from './spans.ts'

/** For no lane and no entrance in particular. */
export const ALL = ''

/** Which part of the scans a person has chosen. `from` and `to` as the fields hold them, for a span of one's own. */
export type PartChosen = {
  readonly span: SpanName
  readonly from: string
  readonly to: string
  readonly lane: string
  readonly entrance: string
}

/** One of those that were met in this time; not asked where there is nothing to choose between. */
function OneOf(props: {
  label: string
  all: string
  met: readonly string[]
  value: string
  onChange: (value: string) => void
}) {
  const { label, all, met, value, onChange } = props
  // What was chosen stays to be seen, also where nothing of it lies in another span.
  const names = value === ALL || met.includes(value) ? met : [...met, value]
  if (names.length < 2 && value === ALL) return null
  const options = [{ value: ALL, label: all }, ...names.map((name) => ({ value: name, label: name }))]
  return <Select label={label} options={options} value={value} onChange={onChange} />
}

/** Chooses the time, the lane and the entrance that the records are of. */
export function PartFields(props: {
  part: PartChosen
  /** The time as it is asked for; null where it makes none. */
  asked: SpanAsked | null
  timeZone: string
  onChange: (part: PartChosen) => void
}) {
  const { t } = useLanguage()
  const { gate } = useSurroundings()
  const { part, asked, timeZone, onChange } = props
  const { from, to } = asked ?? {}
  // Of all lanes and entrances, so that each can be chosen.
  const ask = useCallback(
    () => gate.shiftReport({ ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }),
    [gate, from, to],
  )
  const { answer } = useAnswer(ask)
  const met = answer.kind === 'there' ? answer.value : null
  const problemOf = (text: string): string | null =>
    momentOf(text, timeZone) === null ? t('records.noTime') : null
  const isBackwards = asked === null && problemOf(part.from) === null && problemOf(part.to) === null

  function chooseSpan(span: SpanName) {
    if (span !== 'custom' || part.from !== '') return onChange({ ...part, span })
    // To begin with, what was in sight.
    const now = Date.now()
    const begin = met?.from ?? now - 24 * 3_600_000
    onChange({ ...part, span, from: wallText(begin, timeZone), to: wallText(now + 60_000, timeZone) })
  }

  return (
    <div className="records-part">
      <Choice
        name={t('records.span')}
        options={spans.map((value) => ({ value, label: t(`records.span.${value}`) }))}
        value={part.span}
        onChange={chooseSpan}
      />
      {part.span === 'custom' && (
        <div className="records-times">
          <Field
            label={t('records.from')}
            type="datetime-local"
            value={part.from}
            error={problemOf(part.from)}
            onChange={(event) => onChange({ ...part, from: event.target.value })}
          />
          <Field
            label={t('records.to')}
            type="datetime-local"
            value={part.to}
            error={isBackwards ? t('records.backwards') : problemOf(part.to)}
            onChange={(event) => onChange({ ...part, to: event.target.value })}
          />
        </div>
      )}
      <OneOf
        label={t('records.entrance')}
        all={t('records.entrance.all')}
        met={met?.entrances.map(({ entrance }) => entrance) ?? []}
        value={part.entrance}
        onChange={(entrance) => onChange({ ...part, entrance })}
      />
      <OneOf
        label={t('records.lane')}
        all={t('records.lane.all')}
        met={met?.lanes.map(({ lane }) => lane) ?? []}
        value={part.lane}
        onChange={(lane) => onChange({ ...part, lane })}
      />
    </div>
  )
}
