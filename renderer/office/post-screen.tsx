import { type FormEvent, useState, useSyncExternalStore } from 'react'
import type { Status } from '../../electron/contract/status.ts'
import { useSurroundings } from '../app/surroundings.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { Field } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import { ForRole } from './for-role.tsx'
import { Problem } from './problem.tsx'
import { useAct } from './use-answer.ts'
import './office.css'

function Posting({ status }: { status: Status }) {
  const { t } = useLanguage()
  const { gate } = useSurroundings()
  const [direction, setDirection] = useState(status.direction)
  const [entrance, setEntrance] = useState(status.entrance)
  const [reason, setReason] = useState('')
  const [done, setDone] = useState(false)
  const { working, problem, act } = useAct()
  function submit(event: FormEvent) {
    event.preventDefault()
    setDone(false)
    act(
      () => gate.changePost({ direction, entrance, reason }),
      () => setDone(true),
    )
  }
  return (
    <form className="office-form" onSubmit={submit}>
      <p className="office-detail">{t('post.hint')}</p>
      {status.isPostChanged && <p className="office-lead">{t('post.changed')}</p>}
      <Choice
        name={t('post.direction')}
        options={[
          { value: 'in', label: t('post.in') },
          { value: 'out', label: t('post.out') },
        ]}
        value={direction}
        onChange={setDirection}
      />
      {status.entrances.length > 0 ? (
        <Select
          label={t('post.entrance')}
          options={status.entrances.map((name) => ({ value: name, label: name }))}
          value={entrance}
          onChange={setEntrance}
        />
      ) : (
        <Field
          label={t('post.entrance')}
          required
          maxLength={120}
          value={entrance}
          onChange={(event) => setEntrance(event.target.value)}
        />
      )}
      <Field
        label={t('post.reason')}
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Problem error={problem} />
      <div className="office-acts">
        <Button type="submit" look="strong" disabled={working}>
          {t('post.confirm')}
        </Button>
        {done && (
          <span className="office-lead" role="status">
            {t('post.done')}
          </span>
        )}
      </div>
    </form>
  )
}

/** Stands this device elsewhere during a shift, or turns it round. */
export function PostScreen() {
  const { desk } = useSurroundings()
  const { status } = useSyncExternalStore(desk.subscribe, desk.getState)
  return (
    <ForRole least="supervisor" named>
      {status !== null && <Posting status={status} />}
    </ForRole>
  )
}
