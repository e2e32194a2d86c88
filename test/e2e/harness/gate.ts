import { inject } from 'vitest'
import type { GateLaunch } from './launch.ts'
import { type GateOptions, type OpenGate, openGateWindow } from './open-gate.ts'

export type { OpenGate } from './open-gate.ts'

/** How windows are opened here: files that run beside each other have a screen each, or they would take each other's keys. */
export function launchHere(): GateLaunch {
  const launches = inject('gateLaunches')
  const launch = launches[(Number(process.env['VITEST_POOL_ID'] ?? 1) - 1) % launches.length]
  if (launch === undefined) throw new Error('there is no screen to open a window on')
  return launch
}

/** Opens Portcullis. Every gate that a test opens it must close. */
export function launchGate(options: GateOptions = {}): Promise<OpenGate> {
  return openGateWindow(launchHere(), options)
}
