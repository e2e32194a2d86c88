import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { RecentScan } from '../../electron/contract/methods.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Button } from '../ui/button.tsx'
import type { Desk } from './desk.ts'

/** Asks why, in place, before an admission is undone. Escape or "Keep it" leaves everything as it is. */
export function UndoForm(props: { scan: RecentScan; onUndo: Desk['undo']; onClose: () => void }) {
  const { t, said, moments } = useLanguage()
  const reasons = [t('undo.turnedBack'), t('undo.wrongTicket'), t('undo.mistake')]
  const [reason, setReason] = useState('')
  const [working, setWorking] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    field.current?.focus()
  }, [])
  const { verdict } = props.scan

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (reason.trim() === '') {
      field.current?.focus()
      return
    }
    setWorking(true)
    const result = await props.onUndo(verdict.scanId, reason.trim())
    setWorking(false)
    if (result.ok) props.onClose()
    else setProblem(said(result.error.message))
  }

  return (
    <form
      className="undo"
      data-testid="undo-form"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        props.onClose()
      }}
    >
      <p className="undo-title">{t('undo.title', { time: moments.clockToTheSecond(verdict.at) })}</p>
      <p className="side-small">{t('undo.hint')}</p>
      <label className="side-title" htmlFor="undo-reason">
        {t('undo.reason')}
      </label>
      <input
        ref={field}
        id="undo-reason"
        className="code-entry-field undo-field"
        type="text"
        maxLength={200}
        required
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="undo-reasons">
        {reasons.map((text) => (
          <Button key={text} aria-pressed={reason === text} onClick={() => setReason(text)}>
            {text}
          </Button>
        ))}
      </div>
      {problem !== null && (
        <p className="sync-trouble" role="alert">
          {t('undo.failed', { message: problem })}
        </p>
      )}
      <div className="undo-acts">
        <Button type="submit" look="strong" disabled={working}>
          {t(working ? 'undo.working' : 'undo.confirm')}
        </Button>
        <Button onClick={props.onClose}>{t('undo.cancel')}</Button>
      </div>
    </form>
  )
}
