import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useSurroundings } from '../app/surroundings.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { isPin } from './pin-field.ts'
import { Problem } from './problem.tsx'
import { useAct } from './use-answer.ts'

/** Asks for a PIN and unlocks this window with it. */
export function PinForm({ onUnlocked }: { onUnlocked?: () => void }) {
  const { t } = useLanguage()
  const { staff } = useSurroundings()
  const [pin, setPin] = useState('')
  const [missing, setMissing] = useState(false)
  const { working, problem, act } = useAct()
  const field = useRef<HTMLInputElement>(null)

  function submit(event: FormEvent): void {
    event.preventDefault()
    setMissing(!isPin(pin))
    if (!isPin(pin)) return
    act(
      () => staff.unlock(pin),
      () => onUnlocked?.(),
    )
    setPin('')
  }

  useEffect(() => {
    field.current?.focus()
  }, [])

  return (
    <form className="office-form" data-testid="pin-form" onSubmit={submit}>
      <Field
        label={t('pin.field')}
        inputRef={field}
        type="password"
        inputMode="numeric"
        maxLength={12}
        value={pin}
        error={missing ? t('pin.wrong') : null}
        onChange={(event) => setPin(event.target.value)}
      />
      <Problem error={problem} />
      <div className="office-acts">
        <Button type="submit" look="strong" disabled={working}>
          {t(working ? 'pin.working' : 'pin.unlock')}
        </Button>
      </div>
    </form>
  )
}
