/** The two moments that the speed promise is about (design, section 13, promise 3). */
type Moment = 'scan-captured' | 'verdict-painted'

// A shift is thousands of scans; the browser keeps every mark until it is told not to.
const KEPT_SCANS = 2_000
const marked: string[] = []

/** Leaves a performance mark named `scan-captured:ID` or `verdict-painted:ID`, `at` in the page's own time. */
export function markScan(moment: Moment, scanId: string, at = performance.now()): void {
  const name = `${moment}:${scanId}`
  performance.mark(name, { startTime: at, detail: { scanId } })
  marked.push(name)
  if (marked.length > 2 * KEPT_SCANS) performance.clearMarks(marked.shift())
}

/** Calls back when the frame that is being made now has been painted. Returns what cancels it. */
export function afterPaint(painted: () => void): () => void {
  let live = true
  const frame = requestAnimationFrame(() => {
    // A message is handled right after the frame's painting, without the clamping of timers.
    const channel = new MessageChannel()
    channel.port1.onmessage = () => {
      channel.port1.close()
      if (live) painted()
    }
    channel.port2.postMessage(null)
  })
  return () => {
    live = false
    cancelAnimationFrame(frame)
  }
}
