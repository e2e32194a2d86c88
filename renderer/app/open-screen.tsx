import { type ReactNode, useEffect, useRef } from 'react'
import { ActsScreen } from '../admin/acts-log/acts-screen.tsx'
import { ConnectionScreen } from '../admin/connection/connection-screen.tsx'
import { DeviceScreen } from '../admin/device-screen.tsx'
import { KeyScreen } from '../admin/key-screen.tsx'
import { PeopleScreen } from '../admin/people/people-screen.tsx'
import { SetUpScreen } from '../admin/set-up/set-up-screen.tsx'
import { SettingsScreen } from '../admin/settings/settings-screen.tsx'
import { useLanguage } from '../i18n/language.tsx'
import { FindScreen } from '../office/find-screen.tsx'
import { InboxScreen } from '../office/inbox-screen.tsx'
import { InspectScreen } from '../office/inspect-screen.tsx'
import { OverrideScreen } from '../office/override-screen.tsx'
import { PostScreen } from '../office/post-screen.tsx'
import { QueueScreen } from '../office/queue-screen.tsx'
import { ReportScreen } from '../office/report-screen.tsx'
import { TicketScreen } from '../office/ticket-screen.tsx'
import { UnlockScreen } from '../office/unlock-screen.tsx'
import { ReadinessScreen } from '../readiness/readiness-screen.tsx'
import { RecordsScreen } from '../records/records-screen.tsx'
import { CameraScreen } from '../scan/camera/camera-screen.tsx'
import { ScannerTestScreen } from '../scan/scanner-test/scanner-test-screen.tsx'
import { TestScanScreen } from '../test-scan/test-scan-screen.tsx'
import { TrainingScreen } from '../training/training-screen.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { KeysScreen } from './keys-screen.tsx'
import { LookScreen } from './look-screen.tsx'
import { MenuScreen } from './menu-screen.tsx'
import type { Opened } from './navigation.ts'
import { openable, type ScreenEntry, screens } from './registry.ts'
import type { Screen } from './screen.ts'
import { useShortcut } from './shortcuts.ts'
import { useSurroundings } from './surroundings.ts'

function contentOf(screen: Screen): ReactNode {
  switch (screen.name) {
    case 'menu':
      return <MenuScreen />
    case 'find':
      return <FindScreen />
    case 'queue':
      return <QueueScreen />
    case 'inbox':
      return <InboxScreen />
    case 'inspect':
      return <InspectScreen of={screen.of} />
    case 'ticket':
      return <TicketScreen of={screen.of} />
    case 'override':
      return <OverrideScreen of={screen.of} />
    case 'report':
      return <ReportScreen of={screen.of} />
    case 'post':
      return <PostScreen />
    case 'unlock':
      return <UnlockScreen />
    case 'settings':
      return <SettingsScreen />
    case 'device':
      return <DeviceScreen />
    case 'keys':
      return <KeysScreen />
    case 'look':
      return <LookScreen />
    case 'fit':
      return <ReadinessScreen />
    case 'connection':
      return <ConnectionScreen />
    case 'try':
      return <TestScanScreen />
    case 'training':
      return <TrainingScreen />
    case 'people':
      return <PeopleScreen />
    case 'acts':
      return <ActsScreen />
    case 'records':
      return <RecordsScreen />
    case 'setup':
      return <SetUpScreen />
    case 'key':
      return <KeyScreen />
    case 'camera':
      return <CameraScreen />
    case 'scanner':
      return <ScannerTestScreen />
  }
}

function KeyOf({ entry, current }: { entry: ScreenEntry; current: Screen | null }) {
  const { navigation } = useSurroundings()
  useShortcut(entry.key, () => {
    // The key that opened a screen closes it, too.
    if (entry.opens === null || current?.name === entry.opens.name) navigation.close()
    else navigation.open(entry.opens)
  })
  return null
}

/** The way back to a screen that a verdict has pushed aside. */
export function BackToScreen({ opened }: { opened: Opened }) {
  const { t } = useLanguage()
  const { desk } = useSurroundings()
  return (
    <Button onClick={desk.clear}>
      <Icon name="back" /> {t('screen.backTo', { title: t(screens[opened.screen.name].title) })}
    </Button>
  )
}

/**
 * What is open over the scan screen. While `aside` it is hidden and kept as it is: a verdict has the stage, and
 * Escape, or the button that says so, clears it and brings the screen back.
 */
export function OpenScreen({ opened, aside }: { opened: Opened | null; aside: boolean }) {
  const { t } = useLanguage()
  const { desk, navigation } = useSurroundings()
  const lastFocus = useRef<HTMLElement>(null)
  const current = opened === null || aside ? null : opened.screen

  useEffect(() => {
    if (!aside) lastFocus.current?.focus()
  }, [aside])

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      if (current === null) desk.clear()
      else navigation.close()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [desk, navigation, current])

  return (
    <>
      {openable.map((entry) => (
        <KeyOf key={entry.opens.name} entry={entry} current={current} />
      ))}
      {opened !== null && (
        // biome-ignore lint/a11y/noStaticElementInteractions: nobody operates this box: focus comes up through it from the fields inside, and is remembered here to be given back.
        <div
          hidden={aside}
          onFocus={(event) => {
            lastFocus.current = event.target
          }}
        >
          <Dialog
            key={opened.openedAt}
            title={t(screens[opened.screen.name].title)}
            shape={screens[opened.screen.name].shape}
            closeLabel={t('screen.close')}
            closeKey={t('key.escape')}
            onClose={navigation.close}
            testId={`screen-${opened.screen.name}`}
          >
            {contentOf(opened.screen)}
          </Dialog>
        </div>
      )}
    </>
  )
}
