import { type CameraFault, type Cameras, faultOf, lightOf, listCameras, setLight } from './device.ts'
import { openScanning } from './scanning.ts'

/** Every code and how the camera does: exactly one of these at any time. */
export type CameraState = {
  readonly on: boolean
  readonly view:
    | { readonly kind: 'off' }
    | { readonly kind: 'starting' }
    | {
        readonly kind: 'live'
        readonly stream: MediaStream
        readonly name: string
        readonly deviceId: string
      }
    /** Said in place; where the cause goes away the camera comes back by itself. */
    | { readonly kind: 'fault'; readonly fault: CameraFault }
  readonly cameras: Cameras
  /** The camera that was chosen, used whenever it is there; null for whichever there is. */
  readonly chosen: string | null
  /** Whether its light is on; null where it has none. */
  readonly light: boolean | null
}

/** The camera as a scanner. Made once; every change is told to subscribers. */
export type Camera = {
  readonly getState: () => CameraState
  readonly subscribe: (listener: () => void) => () => void
  readonly turn: (on: boolean) => void
  readonly choose: (deviceId: string) => void
  readonly turnLight: (on: boolean) => void
}

/** The camera to name as the one in use, of those there are; '' where there is none. */
export function inUse({ view, cameras, chosen }: Pick<CameraState, 'view' | 'cameras' | 'chosen'>): string {
  const wanted = view.kind === 'live' ? view.deviceId : chosen
  const known = cameras.find(({ deviceId }) => deviceId === wanted) ?? cameras[0]
  return known?.deviceId ?? ''
}

function liveOf(stream: MediaStream, track: MediaStreamTrack): CameraState['view'] {
  return { kind: 'live', stream, name: track.label, deviceId: track.getSettings().deviceId ?? '' }
}

const KEY = 'portcullis.camera'
const AGAIN_AFTER_MS = 2_000

/**
 * @param storage remembers whether it was on, and which camera, for the next start
 * @param onCode gets each code once for each time that it is held there; `at` in the page's own time
 */
export function createCamera(
  target: Window,
  storage: Storage | null,
  onCode: (code: string, at: number) => void,
): Camera {
  const listeners = new Set<() => void>()
  const [kept, chosenBefore] = (storage?.getItem(KEY) ?? 'off ').split(' ')
  let state: CameraState = {
    ...{ on: false, view: { kind: 'off' }, cameras: [], light: null },
    chosen: chosenBefore === undefined || chosenBefore === '' ? null : chosenBefore,
  }
  let stop = () => {}
  let again: number | undefined
  /** Counts openings: what an older one still brings is not wanted any more. */
  let opening = 0

  function change(part: Partial<CameraState>): void {
    state = { ...state, ...part }
    for (const listener of listeners) listener()
  }
  function keep(part: Partial<Pick<CameraState, 'on' | 'chosen'>>): void {
    change(part)
    storage?.setItem(KEY, `${state.on ? 'on' : 'off'} ${state.chosen ?? ''}`)
  }
  function end(): void {
    opening += 1
    target.clearTimeout(again)
    stop()
    stop = () => {}
  }
  function fail(fault: CameraFault): void {
    end()
    change({ view: { kind: 'fault', fault }, light: null })
    // Another program lets go of it, or it is plugged in again: the second is told, the first is not.
    again = target.setTimeout(start, AGAIN_AFTER_MS)
    // Another one may be there to be chosen.
    void list()
  }
  function list(): Promise<void> {
    return listCameras().then(
      (cameras) => change({ cameras }),
      () => {},
    )
  }

  async function start(): Promise<void> {
    end()
    const own = opening
    if (state.view.kind !== 'fault') change({ view: { kind: 'starting' } })
    try {
      const opened = await openScanning(target, state.chosen, (codes) => {
        for (const code of codes) onCode(code, target.performance.now())
      })
      // Turned off meanwhile, or opened anew.
      if (own !== opening) return opened.close()
      stop = opened.close
      const { stream, track } = opened
      opened.onEnd((fault) => {
        if (own === opening) fail(fault)
      })
      const cameras = await listCameras()
      if (own === opening) change({ view: liveOf(stream, track), light: lightOf(track), cameras })
    } catch (error) {
      if (own === opening) fail(faultOf(error))
    }
  }

  target.navigator.mediaDevices?.addEventListener('devicechange', async () => {
    if (state.on && state.view.kind === 'fault') start()
    await list()
    if (state.view.kind !== 'live' || state.view.deviceId === state.chosen) return
    // Another has taken the place of the chosen one, which is back.
    if (state.cameras.some(({ deviceId }) => deviceId === state.chosen)) start()
  })
  const camera: Camera = {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    turn(on) {
      keep({ on })
      if (on) start()
      else {
        end()
        change({ view: { kind: 'off' }, light: null })
      }
    },
    choose(deviceId) {
      keep({ chosen: deviceId })
      if (state.on) start()
    },
    turnLight(on) {
      if (state.view.kind !== 'live') return
      const [track] = state.view.stream.getVideoTracks()
      if (track !== undefined)
        setLight(track, on).then(
          () => change({ light: on }),
          () => change({ light: null }),
        )
    },
  }
  if (kept === 'on') camera.turn(true)
  return camera
}
