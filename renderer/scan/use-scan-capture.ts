import { type RefObject, useEffect } from 'react'
import { captureScans } from './capture.ts'
import type { Desk } from './desk.ts'
import { typeInto } from './field-guard.ts'
import { markScan } from './marks.ts'
import type { Sounds } from './sounds.ts'
import { defaultTuning } from './wedge.ts'

/** Takes scans from the keyboard for as long as the screen stands; stray typing goes to the code field. */
export function useScanCapture(
  desk: Desk,
  sounds: Sounds,
  codeField: RefObject<HTMLInputElement | null>,
): void {
  useEffect(() => {
    const stop = captureScans(window, defaultTuning, {
      onScan(barcode, at, endedAt) {
        markScan('scan-captured', desk.take(barcode, 'wedge', at), endedAt)
      },
      onStrayTyping(text) {
        if (codeField.current !== null) typeInto(codeField.current, text)
      },
    })
    window.addEventListener('pointerdown', sounds.wake, true)
    window.addEventListener('keydown', sounds.wake, true)
    return () => {
      stop()
      window.removeEventListener('pointerdown', sounds.wake, true)
      window.removeEventListener('keydown', sounds.wake, true)
    }
  }, [desk, sounds, codeField])
}
