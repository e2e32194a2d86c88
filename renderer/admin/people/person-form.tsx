import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { Role, StaffMember } from '../../../electron/contract/roles.ts'
import { sayingOf } from '../../../electron/contract/sayings/say.ts'
import { useSurroundings } from '../../app/surroundings.ts'
import { useLanguage } from '../../i18n/language.tsx'
import type { PlainKey } from '../../i18n/translate.ts'
import { Problem } from '../../office/problem.tsx'
import { useAct } from '../../office/use-answer.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Field } from '../../ui/field.tsx'
import { pinFault } from './new-pin.ts'

const roles = ['steward', 'supervisor', 'admin'] as const

/** Gives somebody a PIN, or changes who has one: name, role, and the PIN, which is typed twice and never shown. */
export function PersonForm(props: {
  /** Null for somebody new. */
  person: StaffMember | null
  others: readonly StaffMember[]
  /** The only admin, whose role has to stay. */
  isLastAdmin: boolean
  onDone: (name: string) => void
  /** Absent where there is nothing to go back to. */
  onCancel?: () => void
}) {
  const { t } = useLanguage()
  const { gate, staff } = useSurroundings()
  const { person, others, isLastAdmin, onDone, onCancel } = props
  const isFirst = person === null && others.length === 0
  const isRoleFixed = isFirst || isLastAdmin
  const [name, setName] = useState(person?.name ?? '')
  const [role, setRole] = useState<Role>(person?.role ?? (isFirst ? 'admin' : 'steward'))
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [looked, setLooked] = useState(false)
  const [isTaken, setTaken] = useState(false)
  const { working, problem, act } = useAct()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])

  const staysSame = person !== null && pin === '' && again === ''
  const wrongPin = staysSame ? null : pinFault(pin, again)
  const meant = name.trim()
  const wrongName: PlainKey | null =
    meant === ''
      ? 'people.nameMissing'
      : others.some((other) => other.name.toLocaleLowerCase() === meant.toLocaleLowerCase())
        ? 'people.nameTaken'
        : null
  const sayPin = (of: 'pin' | 'again'): string | null => {
    if (of === 'pin' && isTaken) return t('people.pinTaken')
    return looked && wrongPin?.field === of ? t(wrongPin.says) : null
  }

  async function keep() {
    const kept =
      person === null
        ? await gate.changeStaff({ act: 'add', name: meant, role, pin })
        : await gate.changeStaff({
            ...{ act: 'change', id: person.id, name: meant, role },
            ...(staysSame ? {} : { pin }),
          })
    // Only the gate knows whose PIN this is.
    if (!kept.ok) setTaken(sayingOf(kept.error.message)?.code === 'pin.taken')
    // From the first PIN on this page is for admins: whoever made it is one.
    if (kept.ok && isFirst) await staff.unlock(pin)
    return kept
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    setLooked(true)
    setTaken(false)
    if (wrongName !== null || wrongPin !== null) return
    act(keep, () => onDone(meant))
  }

  return (
    <form className="office-form people-form" data-testid="person-form" noValidate onSubmit={submit}>
      <Field
        label={t('people.name')}
        inputRef={field}
        maxLength={80}
        value={name}
        error={looked && wrongName !== null ? t(wrongName) : null}
        onChange={(event) => setName(event.target.value)}
      />
      {isLastAdmin && person !== null && <p className="office-detail">{t('people.lastAdmin')}</p>}
      {!isRoleFixed && (
        <Choice
          name={t('people.role')}
          options={roles.map((value) => ({ value, label: t(`pin.role.${value}`) }))}
          value={role}
          onChange={setRole}
        />
      )}
      <div className="people-pins">
        <p className="office-detail">{t('pin.newHint')}</p>
        <Field
          label={t(person === null ? 'pin.field' : 'people.newPin')}
          type="password"
          inputMode="numeric"
          autoComplete="new-password"
          maxLength={12}
          value={pin}
          error={sayPin('pin')}
          onChange={(event) => {
            setPin(event.target.value)
            setTaken(false)
          }}
        />
        <Field
          label={t('people.again')}
          type="password"
          inputMode="numeric"
          autoComplete="new-password"
          maxLength={12}
          value={again}
          error={sayPin('again')}
          onChange={(event) => setAgain(event.target.value)}
        />
      </div>
      {!isTaken && <Problem error={problem} />}
      <div className="office-acts">
        <Button type="submit" look="strong" disabled={working}>
          {t(person === null ? 'people.give' : 'people.save')}
        </Button>
        {onCancel !== undefined && <Button onClick={onCancel}>{t('people.cancel')}</Button>}
      </div>
    </form>
  )
}
