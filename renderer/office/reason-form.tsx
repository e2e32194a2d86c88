import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { GateError } from '../../electron/contract/wire.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Problem } from './problem.tsx'

/** Asks for a sentence, with the usual ones to choose from, and for nothing else. */
export function ReasonForm(props: {
  label: string
  missing: string
  confirm: string
  usual?: readonly string[]
  maxLength: number
  working: boolean
  problem: GateError | null
  onConfirm: (text: string) => void
}) {
  const { label, missing, confirm, usual = [], maxLength, working, problem, onConfirm } = props
  const [text, setText] = useState('')
  const [isMissing, setMissing] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    field.current?.focus()
  }, [])
  function submit(event: FormEvent) {
    event.preventDefault()
    setMissing(text.trim() === '')
    if (text.trim() === '') field.current?.focus()
    else onConfirm(text.trim())
  }
  return (
    <form className="office-form" onSubmit={submit}>
      <Field
        label={label}
        inputRef={field}
        maxLength={maxLength}
        value={text}
        error={isMissing ? missing : null}
        onChange={(event) => setText(event.target.value)}
      />
      {usual.length > 0 && (
        <div className="office-acts">
          {usual.map((one) => (
            <Button key={one} aria-pressed={text === one} onClick={() => setText(one)}>
              {one}
            </Button>
          ))}
        </div>
      )}
      <Problem error={problem} />
      <div className="office-acts">
        <Button type="submit" look="strong" disabled={working}>
          {confirm}
        </Button>
      </div>
    </form>
  )
}
