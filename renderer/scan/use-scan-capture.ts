import { type RefObject, useEffect } from 'react'
import { useSurroundings } from '../app/surroundings.ts'
import { captureScans } from './capture.ts'
import { typeInto } from './field-guard.ts'
import { codeOf } from './key-trace.ts'
import { tuningOf } from './tuning.ts'

/** Typed alone, with no field to go into. Function keys are the other way, for layouts on which it is hard to find. */
const HELP = '?'

/**
 * Takes scans from the keyboard for as long as the screen stands; stray typing goes to the code field. Where another
 * screen covers the field, stray typing goes nowhere.
 */
export function useScanCapture(codeField: RefObject<HTMLInputElement | null>): void {
  const { scanTaker, scanner, sounds, navigation } = useSurroundings()
  useEffect(() => {
    const stop = captureScans(window, () => tuningOf(scanner.getState()), {
      async onScan(trace, at, endedAt) {
        await scanner.asked
        scanTaker.take({ barcode: codeOf(trace, scanner.getState()), via: 'wedge', at, endedAt, trace })
      },
      onStrayTyping(text) {
        const field = codeField.current
        if (text === HELP) navigation.open({ name: 'keys' })
        else if (field !== null && field.closest('[inert]') === null) typeInto(field, text)
      },
    })
    window.addEventListener('pointerdown', sounds.wake, true)
    window.addEventListener('keydown', sounds.wake, true)
    return () => {
      stop()
      window.removeEventListener('pointerdown', sounds.wake, true)
      window.removeEventListener('keydown', sounds.wake, true)
    }
  }, [scanTaker, scanner, sounds, navigation, codeField])
}
