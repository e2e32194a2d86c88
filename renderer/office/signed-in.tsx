import { useSyncExternalStore } from 'react'
import { useSurroundings } from '../app/surroundings.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'

/** Whose PIN unlocks this window at the moment, and the way to lock it: in sight for as long as it is so. */
export function SignedIn() {
  const { t } = useLanguage()
  const { staff } = useSurroundings()
  const session = useSyncExternalStore(staff.subscribe, staff.getState)
  const signedIn = session?.signedIn ?? null
  if (signedIn === null) return null
  return (
    <span className="top-signed-in" data-testid="top-signed-in">
      {signedIn.name}
      <Button look="quiet" onClick={staff.lock}>
        <Icon name="lock" /> {t('pin.lock')}
      </Button>
    </span>
  )
}
