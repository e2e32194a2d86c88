import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { DeviceView } from '../../electron/contract/device.ts'
import { useSurroundings } from '../app/surroundings.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Problem } from '../office/problem.tsx'
import { useAct } from '../office/use-answer.ts'
import { useNow } from '../scan/use-now.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import './admin.css'

/** Asks for the passphrase that opens the secrets of this device. How long to wait after wrong ones is counted down. */
export function PassphraseForm({ view }: { view: DeviceView }) {
  const { t, moments } = useLanguage()
  const { device } = useSurroundings()
  const [typed, setTyped] = useState('')
  const [missing, setMissing] = useState(false)
  const { working, problem, act } = useAct()
  const field = useRef<HTMLInputElement>(null)
  const leftMs = useLeft(view)
  useEffect(() => field.current?.focus(), [])

  function submit(event: FormEvent) {
    event.preventDefault()
    setMissing(typed === '')
    if (typed === '' || leftMs > 0) return
    setTyped('')
    act(
      async () => {
        const answer = await device.acts.unlockSecrets({ passphrase: typed })
        // How long to wait now is said by the device alone.
        if (!answer.ok) await device.acts.device({})
        return answer
      },
      () => {},
    )
    field.current?.focus()
  }

  return (
    <form className="office-form" data-testid="passphrase-form" noValidate onSubmit={submit}>
      <Field
        label={t('passphrase.field')}
        inputRef={field}
        type="password"
        maxLength={200}
        value={typed}
        error={missing ? t('passphrase.missing') : null}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Problem error={problem} />
      {leftMs > 0 && (
        <p className="office-lead" role="timer" data-testid="passphrase-wait">
          {t('passphrase.wait', { span: moments.span(leftMs) })}
        </p>
      )}
      <div className="office-acts">
        <Button type="submit" look="strong" disabled={working || leftMs > 0}>
          {t(working ? 'passphrase.working' : 'passphrase.open')}
        </Button>
      </div>
    </form>
  )
}

/** Counts a wait down from when it was said: with every word of the device anew. */
function useLeft(view: DeviceView): number {
  const now = useNow()
  const [until, setUntil] = useState(() => untilOf(view))
  useEffect(() => setUntil(untilOf(view)), [view])
  return until === null ? 0 : Math.max(0, until - now)
}

/** Null where there is nothing to wait for: not even for the next tick of the clock. */
const untilOf = ({ secrets: { waitMs } }: DeviceView): number | null =>
  waitMs === 0 ? null : Date.now() + waitMs
