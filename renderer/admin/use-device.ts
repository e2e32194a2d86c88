import { useSyncExternalStore } from 'react'
import type { DeviceView } from '../../electron/contract/device.ts'
import { useSurroundings } from '../app/surroundings.ts'

/** This device as the shell told it last; null before it has. */
export function useDeviceView(): DeviceView | null {
  const { device } = useSurroundings()
  return useSyncExternalStore(device.subscribe, device.getState)
}
