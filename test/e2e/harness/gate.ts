import { inject } from 'vitest'
import { type GateOptions, type OpenGate, openGateWindow } from './open-gate.ts'

export type { OpenGate } from './open-gate.ts'

/** Opens Portcullis. Every gate that a test opens it must close. */
export function launchGate(options: GateOptions = {}): Promise<OpenGate> {
  return openGateWindow(inject('gateLaunch'), options)
}
