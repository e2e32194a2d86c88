import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useSurroundings } from '../app/surroundings.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { intoPinField, isPin } from './pin-field.ts'
import { Problem } from './problem.tsx'
import { useAct } from './use-answer.ts'

/** Asks for a PIN and unlocks this window with it. */
export function PinForm({ onUnlocked }: { onUnlocked?: () => void }) {
  const { t } = useLanguage()
  const { staff, scanTaker, desk } = useSurroundings()
  const [pin, setPin] = useState('')
  const [missing, setMissing] = useState(false)
  const { working, problem, act } = useAct()
  const field = useRef<HTMLInputElement>(null)

  const submit = (typed: string): void => {
    setMissing(!isPin(typed))
    if (!isPin(typed)) return
    act(
      () => staff.unlock(typed),
      () => onUnlocked?.(),
    )
    setPin('')
  }
  const latest = useRef(submit)
  latest.current = submit

  useEffect(() => {
    field.current?.focus()
    // Digits typed fast look like a scan. In this field they are a PIN, and must never be shown or kept as a code.
    return scanTaker.claim(({ barcode, via, at }) => {
      if (via !== 'wedge') return false
      if (document.activeElement === field.current && isPin(barcode)) latest.current(barcode)
      else if (!intoPinField(barcode, document.activeElement)) desk.take(barcode, via, at)
      return true
    })
  }, [scanTaker, desk])

  return (
    <form
      className="office-form"
      data-testid="pin-form"
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        submit(pin)
      }}
    >
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
