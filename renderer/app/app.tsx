import { useSyncExternalStore } from 'react'
import { DeviceNotices } from '../admin/device-notices.tsx'
import { isLockedOut, LockedDevice } from '../admin/locked-device.tsx'
import { useDeviceView } from '../admin/use-device.ts'
import { LanguageProvider } from '../i18n/language.tsx'
import { standstillOf } from '../scan/link-pill.tsx'
import { Notices } from '../scan/notices.tsx'
import { ScanScreen } from '../scan/scan-screen.tsx'
import { TopBar } from '../scan/top-bar.tsx'
import { SceneNotice } from '../training/training-screen.tsx'
import { BackToScreen, OpenScreen } from './open-screen.tsx'
import { steppedAside } from './stepped-aside.ts'
import { useSurroundings } from './surroundings.ts'
import './app.css'

/** The window: the line that never changes place, what everyone has to know, the scan screen, and what is open over it. */
export function App() {
  const { desk, look, navigation } = useSurroundings()
  const { language } = useSyncExternalStore(look.subscribe, look.getState)
  const state = useSyncExternalStore(desk.subscribe, desk.getState)
  const opened = useSyncExternalStore(navigation.subscribe, navigation.getState)
  const view = useDeviceView()
  const { status } = state
  const aside = opened !== null && steppedAside(opened, state.stage)
  return (
    <LanguageProvider code={language} timeZone={status?.timeZone ?? 'UTC'}>
      <div className={`app ${status?.environment === 'practice' ? 'app-practice' : ''}`}>
        <TopBar status={status} standstill={standstillOf(state.supervision)} />
        <Notices state={state} onDismissAlarm={desk.dismissAlarm} />
        <DeviceNotices />
        <SceneNotice />
        <div className="app-body">
          <ScanScreen
            state={state}
            covered={(opened !== null && !aside) || isLockedOut(view)}
            back={aside ? <BackToScreen opened={opened} /> : null}
          />
          <LockedDevice />
          <OpenScreen opened={opened} aside={aside} />
        </div>
      </div>
    </LanguageProvider>
  )
}
