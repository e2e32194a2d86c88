import type { DeviceInput, DeviceMethod, DeviceOutput } from './device.ts'
import type { KioskWish } from './kiosk.ts'
import type { GateEvent, GateEventPayload, GateInput, GateMethod, GateOutput } from './methods.ts'
import type { SaveRequest, SaveResult } from './save.ts'
import type { ScannerSettings } from './scanner.ts'
import type { SceneName, SceneRequest } from './scene.ts'
import type { Result } from './wire.ts'

/** The gate service as the shell sees it. `down` lasts from the death of one process to `up` of the next. */
export type Supervision =
  | { readonly state: 'starting' }
  | { readonly state: 'up'; readonly restarts: number }
  | { readonly state: 'down'; readonly since: number; readonly restarts: number }
  | { readonly state: 'failed'; readonly message: string; readonly restarts: number }

/** What the shell tells the window about the program itself. */
export type About = {
  readonly version: string
  /** Set where the window runs on the development runtime instead of Electron's official binary. */
  readonly runtimeNote: string | null
}

type Methods = { readonly [M in GateMethod]: (input: GateInput<M>) => Promise<Result<GateOutput<M>>> }

/** Answered by the shell, not by the gate service. One that is not of the contract's shape rejects. */
type DeviceMethods = {
  readonly [M in DeviceMethod]: (input: DeviceInput<M>) => Promise<Result<DeviceOutput<M>>>
}

/**
 * All that a page can reach: `window.portcullis`, made by the preload script. Named functions only;
 * no Electron object, no channel name and no key ever passes through here.
 */
export type Bridge = Methods &
  DeviceMethods & {
    readonly onEvent: (
      listener: (event: GateEvent, payload: GateEventPayload<GateEvent>) => void,
    ) => () => void
    readonly onSupervision: (listener: (supervision: Supervision) => void) => () => void
    readonly about: () => Promise<About>
    /** Plays a scene of the training at the practice venue, ends it, or asks; null where none is played. */
    readonly scene: (request: SceneRequest) => Promise<SceneName | null>
    /** Kiosk mode; answers whether it is on then. */
    readonly kiosk: (wish: KioskWish) => Promise<boolean>
    /** Writes a text, or the page as a PDF, to a place that a person chooses. */
    readonly save: (request: SaveRequest) => Promise<SaveResult>
    /** What is known about the scanner of this device: by its scanner test, or by the live profile where that was changed since. */
    readonly scanner: () => Promise<ScannerSettings>
    /** Keeps what the scanner test found out, for every start from now on. Rejects where it cannot be written. */
    readonly setScanner: (settings: ScannerSettings) => Promise<void>
  }

/** Names of the contract's methods without their schemas: what the preload needs, and no more. */
export const gateMethodNames = [
  'scan',
  'inspect',
  'undo',
  'order',
  'calibrate',
  'doctor',
  'status',
  'recent',
  'pace',
  'samples',
  'sync',
  'drain',
] as const satisfies readonly GateMethod[]
