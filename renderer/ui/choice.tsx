import { useId } from 'react'
import './choice.css'

/** One of a few, all in sight: buttons that belong together, by arrow keys as by touch. */
export function Choice<T extends string>(props: {
  name: string
  options: readonly { readonly value: T; readonly label: string; readonly lang?: string }[]
  value: T
  onChange: (value: T) => void
}) {
  const group = useId()
  return (
    <fieldset className="choice">
      <legend>{props.name}</legend>
      <div className="choice-options">
        {props.options.map(({ value, label, lang }) => (
          <label key={value} className="choice-option" lang={lang}>
            <input
              type="radio"
              name={group}
              value={value}
              checked={value === props.value}
              onChange={() => props.onChange(value)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
