import { useEffect, useRef, useState } from 'react'
import type { Stage } from './desk-state.ts'

/** Too short to be seen, long enough for a verdict from this device. */
const STAYS_MS = 40

/**
 * The stage as it is drawn. A verdict that comes within a blink replaces the old one straight away: drawing the
 * empty stage in between would cost a frame, and the new verdict would be painted that much later.
 */
export function useStage(stage: Stage): Stage {
  const before = useRef(stage)
  const [late, setLate] = useState<Stage | null>(null)
  useEffect(() => {
    if (stage.kind !== 'pending') {
      before.current = stage
      return
    }
    const timer = setTimeout(() => setLate(stage), STAYS_MS)
    return () => clearTimeout(timer)
  }, [stage])
  return stage.kind === 'pending' && late !== stage ? before.current : stage
}
