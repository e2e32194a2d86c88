import { type InputHTMLAttributes, type ReactNode, type Ref, useId } from 'react'
import './field.css'

type FieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'id'> & {
  label: ReactNode
  /** What is expected, said before anything went wrong. */
  hint?: string
  /** What is wrong and what to do; null while nothing is. */
  error?: string | null
  inputRef?: Ref<HTMLInputElement>
}

/**
 * A text field with its label above it and what is wrong below it, read together.
 *
 * Of a field with `type="password"` the scan capture wants to know what is typed there: with `inputMode="numeric"` it is for
 * a PIN, and a ticket that is scanned meanwhile still goes to the gate; without it, for a key or a password, and whatever is
 * typed, pasted by a program or scanned while it has the focus goes into it and never to the gate (`office/pin-field.ts`).
 */
export function Field({ label, hint, error = null, inputRef, className = '', ...rest }: FieldProps) {
  const id = useId()
  const notes = [hint === undefined ? null : `${id}-hint`, error === null ? null : `${id}-error`]
  const describedBy = notes.filter((note) => note !== null).join(' ')
  return (
    <div className={`field ${className}`}>
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      <input
        type="text"
        autoComplete="off"
        spellCheck={false}
        {...rest}
        ref={inputRef}
        id={id}
        className="field-input"
        aria-invalid={error !== null}
        aria-describedby={describedBy === '' ? undefined : describedBy}
      />
      {error !== null && (
        <p id={`${id}-error`} className="field-error" role="status">
          {error}
        </p>
      )}
    </div>
  )
}
