/** Why no picture comes: a closed set, for each has its own way out. */
export type CameraFault = 'none' | 'refused' | 'busy' | 'unplugged' | 'broken'

export type Cameras = readonly { readonly deviceId: string; readonly name: string }[]

// The light is in no list of TypeScript's yet.
type WithLight = { torch?: boolean }

const IDEAL = { width: { ideal: 1_280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } }

/**
 * Opens a camera: the one that was chosen, else one that looks at the guest's hand, else any. Where the chosen one is gone
 * another takes its place: a gate that was set up to scan must not stand there without.
 */
export async function openCamera(deviceId: string | null): Promise<MediaStream> {
  const open = (which: MediaTrackConstraints) =>
    navigator.mediaDevices.getUserMedia({ audio: false, video: { ...IDEAL, ...which } })
  const any = { facingMode: 'environment' }
  if (deviceId === null) return open(any)
  try {
    return await open({ deviceId: { exact: deviceId } })
  } catch (error) {
    if (nameOf(error) !== 'OverconstrainedError') throw error
    return open(any)
  }
}

function nameOf(error: unknown): string {
  return error instanceof DOMException ? error.name : ''
}

/** Every camera of this computer; their names are known once one of them was allowed. */
export async function listCameras(): Promise<Cameras> {
  const devices = await navigator.mediaDevices.enumerateDevices()
  return devices.flatMap(({ kind, deviceId, label }) =>
    kind === 'videoinput' && deviceId !== '' ? [{ deviceId, name: label }] : [],
  )
}

export function faultOf(error: unknown): CameraFault {
  switch (nameOf(error)) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'refused'
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'none'
    case 'NotReadableError':
    case 'AbortError':
      return 'busy'
    default:
      return 'broken'
  }
}

/** Whether the light of a camera is on; null where it has none. */
export function lightOf(track: MediaStreamTrack): boolean | null {
  const capabilities: MediaTrackCapabilities & WithLight = track.getCapabilities()
  if (capabilities.torch !== true) return null
  const settings: MediaTrackSettings & WithLight = track.getSettings()
  return settings.torch === true
}

export function setLight(track: MediaStreamTrack, on: boolean): Promise<void> {
  const light: MediaTrackConstraintSet & WithLight = { torch: on }
  return track.applyConstraints({ advanced: [light] })
}
