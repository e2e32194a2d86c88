import { useEffect, useState, useSyncExternalStore } from 'react'
import { useSurroundings } from '../app/surroundings.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { PinForm } from './pin-form.tsx'
import { Problem } from './problem.tsx'
import { useAct } from './use-answer.ts'
import './office.css'

/** Sets an admin's PIN anew, for whoever holds the key of this device. */
function Recovery() {
  const { t } = useLanguage()
  const { staff, desk } = useSurroundings()
  const { status } = useSyncExternalStore(desk.subscribe, desk.getState)
  const [key, setKey] = useState('')
  const [name, setName] = useState('')
  const [pin, setPin] = useState('')
  const { working, problem, act } = useAct()
  return (
    <details className="office-more">
      <summary>{t('pin.lost')}</summary>
      <form
        className="office-form"
        onSubmit={(event) => {
          event.preventDefault()
          act(
            () => staff.recover(key, name, pin),
            () => {},
          )
          setKey('')
          setPin('')
        }}
      >
        <p className="office-detail">{t('pin.lostHint')}</p>
        {status?.environment === 'practice' && <p className="office-detail">{t('pin.lostPractice')}</p>}
        <Field
          label={t('pin.key')}
          type="password"
          required
          maxLength={1_000}
          value={key}
          onChange={(event) => setKey(event.target.value)}
        />
        <Field
          label={t('pin.name')}
          required
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Field
          label={t('pin.new')}
          hint={t('pin.newHint')}
          type="password"
          inputMode="numeric"
          required
          pattern="[0-9]{4,12}"
          maxLength={12}
          value={pin}
          onChange={(event) => setPin(event.target.value)}
        />
        <Problem error={problem} />
        <div className="office-acts">
          <Button type="submit" disabled={working}>
            {t('pin.set')}
          </Button>
        </div>
      </form>
    </details>
  )
}

/** Who is signed in, and the way in and out. */
export function UnlockScreen() {
  const { t, moments } = useLanguage()
  const { staff, desk, navigation } = useSurroundings()
  const session = useSyncExternalStore(staff.subscribe, staff.getState)
  const { status } = useSyncExternalStore(desk.subscribe, desk.getState)
  useEffect(() => staff.refresh(), [staff])
  if (session === null) return <p className="office-detail">{t('office.loading')}</p>
  const { signedIn, pinsSet } = session
  if (signedIn !== null) {
    return (
      <div className="office-form">
        <p className="office-lead" data-testid="signed-in">
          {t('pin.signedIn', { name: signedIn.name, role: t(`pin.role.${signedIn.role}`) })}
        </p>
        <p className="office-detail">{t('pin.until', { span: moments.span(signedIn.locksInMs) })}</p>
        <div className="office-acts">
          <Button look="strong" onClick={staff.lock}>
            {t('pin.lock')}
          </Button>
        </div>
      </div>
    )
  }
  if (!pinsSet) {
    return (
      <p className="office-lead">{t(status?.environment === 'practice' ? 'pin.practice' : 'pin.noneYet')}</p>
    )
  }
  return (
    <>
      <PinForm onUnlocked={navigation.close} />
      <Recovery />
    </>
  )
}
