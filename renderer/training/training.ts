import type { SceneName, SceneRequest } from '../../electron/contract/scene.ts'
import type { Gate } from '../gate.ts'

/** The scene that is played at the practice venue; every change is told to subscribers. */
export type Training = {
  readonly getState: () => SceneName | null
  readonly subscribe: (listener: () => void) => () => void
  readonly play: (name: SceneName) => void
  readonly end: () => void
}

export function createTraining(gate: Pick<Gate, 'scene' | 'drain'>): Training {
  const listeners = new Set<() => void>()
  let state: SceneName | null = null
  const ask = async (request: SceneRequest): Promise<void> => {
    state = await gate.scene(request)
    for (const listener of listeners) listener()
    // A refused key is tried once a minute: who has ended the scene does not want to wait for that.
    if (request === 'none') await gate.drain({})
  }
  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    play: (name) => void ask(name),
    end: () => void ask('none'),
  }
}
