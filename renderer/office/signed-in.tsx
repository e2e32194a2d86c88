import { useSyncExternalStore } from 'react'
import { useSurroundings } from '../app/surroundings.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useNow } from '../scan/use-now.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'

/** Then it is told on the smallest screen, too. */
const SOON_MS = 60_000

/** Whose PIN unlocks this window at the moment, and the way to lock it: in sight for as long as it is so. */
export function SignedIn() {
  const { t, moments } = useLanguage()
  const { staff } = useSurroundings()
  const session = useSyncExternalStore(staff.subscribe, staff.getState)
  const now = useNow()
  const signedIn = session?.signedIn ?? null
  const locksAt = staff.locksAt()
  if (signedIn === null || locksAt === null) return null
  const leftMs = Math.max(1_000, locksAt - now)
  const span = moments.span(leftMs)
  return (
    <span className="top-signed-in" data-testid="top-signed-in">
      {signedIn.name}
      <Button look="quiet" title={t('people.locksIn', { span })} onClick={staff.lock}>
        <Icon name="lock" /> {t('pin.lock')}
        <span className="top-locks-in" data-soon={leftMs < SOON_MS} data-testid="locks-in">
          {span}
        </span>
      </Button>
    </span>
  )
}
