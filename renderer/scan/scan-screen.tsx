import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { RecentScan } from '../../electron/contract/methods.ts'
import { useShortcut } from '../app/shortcuts.ts'
import { useSurroundings } from '../app/surroundings.ts'
import { CameraCorner } from './camera/camera-corner.tsx'
import { CodeEntry } from './code-entry.tsx'
import { type DeskState, lastAdmission } from './desk-state.ts'
import { standstillOf } from './link-pill.tsx'
import { SampleTray } from './sample-tray.tsx'
import { SideColumn } from './side-column.tsx'
import { Stage } from './stage.tsx'
import { useAfterPaint } from './use-after-paint.ts'
import { useScanCapture } from './use-scan-capture.ts'
import { useStage } from './use-stage.ts'
import { useVerdictEffects } from './use-verdict-effects.ts'
import './scan-screen.css'

/** The screen of gate staff: the verdict, what stands beside it, and in practice the sample tickets. */
export function ScanScreen(props: {
  state: DeskState
  /** Another screen lies over this one. It goes on taking scans. */
  covered: boolean
  /** The way back to a screen that gave way to a verdict. */
  back: ReactNode
}) {
  const { state, covered } = props
  const { desk, sounds } = useSurroundings()
  const codeField = useRef<HTMLInputElement>(null)
  const [undoing, setUndoing] = useState<RecentScan | null>(null)
  const { status } = state
  const stage = useStage(state.stage)
  // The verdict is painted before the list that repeats it.
  const recent = useAfterPaint(state.recent)
  useScanCapture(codeField)
  useVerdictEffects(state.stage, sounds)

  useEffect(() => {
    // The start script and the tests wait for this before they look or scan.
    if (status !== null) document.documentElement.dataset['ready'] = 'true'
  }, [status])

  useShortcut('F2', () => {
    if (!covered) codeField.current?.focus()
  })
  useShortcut('F9', () => {
    if (!covered) setUndoing(lastAdmission(state.recent))
  })

  const practice = status?.environment === 'practice'
  return (
    <div className="scan" inert={covered}>
      <main className="scan-main">
        <div className="scan-stage">
          <Stage state={state} drawn={stage} desk={desk} />
          <div className="scan-entry">
            {props.back}
            <CodeEntry fieldRef={codeField} take={desk.take} />
            <CameraCorner />
          </div>
        </div>
        <SideColumn
          status={status}
          statusAt={state.statusAt}
          standstill={standstillOf(state.supervision)}
          pace={state.pace}
          recent={recent}
          undoing={undoing}
          setUndoing={setUndoing}
        />
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
  )
}
