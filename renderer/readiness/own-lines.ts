import { useEffect, useState, useSyncExternalStore } from 'react'
import { useSurroundings } from '../app/surroundings.ts'
import type { Line } from './say-finding.ts'

/** A battery as Chromium tells of it; not every browser does. */
type Battery = { readonly charging: boolean; readonly level: number }

declare global {
  interface Navigator {
    readonly getBattery?: () => Promise<Battery>
  }
}

/** Under this a device does not last a shift, in parts of one. */
const LOW = 0.5

export function batteryLine({ charging, level }: Battery): Line {
  const values = { n: Math.round(level * 100) }
  if (charging) return { state: 'ok', finding: 'battery-plugged', values }
  return level < LOW
    ? { state: 'warning', finding: 'battery-low', values }
    : { state: 'ok', finding: 'battery-used', values }
}

/** What the window itself sees: sound, scanner, and the battery where there is one. */
export function useOwnLines(): Line[] {
  const { sounds, scanner } = useSurroundings()
  const { muted, volume } = useSyncExternalStore(sounds.subscribe, sounds.getState)
  const { characterMs } = useSyncExternalStore(scanner.subscribe, scanner.getState)
  const [battery, setBattery] = useState<Battery | null>(null)
  useEffect(() => {
    let isMeant = true
    // A computer without one says that it is full and charging.
    navigator.getBattery?.().then(
      (found) => isMeant && setBattery(found),
      () => {},
    )
    return () => {
      isMeant = false
    }
  }, [])
  return [
    muted || volume === 0
      ? { state: 'warning', finding: 'sound-off', values: {} }
      : { state: 'ok', finding: 'sound-on', values: {} },
    characterMs === null
      ? { state: 'warning', finding: 'scanner-untested', values: {} }
      : { state: 'ok', finding: 'scanner-tested', values: {} },
    ...(battery === null ? [] : [batteryLine(battery)]),
  ]
}
