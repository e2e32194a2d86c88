import type { Control } from './controls.ts'
import type { Json } from './paths.ts'
import type { InputIds } from './value-props.ts'

type Props = {
  ids: InputIds
  value: Json | undefined
  onChange: (value: Json | undefined) => void
}

const attributes = ({ input, notes, isWrong }: InputIds) => ({
  id: input,
  className: 'field-input',
  'aria-describedby': notes,
  'aria-invalid': isWrong,
  autoComplete: 'off',
  spellCheck: false,
})
const shown = (value: Json | undefined): string =>
  value === undefined || value === null ? '' : String(value)

/** A line of text. */
export function TextInput({
  ids,
  control,
  value,
  onChange,
}: Props & { control: Extract<Control, { kind: 'text' }> }) {
  const list = control.list === undefined ? undefined : `${ids.input}-list`
  return (
    <>
      <input
        {...attributes(ids)}
        type="text"
        list={list}
        // One more than fits: what is too long is said, not cut off in silence.
        maxLength={control.max + 1}
        value={shown(value)}
        onChange={({ target }) =>
          onChange(control.optional === true && target.value === '' ? undefined : target.value)
        }
      />
      {list !== undefined && (
        <datalist id={list}>
          {Intl.supportedValuesOf('timeZone').map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
      )}
    </>
  )
}

/** Text of many lines, as it is pasted from a file. */
export function LinesInput({ ids, value, onChange }: Props) {
  return (
    <textarea
      {...attributes(ids)}
      className="field-input setting-lines"
      rows={4}
      value={shown(value)}
      onChange={({ target }) => onChange(target.value.trim() === '' ? undefined : target.value)}
    />
  )
}

/** A day of the venue. */
export function DateInput({ ids, value, onChange }: Props) {
  return (
    <input
      {...attributes(ids)}
      type="date"
      value={shown(value)}
      onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
    />
  )
}
