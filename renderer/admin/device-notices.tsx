import { useState, useSyncExternalStore } from 'react'
import type { DeviceView } from '../../electron/contract/device.ts'
import { useSurroundings } from '../app/surroundings.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { isUnfinished } from './set-up/path.ts'
import { useDeviceView } from './use-device.ts'

/** Whether the live gate that is open stands still for want of a key. */
export const lacksKey = (view: DeviceView | null): boolean =>
  view?.live != null && view.book === view.live.book && view.live.key === null

/** What an admin should know of this device while it is scanned on, and where to put it right. Nothing of it stands in the way. */
export function DeviceNotices() {
  const view = useDeviceView()
  const { desk, navigation } = useSurroundings()
  const opened = useSyncExternalStore(navigation.subscribe, navigation.getState)
  const { status } = useSyncExternalStore(desk.subscribe, desk.getState)
  const [dismissed, setDismissed] = useState(false)
  if (view === null || view.secrets.locked) return null
  const isLive = view.live !== null && view.book === view.live.book
  const keyMissing = lacksKey(view)
  const keyRefused = isLive && status?.link.state === 'refused'
  const asksForKey = opened?.screen.name === 'setup' || opened?.screen.name === 'key'
  return (
    <>
      {(keyMissing || keyRefused) && !asksForKey && <KeyNotice missing={keyMissing} />}
      {opened?.screen.name !== 'setup' && !dismissed && (
        <SetUpNotice view={view} onDismiss={() => setDismissed(true)} />
      )}
    </>
  )
}

function KeyNotice({ missing }: { missing: boolean }) {
  const { t } = useLanguage()
  const { navigation } = useSurroundings()
  return (
    <Notice
      weight="bad"
      role="alert"
      testId="key-notice"
      action={
        <Button onClick={() => navigation.open({ name: 'key' })}>
          {t(missing ? 'setkey.set' : 'setkey.replace')}
        </Button>
      }
    >
      {t(missing ? 'setkey.missingNotice' : 'setkey.refusedNotice')}
    </Notice>
  )
}

/** The invitation of a new device, and the reminder of one that was left half-way. Gone for this start when dismissed. */
function SetUpNotice({ view, onDismiss }: { view: DeviceView; onDismiss: () => void }) {
  const { t } = useLanguage()
  const { navigation } = useSurroundings()
  const unfinished = isUnfinished(view)
  if (view.live !== null && !unfinished) return null
  return (
    <div className="admin-invitation" role="status" data-testid="setup-invitation">
      <span>{t(unfinished ? 'setup.unfinished' : 'setup.invitation')}</span>
      <Button onClick={() => navigation.open({ name: 'setup' })}>
        {t(unfinished ? 'setup.goOn' : 'setup.title')}
      </Button>
      <Button look="quiet" onClick={onDismiss}>
        <span className="unseen">{t('setup.dismiss')}</span>
        <Icon name="close" />
      </Button>
    </div>
  )
}
