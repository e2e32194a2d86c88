import { type ReactNode, useEffect, useSyncExternalStore } from 'react'
import type { Role, SessionView } from '../../electron/contract/roles.ts'
import type { Status } from '../../electron/contract/status.ts'
import { useSurroundings } from '../app/surroundings.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { PinForm } from './pin-form.tsx'
import './office.css'

const RANK = { steward: 0, supervisor: 1, admin: 2 } as const

/** What the gate would say to a screen of this role; `named`: somebody has to answer for what it does. */
export function gateTo(
  session: SessionView,
  role: Role,
  named: boolean,
  environment: Status['environment'],
): 'open' | 'pin' | 'no-pins' {
  if (!session.pinsSet) return named && environment !== 'practice' ? 'no-pins' : 'open'
  return session.signedIn !== null && RANK[session.signedIn.role] >= RANK[role] ? 'open' : 'pin'
}

/** Shows what is for this role to whoever has it, and asks anybody else for a PIN. The gate itself checks again. */
export function ForRole(props: {
  least: 'supervisor' | 'admin'
  named?: boolean
  /** What is said above the PIN. */
  locked?: ReactNode
  children: ReactNode
}) {
  const { t } = useLanguage()
  const { staff, desk } = useSurroundings()
  const session = useSyncExternalStore(staff.subscribe, staff.getState)
  const { status } = useSyncExternalStore(desk.subscribe, desk.getState)
  // Others may have given out PINs, or taken one away, since this window last asked.
  useEffect(() => staff.refresh(), [staff])
  if (session === null || status === null) return <p className="office-detail">{t('office.loading')}</p>
  switch (gateTo(session, props.least, props.named ?? false, status.environment)) {
    case 'open':
      return props.children
    case 'no-pins':
      return (
        <Notice weight="warn" role="status">
          {t('pin.noneYet')}
        </Notice>
      )
    case 'pin':
      return (
        <>
          <p className="office-lead">{t(`pin.needs.${props.least}`)}</p>
          {props.locked}
          <PinForm />
        </>
      )
  }
}
