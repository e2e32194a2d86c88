import { createContext, useContext } from 'react'
import type { DeviceKnowledge } from '../admin/device.ts'
import type { KeptTyping } from '../admin/kept-typing.ts'
import type { Gate } from '../gate.ts'
import type { Staff } from '../office/staff.ts'
import type { Camera } from '../scan/camera/camera.ts'
import type { Desk } from '../scan/desk.ts'
import type { ScannerKnowledge } from '../scan/scanner-settings.ts'
import type { Sounds } from '../scan/sounds.ts'
import type { Training } from '../training/training.ts'
import type { Look } from './look.ts'
import type { Navigation } from './navigation.ts'
import type { ScanTaker } from './scan-taker.ts'

/** What lives as long as the window, outside of React: made once, in `main.tsx`. */
export type Surroundings = {
  /** The gate service. */
  readonly gate: Gate
  /** This device: what it is set up for, its key, its profile. */
  readonly device: DeviceKnowledge
  /** The scans and what the scan screen shows of them. */
  readonly desk: Desk
  readonly sounds: Sounds
  /** Who is signed in. */
  readonly staff: Staff
  /** What people typed and did not apply. */
  readonly kept: KeptTyping
  readonly look: Look
  readonly navigation: Navigation
  readonly scanTaker: ScanTaker
  /** The scene that is played on a practice device. */
  readonly training: Training
  /** What is known about the scanner of this device. */
  readonly scanner: ScannerKnowledge
  readonly camera: Camera
}

const Around = createContext<Surroundings | null>(null)

/** Gives every screen below it the surroundings. */
export const SurroundingsProvider = Around.Provider

/** The surroundings of the window, for any screen. */
export function useSurroundings(): Surroundings {
  const around = useContext(Around)
  if (around === null) throw new Error('a screen is drawn outside of the window')
  return around
}
