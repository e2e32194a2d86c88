import { useRef } from 'react'
import { useLanguage } from '../../i18n/language.tsx'
import { Button } from '../../ui/button.tsx'
import { Toggle } from '../../ui/toggle.tsx'
import type { Control, Member } from './controls.ts'
import { type Fault, faultsUnder, ownFault } from './faults.ts'
import { isGroup, type Json, valueAt, withValue } from './paths.ts'
import type { ValueFieldComponent } from './value-props.ts'

function Members(props: {
  Field: ValueFieldComponent
  members: readonly Member[]
  value: Json
  faults: readonly Fault[]
  onChange: (value: Json) => void
}) {
  const { t } = useLanguage()
  const { Field } = props
  return (
    <div className="setting-members">
      {props.members.map(({ name, leaf, control, fallback }) => (
        <Field
          key={name}
          label={t(`set.${leaf}`)}
          help={t(`set.${leaf}.help`)}
          control={control}
          // A text that is emptied stays empty in sight, and its default counts.
          value={valueAt(props.value, name) ?? (control.kind === 'text' ? undefined : fallback)}
          fallback={fallback}
          faults={faultsUnder(props.faults, ...name.split('.'))}
          onChange={(next) => props.onChange(withValue(props.value, name, next))}
        />
      ))}
    </div>
  )
}

/** A row with everything in it that has to be there. */
function newRow(members: readonly Member[]): Json {
  return members.reduce<Json>((row, { name, control }) => {
    if (control.kind === 'names') return withValue(row, name, [])
    if (control.kind === 'choice') return withValue(row, name, control.options[0]?.[0])
    return control.kind === 'text' && control.optional !== true ? withValue(row, name, '') : row
  }, {})
}

/** A list of rules: added, removed, and moved where the first that fits counts. */
export function RowsInput(props: {
  Field: ValueFieldComponent
  label: string
  control: Extract<Control, { kind: 'rows' }>
  value: Json | undefined
  faults: readonly Fault[]
  onChange: (value: Json) => void
}) {
  const { t } = useLanguage()
  const { label, control, value, faults, onChange } = props
  const addButton = useRef<HTMLSpanElement>(null)
  const rows = Array.isArray(value) ? value : []
  const swap = (one: number, other: number) =>
    onChange(rows.map((row, nth) => (nth === one ? rows[other] : nth === other ? rows[one] : row) ?? row))
  return (
    <div className="rows">
      {rows.length === 0 && <p className="field-hint">{t('set.noRows')}</p>}
      <ol className="rows-list">
        {rows.map((row, nth) => {
          const mine = faultsUnder(faults, nth)
          const fault = ownFault(mine)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: rules are plain values, two of which may be alike; what is half typed in one is added when the focus leaves it, before any can move.
            <li key={nth} className="rows-row" aria-label={t('set.row', { n: nth + 1 })}>
              <Members
                Field={props.Field}
                members={control.members}
                value={row}
                faults={mine}
                onChange={(next) => onChange(rows.map((one, at) => (at === nth ? next : one)))}
              />
              {fault !== null && (
                <p className="field-error" role="status">
                  {fault}
                </p>
              )}
              <div className="rows-acts">
                {control.isOrdered && (
                  <>
                    <Button disabled={nth === 0} onClick={() => swap(nth, nth - 1)}>
                      {t('set.up')}
                    </Button>
                    <Button disabled={nth === rows.length - 1} onClick={() => swap(nth, nth + 1)}>
                      {t('set.down')}
                    </Button>
                  </>
                )}
                <Button
                  onClick={() => {
                    onChange(rows.filter((_, at) => at !== nth))
                    addButton.current?.querySelector('button')?.focus()
                  }}
                >
                  {t('set.removeRow')}
                </Button>
              </div>
            </li>
          )
        })}
      </ol>
      <span ref={addButton}>
        <Button
          aria-label={`${t('set.addRow')}: ${label}`}
          onClick={() => onChange([...rows, newRow(control.members)])}
        >
          {t('set.addRow')}
        </Button>
      </span>
    </div>
  )
}

/** Fields that make sense together alone: there, or not there at all. */
export function ReportInput(props: {
  Field: ValueFieldComponent
  control: Extract<Control, { kind: 'report' }>
  value: Json | undefined
  faults: readonly Fault[]
  onChange: (value: Json | undefined) => void
}) {
  const { t } = useLanguage()
  const { control, value, faults, onChange } = props
  const columns = ownFault(faultsUnder(faults, 'columns'))
  return (
    <div className="rows">
      <Toggle
        on={isGroup(value)}
        onChange={(on) =>
          onChange(on ? { definitionId: '', columns: { barcode: '', orderId: '' } } : undefined)
        }
      >
        {t('set.reportUse')}
      </Toggle>
      {isGroup(value) && (
        <>
          <Members
            Field={props.Field}
            members={control.members}
            value={value}
            faults={faults}
            // Without a column there still is a list of columns.
            onChange={(next) => onChange(isGroup(next) ? { columns: {}, ...next } : next)}
          />
          {columns !== null && (
            <p className="field-error" role="status">
              {columns}
            </p>
          )}
        </>
      )}
    </div>
  )
}
