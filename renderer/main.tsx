import { createRoot } from 'react-dom/client'
import { v7 as newScanId } from 'uuid'
import type { Bridge } from '../electron/contract/bridge.ts'
import { DrawAgain } from './draw-again.tsx'
import { createGate } from './gate.ts'
import { NoGate } from './no-gate.tsx'
import { Desk } from './scan/desk.ts'
import { ScanScreen } from './scan/scan-screen.tsx'
import { Sounds } from './scan/sounds.ts'
import './ui/tokens.css'
import './ui/base.css'

declare global {
  interface Window {
    /** Put there by the preload script; missing where the page is opened in a plain browser. */
    readonly portcullis?: Bridge
  }
}

function storageOf(target: Window): Storage | null {
  try {
    return target.localStorage
  } catch {
    // Some origins have none. The sound settings then last as long as the window.
    return null
  }
}

function after(delayMs: number, act: () => void): () => void {
  const timer = setTimeout(act, delayMs)
  return () => clearTimeout(timer)
}

const place = document.getElementById('root')
if (place === null) throw new Error('index.html has no #root')
const root = createRoot(place)

if (window.portcullis === undefined) {
  root.render(<NoGate />)
} else {
  const desk = new Desk({
    gate: createGate(window.portcullis),
    now: () => Date.now(),
    newScanId: () => newScanId(),
    after,
  })
  desk.start()
  root.render(
    <DrawAgain>
      <ScanScreen desk={desk} sounds={new Sounds(storageOf(window))} />
    </DrawAgain>,
  )
}
