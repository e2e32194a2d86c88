import { startDecoder } from './decoder.ts'
import { type CameraFault, openCamera } from './device.ts'
import { look, nothingInSight, sightClock } from './sight.ts'

/** A camera that is open and being looked at. */
export type Scanning = {
  readonly stream: MediaStream
  readonly track: MediaStreamTrack
  /** Called when no more pictures will come, or none that can be read. */
  readonly onEnd: (ended: (fault: CameraFault) => void) => void
  readonly close: () => void
}

/** More than enough for a code held still, and little enough for a small computer. */
const PICTURES_EVERY_MS = 100
/** Codes are as readable in this width as in a larger one, at a fraction of the work. */
const WIDTH = 960

/**
 * Opens a camera and looks at its pictures.
 *
 * @param onCodes gets codes that count as scanned
 * @throws DOMException where it cannot be opened
 */
export async function openScanning(
  target: Window,
  deviceId: string | null,
  onCodes: (codes: readonly string[]) => void,
): Promise<Scanning> {
  const stream = await openCamera(deviceId)
  const release = () => {
    for (const track of stream.getTracks()) track.stop()
  }
  const [track] = stream.getVideoTracks()
  const video = target.document.createElement('video')
  video.muted = true
  video.srcObject = stream
  try {
    if (track === undefined) throw new DOMException('it has no picture', 'NotFoundError')
    await video.play()
  } catch (error) {
    release()
    throw error
  }
  const canvas = new OffscreenCanvas(1, 1)
  const drawing = canvas.getContext('2d', { willReadFrequently: true })
  let ended = (_: CameraFault) => {}
  let sight = nothingInSight
  const time = sightClock(target.performance.now())
  let busy = false
  const decoder = startDecoder((decoded) => {
    busy = false
    if (decoded.kind === 'broken') return ended('broken')
    const looked = look(sight, decoded.codes, time(target.performance.now()))
    sight = looked.sight
    if (looked.taken.length > 0) onCodes(looked.taken)
  })
  const timer = target.setInterval(() => {
    // One picture at a time: a slow computer looks less often, and never at what is long past.
    if (busy || drawing === null || video.videoWidth === 0) return
    busy = true
    const width = Math.min(WIDTH, video.videoWidth)
    const height = Math.round((video.videoHeight * width) / video.videoWidth)
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
    drawing.drawImage(video, 0, 0, width, height)
    decoder.decode({ pixels: drawing.getImageData(0, 0, width, height).data.buffer, width, height })
  }, PICTURES_EVERY_MS)
  track.addEventListener('ended', () => ended('unplugged'))
  return {
    stream,
    track,
    onEnd(listener) {
      ended = listener
    },
    close() {
      target.clearInterval(timer)
      decoder.close()
      video.srcObject = null
      release()
    },
  }
}
