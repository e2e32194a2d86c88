import { type FormEvent, useCallback, useState } from 'react'
import { newPinSchema, type Role } from '../../../electron/contract/roles.ts'
import { useSurroundings } from '../../app/surroundings.ts'
import { useLanguage } from '../../i18n/language.tsx'
import type { PlainKey } from '../../i18n/translate.ts'
import { Problem } from '../../office/problem.tsx'
import { useAct, useAnswer } from '../../office/use-answer.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Field } from '../../ui/field.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { StepFoot, type StepProps } from './step-parts.tsx'

/** What is wrong with a PIN as it is chosen; null where it can be tried. Whose it is already, the gate alone knows. */
export function pinProblem(pin: string): PlainKey | null {
  if (!/^\d{4,12}$/.test(pin)) return 'pin.wrong'
  return newPinSchema.safeParse(pin).success ? null : 'setup.roles.pinAlike'
}

/** Gives somebody a PIN. The first is an admin, and is signed in at once: from then on this screen is for admins. */
function GivePin({ first, onGiven }: { first: boolean; onGiven: () => void }) {
  const { t } = useLanguage()
  const { gate, staff } = useSurroundings()
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>('admin')
  const [pin, setPin] = useState('')
  const [looked, setLooked] = useState(false)
  const { working, problem, act } = useAct()
  const wrongPin = pinProblem(pin)

  function submit(event: FormEvent) {
    event.preventDefault()
    setLooked(true)
    if (name.trim() === '' || wrongPin !== null) return
    act(
      async () => {
        const given = await gate.changeStaff({
          act: 'add',
          name: name.trim(),
          role: first ? 'admin' : role,
          pin,
        })
        if (given.ok && first) await staff.unlock(pin)
        return given
      },
      () => {
        setName('')
        setPin('')
        setLooked(false)
        onGiven()
      },
    )
  }

  return (
    <form className="office-form" data-testid="give-pin" noValidate onSubmit={submit}>
      <p className="office-lead">{t(first ? 'setup.roles.first' : 'setup.roles.more')}</p>
      <Field
        label={t('setup.roles.name')}
        maxLength={80}
        value={name}
        error={looked && name.trim() === '' ? t('setup.roles.nameMissing') : null}
        onChange={(event) => setName(event.target.value)}
      />
      {!first && (
        <Choice
          name={t('setup.roles.role')}
          options={(['steward', 'supervisor', 'admin'] as const).map((value) => ({
            value,
            label: t(`pin.role.${value}`),
          }))}
          value={role}
          onChange={setRole}
        />
      )}
      <Field
        label={t('pin.field')}
        hint={t('pin.newHint')}
        type="password"
        inputMode="numeric"
        maxLength={12}
        value={pin}
        error={looked && wrongPin !== null ? t(wrongPin) : null}
        onChange={(event) => setPin(event.target.value)}
      />
      <Problem error={problem} />
      <div className="office-acts">
        <Button type="submit" look={first ? 'strong' : 'plain'} disabled={working}>
          {t('setup.roles.give')}
        </Button>
      </div>
    </form>
  )
}

/** Who may do what on this device: first an admin, then whoever else stands here. */
export function RolesStep({ onBack, onNext }: StepProps) {
  const { t } = useLanguage()
  const { gate } = useSurroundings()
  const ask = useCallback(() => gate.staff({}), [gate])
  const { answer, reload } = useAnswer(ask)
  const people = answer.kind === 'there' ? answer.value : null
  return (
    <div className="setup-step">
      <p className="office-detail">{t('setup.roles.what')}</p>
      {answer.kind === 'failed' && <Problem error={answer.error} onAgain={reload} />}
      {people !== null && people.length > 0 && (
        <List label={t('setup.roles.list')} empty="">
          {people.map(({ id, name, role }) => (
            <ListRow key={id} title={name} end={<Badge>{t(`pin.role.${role}`)}</Badge>} />
          ))}
        </List>
      )}
      {people !== null && <GivePin first={people.length === 0} onGiven={reload} />}
      <StepFoot
        onBack={onBack}
        onNext={onNext}
        {...(people?.length === 0 ? { next: t('setup.roles.later'), look: 'plain' } : {})}
      />
    </div>
  )
}
