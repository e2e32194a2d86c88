import { useSyncExternalStore } from 'react'
import { steppedAside } from './stepped-aside.ts'
import { useSurroundings } from './surroundings.ts'

/** Whether the open screen has given way to the stage: for what one must not go on doing while nobody sees it. */
export function useAside(): boolean {
  const { desk, navigation } = useSurroundings()
  return useSyncExternalStore(desk.subscribe, () =>
    steppedAside(navigation.getState(), desk.getState().stage),
  )
}
