import { useDeferredValue, useEffect, useRef, useSyncExternalStore } from 'react'
import { LanguageProvider } from '../i18n/language.tsx'
import { CodeEntry } from './code-entry.tsx'
import type { Desk } from './desk.ts'
import { Notices } from './notices.tsx'
import { SampleTray } from './sample-tray.tsx'
import { SideColumn } from './side-column.tsx'
import type { Sounds } from './sounds.ts'
import { Stage } from './stage.tsx'
import { TopBar } from './top-bar.tsx'
import { useScanCapture } from './use-scan-capture.ts'
import { useStage } from './use-stage.ts'
import { useVerdictEffects } from './use-verdict-effects.ts'
import './scan-screen.css'

/** The screen of gate staff: the verdict, what stands beside it, and in practice the sample tickets. */
export function ScanScreen({ desk, sounds }: { desk: Desk; sounds: Sounds }) {
  const state = useSyncExternalStore(desk.subscribe, desk.getState)
  const codeField = useRef<HTMLInputElement>(null)
  const { status } = state
  const stage = useStage(state.stage)
  // The verdict is painted before the list that repeats it.
  const recent = useDeferredValue(state.recent)
  useScanCapture(desk, sounds, codeField)
  useVerdictEffects(state.stage, sounds)

  useEffect(() => {
    // The start script and the tests wait for this before they look or scan.
    if (status !== null) document.documentElement.dataset['ready'] = 'true'
  }, [status])

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) desk.clear()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [desk])

  const practice = status?.environment === 'practice'
  return (
    <LanguageProvider timeZone={status?.timeZone ?? 'UTC'}>
      <div className={`screen ${practice ? 'screen-practice' : ''}`}>
        <TopBar status={status} sounds={sounds} />
        <Notices state={state} onDismissAlarm={desk.dismissAlarm} />
        <main className="screen-main">
          <div className="screen-stage">
            <Stage state={state} drawn={stage} desk={desk} />
            <CodeEntry fieldRef={codeField} take={desk.take} />
          </div>
          <SideColumn status={status} recent={recent} desk={desk} />
        </main>
        {practice && (
          <SampleTray
            samples={state.samples}
            loaded={state.samples !== null && status.tickets > 0}
            used={state.usedSamples}
            desk={desk}
          />
        )}
      </div>
    </LanguageProvider>
  )
}
