import { useEffect, useState } from 'react'
import { useLanguage } from '../i18n/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { Toggle } from '../ui/toggle.tsx'
import { leaveKiosk } from './leave-kiosk.ts'
import { useSurroundings } from './surroundings.ts'

/** Makes the window all that can be reached on this device. Where people have PINs, leaving that takes a supervisor. */
export function KioskToggle() {
  const { t } = useLanguage()
  const { gate } = useSurroundings()
  const [on, setOn] = useState(false)
  const [locked, setLocked] = useState(false)

  useEffect(() => {
    gate.kiosk(null).then(setOn, () => {})
  }, [gate])

  const change = async (next: boolean): Promise<void> => {
    const isOn = await (next ? gate.kiosk(true) : leaveKiosk(gate))
    setOn(isOn)
    setLocked(isOn && !next)
  }

  return (
    <div className="look-kiosk">
      <Toggle on={on} onChange={(next) => void change(next).catch(() => {})}>
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
