import { useEffect, useRef, useState } from 'react'
import { BLINK_MS, type Stage } from './desk-state.ts'

/**
 * The stage as it is drawn. A verdict that comes within a blink replaces the old one straight away: drawing the
 * empty stage in between would cost a frame, and the new verdict would be painted that much later.
 */
export function useStage(stage: Stage): Stage {
  const before = useRef(stage)
  const [late, setLate] = useState<Stage | null>(null)
  const leftMs = stage.kind === 'pending' ? Math.min(BLINK_MS, stage.since + BLINK_MS - Date.now()) : 0
  useEffect(() => {
    if (stage.kind !== 'pending') {
      before.current = stage
      return
    }
    const timer = setTimeout(() => setLate(stage), leftMs)
    return () => clearTimeout(timer)
  }, [stage, leftMs])
  return leftMs > 0 && late !== stage ? before.current : stage
}
