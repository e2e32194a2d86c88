import { useLayoutEffect } from 'react'
import type { Stage } from './desk-state.ts'
import { afterPaint, markScan } from './marks.ts'
import type { Sounds } from './sounds.ts'

/** Sounds each verdict as it comes on, and marks when it is on the glass. */
export function useVerdictEffects(stage: Stage, sounds: Sounds): void {
  const verdict = stage.kind === 'verdict' ? stage.verdict : null
  const shownAt = stage.kind === 'verdict' ? stage.shownAt : null
  const failed = stage.kind === 'failure' ? stage.shownAt : null

  // biome-ignore lint/correctness/useExhaustiveDependencies: a verdict shown again is a new showing.
  useLayoutEffect(() => {
    if (verdict === null) return
    sounds.play(verdict.class)
    return afterPaint(() => markScan('verdict-painted', verdict.scanId))
  }, [verdict, shownAt, sounds])

  useLayoutEffect(() => {
    if (failed !== null) sounds.play('hold')
  }, [failed, sounds])
}
