import { useState } from 'react'
import { useLanguage } from '../../i18n/language.tsx'
import { type Control, UNIT_MS, type Unit } from './controls.ts'
import type { Json } from './paths.ts'
import type { InputIds } from './value-props.ts'
import { unitFor } from './value-words.ts'

type Props = {
  ids: InputIds
  value: Json | undefined
  onChange: (value: Json | undefined) => void
}

/** What was typed as a number, or as it is where it is none: the schema then says so. A comma is a point. */
export function typedNumber(text: string, scale: number): Json {
  const plain = text.trim().replace(',', '.')
  const number = plain === '' ? Number.NaN : Number(plain)
  // 0.1 s is 100 ms, and not 100.00000000000001.
  return Number.isFinite(number) ? Number((number * scale).toFixed(6)) : text
}

const shownAs = (value: Json | undefined, scale: number): string => {
  if (value === undefined || value === null) return ''
  return typeof value === 'number' ? String(Number((value / scale).toFixed(6))) : String(value)
}

/** A number with what it counts. */
export function NumberInput(props: Props & { control: Extract<Control, { kind: 'number' }> }) {
  const { t } = useLanguage()
  const { ids, control, value, onChange } = props
  const [typed, setTyped] = useState({ text: shownAs(value, 1), is: value })
  const text = Object.is(typed.is, value) ? typed.text : shownAs(value, 1)
  return (
    <div className="setting-line">
      <input
        id={ids.input}
        className="field-input setting-number"
        type="text"
        inputMode="numeric"
        autoComplete="off"
        aria-describedby={ids.notes}
        aria-invalid={ids.isWrong}
        value={text}
        onChange={({ target }) => {
          const isNone = target.value.trim() === '' && control.optional === true
          const is = isNone ? undefined : typedNumber(target.value, 1)
          setTyped({ text: target.value, is })
          onChange(is)
        }}
      />
      <span>{t(`set.unit.${control.unit}`)}</span>
    </div>
  )
}

/** A length of time: a number, and the unit it is meant in. The profile holds milliseconds. */
export function SpanInput(props: Props & { label: string; control: Extract<Control, { kind: 'span' }> }) {
  const { t } = useLanguage()
  const { ids, label, control, value, onChange } = props
  const read = () => {
    const unit = unitFor(typeof value === 'number' ? value : 0, control.units)
    return { text: shownAs(value, UNIT_MS[unit]), unit, is: value }
  }
  const [kept, setTyped] = useState(read)
  const typed = Object.is(kept.is, value) ? kept : read()
  const change = (text: string, unit: Unit) => {
    const isNone = text.trim() === '' && control.none === true
    const is = isNone ? null : typedNumber(text, UNIT_MS[unit])
    setTyped({ text, unit, is })
    onChange(is)
  }
  return (
    <div className="setting-line">
      <input
        id={ids.input}
        className="field-input setting-number"
        type="text"
        inputMode="decimal"
        autoComplete="off"
        aria-describedby={ids.notes}
        aria-invalid={ids.isWrong}
        value={typed.text}
        onChange={({ target }) => change(target.value, typed.unit)}
      />
      {control.units.length === 1 ? (
        <span>{t(`set.unit.${typed.unit}`)}</span>
      ) : (
        <select
          className="field-input setting-unit"
          aria-label={t('set.unitOf', { what: label })}
          value={typed.unit}
          onChange={({ target }) => {
            const unit = control.units.find((one) => one === target.value)
            if (unit !== undefined) change(typed.text, unit)
          }}
        >
          {control.units.map((unit) => (
            <option key={unit} value={unit}>
              {t(`set.unit.${unit}`)}
            </option>
          ))}
        </select>
      )}
    </div>
  )
}
