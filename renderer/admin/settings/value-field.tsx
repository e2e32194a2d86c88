import { useId } from 'react'

import { useLanguage } from '../../i18n/language.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { ChoiceInput } from './choice-input.tsx'
import { CodesInput } from './codes-input.tsx'
import { EnvironmentInput } from './environment-input.tsx'
import { EventsInput } from './events-input.tsx'
import { ownFault } from './faults.ts'
import { NamesInput } from './names-input.tsx'
import { NumberInput, SpanInput } from './number-inputs.tsx'
import { ReportInput, RowsInput } from './rows-input.tsx'
import { DateInput, LinesInput, TextInput } from './text-inputs.tsx'
import type { InputIds, ValueFieldProps } from './value-props.ts'
import { valueWords } from './value-words.ts'
import './settings.css'

/** One value with its name above it, and under it what counts without it and what does not fit. */
export function ValueField(props: ValueFieldProps) {
  const { t } = useLanguage()
  const id = useId()
  const { label, help, control, fallback, faults } = props
  const isOne = ['text', 'lines', 'date', 'span', 'number'].includes(control.kind)
  // A list says at its rows what is wrong with them.
  const fault = ownFault(faults, isOne || control.kind === 'choice')
  const notes = [`${id}-help`, ...(fault === null ? [] : [`${id}-fault`])].join(' ')
  const ids: InputIds = { input: `${id}-input`, label: `${id}-label`, notes, isWrong: fault !== null }
  const name = (
    <>
      {label}
      {props.isChanged === true && <Badge tone="warn">{t('set.changed')}</Badge>}
    </>
  )
  return (
    <div
      className="setting"
      data-testid={props.testId}
      {...(isOne ? {} : { role: 'group', 'aria-labelledby': ids.label, 'aria-describedby': notes })}
    >
      <div className="setting-head">
        {isOne ? (
          <label id={ids.label} htmlFor={ids.input} className="setting-name">
            {name}
          </label>
        ) : (
          <span id={ids.label} className="setting-name">
            {name}
          </span>
        )}
      </div>
      <p id={`${id}-help`} className="field-hint">
        {help}
      </p>
      <ValueInput {...props} ids={ids} />
      {fault !== null && (
        <p id={`${id}-fault`} className="field-error" role="status">
          {fault}
        </p>
      )}
      {fallback !== undefined && (
        <div className="setting-default">
          <span>{t('set.default', { value: valueWords(control, fallback, t) })}</span>
          {props.canReset === true && (
            <Button
              look="quiet"
              aria-label={t('set.resetOf', { what: label })}
              onClick={() => props.onChange(undefined)}
            >
              {t('set.reset')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

function ValueInput(props: ValueFieldProps & { ids: InputIds }) {
  const { label, control, value, faults, onChange, ids } = props
  switch (control.kind) {
    case 'text':
      return <TextInput ids={ids} control={control} value={value} onChange={onChange} />
    case 'lines':
      return <LinesInput ids={ids} value={value} onChange={onChange} />
    case 'date':
      return <DateInput ids={ids} value={value} onChange={onChange} />
    case 'span':
      return <SpanInput ids={ids} label={label} control={control} value={value} onChange={onChange} />
    case 'number':
      return <NumberInput ids={ids} control={control} value={value} onChange={onChange} />
    case 'choice':
      return <ChoiceInput ids={ids} options={control.options} value={value} onChange={onChange} />
    case 'names':
      return control.of === 'events' ? (
        <EventsInput ids={ids} label={label} value={value} faults={faults} onChange={onChange} />
      ) : (
        <NamesInput ids={ids} label={label} value={value} faults={faults} onChange={onChange} />
      )
    case 'rows':
      return (
        <RowsInput
          Field={ValueField}
          label={label}
          control={control}
          value={value}
          faults={faults}
          onChange={onChange}
        />
      )
    case 'report':
      return (
        <ReportInput Field={ValueField} control={control} value={value} faults={faults} onChange={onChange} />
      )
    case 'environment':
      return <EnvironmentInput Field={ValueField} value={value} faults={faults} onChange={onChange} />
    case 'codes':
      return <CodesInput value={value} faults={faults} onChange={onChange} />
  }
}
