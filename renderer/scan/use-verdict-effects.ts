import { useLayoutEffect } from 'react'
import type { Stage } from './desk-state.ts'
import { afterPaint, markScan } from './marks.ts'
import type { Sounds } from './sounds.ts'

/** Sounds each verdict as it comes on, and marks when it is on the glass. */
export function useVerdictEffects(stage: Stage, sounds: Sounds): void {
  // A stage is made anew with each showing and kept until the next: one that is shown again is heard again.
  useLayoutEffect(() => {
    if (stage.kind === 'failure') sounds.play('hold')
    if (stage.kind !== 'verdict') return
    const { verdict } = stage
    sounds.play(verdict.class)
    return afterPaint(() => markScan('verdict-painted', verdict.scanId))
  }, [stage, sounds])
}
