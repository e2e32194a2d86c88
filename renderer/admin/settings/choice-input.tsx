import { useLanguage } from '../../i18n/language.tsx'
import type { Option } from './controls.ts'
import type { Json } from './paths.ts'
import type { InputIds } from './value-props.ts'

/** As many are all in sight; more are a list. */
const IN_SIGHT = 4

/** One of a closed set, in words. */
export function ChoiceInput(props: {
  ids: InputIds
  options: readonly Option[]
  value: Json | undefined
  onChange: (value: Json) => void
}) {
  const { t } = useLanguage()
  const { ids, options, value, onChange } = props
  const isKnown = options.some(([one]) => one === value)
  if (options.length > IN_SIGHT)
    return (
      <select
        id={ids.input}
        className="field-input setting-select"
        aria-labelledby={ids.label}
        aria-describedby={ids.notes}
        aria-invalid={ids.isWrong}
        value={isKnown ? String(value) : ''}
        onChange={({ target }) => onChange(target.value)}
      >
        {!isKnown && <option value="" />}
        {options.map(([one, label]) => (
          <option key={one} value={one}>
            {t(label)}
          </option>
        ))}
      </select>
    )
  return (
    <div className="choice-options">
      {options.map(([one, label]) => (
        <label key={one} className="choice-option">
          <input
            type="radio"
            name={ids.input}
            value={one}
            checked={one === value}
            onChange={() => onChange(one)}
          />
          <span>{t(label)}</span>
        </label>
      ))}
    </div>
  )
}
