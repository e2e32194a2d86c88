import type { Stage } from '../scan/desk-state.ts'
import type { Opened } from './navigation.ts'

/**
 * Does the open screen give way to what is on the stage? It does to everything that came after it was opened: a guest
 * stands at the gate. Whoever opens a screen while a verdict stands has seen that verdict. When the stage is clear
 * again the screen is back as it was left.
 */
export function steppedAside(opened: Opened | null, stage: Stage): boolean {
  if (opened === null) return false
  const { openedAt } = opened
  switch (stage.kind) {
    case 'ready':
      return false
    case 'pending':
      return stage.since >= openedAt
    case 'verdict':
    case 'failure':
      return stage.shownAt >= openedAt
  }
}
