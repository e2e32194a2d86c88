import { useEffect, useState } from 'react'
import { useLanguage } from '../i18n/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { Toggle } from '../ui/toggle.tsx'
import { useSurroundings } from './surroundings.ts'

/** Makes the window all that can be reached on this device. Where people have PINs, leaving that takes a supervisor. */
export function KioskToggle() {
  const { t } = useLanguage()
  const { gate } = useSurroundings()
  const [on, setOn] = useState(false)
  const [locked, setLocked] = useState(false)

  const ask = (next: boolean | null): void => {
    gate.kiosk(next).then(setOn, () => {})
  }
  useEffect(() => {
    gate.kiosk(null).then(setOn, () => {})
  }, [gate])

  const change = async (next: boolean): Promise<void> => {
    const mayLeave = next || (await supervised(gate))
    setLocked(!mayLeave)
    if (mayLeave) ask(next)
  }

  return (
    <div className="look-kiosk">
      <Toggle on={on} onChange={(next) => void change(next)}>
        {t('look.kiosk')}
      </Toggle>
      <p className="look-hint">{t('look.kioskHint')}</p>
      {locked && (
        <Notice weight="warn" role="alert">
          {t('look.kioskLocked')}
        </Notice>
      )}
    </div>
  )
}

/** Whether who is at the device may leave the kiosk. A service that cannot tell opens nothing. */
async function supervised(gate: ReturnType<typeof useSurroundings>['gate']): Promise<boolean> {
  const session = await gate.session({})
  if (!session.ok) return false
  const { pinsSet, signedIn } = session.value
  return !pinsSet || (signedIn !== null && signedIn.role !== 'steward')
}
