import { createRoot } from 'react-dom/client'
import { v7 as newScanId } from 'uuid'
import type { Bridge } from '../electron/contract/bridge.ts'
import { createDevice } from './admin/device.ts'
import { createKeptTyping } from './admin/kept-typing.ts'
import { App } from './app/app.tsx'
import { createLook } from './app/look.ts'
import { createNavigation } from './app/navigation.ts'
import { createScanTaker, type ReadCode } from './app/scan-taker.ts'
import { steppedAside } from './app/stepped-aside.ts'
import { SurroundingsProvider } from './app/surroundings.ts'
import { DrawAgain } from './draw-again.tsx'
import { createGate } from './gate.ts'
import { LanguageProvider } from './i18n/language.tsx'
import { NoGate } from './no-gate.tsx'
import { intoSecretField } from './office/pin-field.ts'
import { createStaff } from './office/staff.ts'
import { createCamera } from './scan/camera/camera.ts'
import { Desk } from './scan/desk.ts'
import { doubleFilter } from './scan/doubles.ts'
import { markScan } from './scan/marks.ts'
import { createScannerKnowledge } from './scan/scanner-settings.ts'
import { Sounds } from './scan/sounds.ts'
import { createTraining } from './training/training.ts'
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
const storage = storageOf(window)
const now = () => Date.now()
const look = createLook(window, storage)

if (window.portcullis === undefined) {
  root.render(
    <LanguageProvider code={look.getState().language} timeZone="UTC">
      <NoGate />
    </LanguageProvider>,
  )
} else {
  const gate = createGate(window.portcullis)
  const staff = createStaff(gate, after, now)
  const desk = new Desk({ gate, now, newScanId: () => newScanId(), after })
  const scanner = createScannerKnowledge(window.portcullis, gate)
  const doubled = doubleFilter(() => scanner.getState().doubledWithinMs)
  const toGate = ({ barcode, via, at, endedAt }: ReadCode) => {
    if (via === 'wedge' && doubled(barcode, endedAt)) return
    markScan('scan-captured', desk.take(barcode, via, at), endedAt)
  }
  const navigation = createNavigation(now)
  const scanTaker = createScanTaker({
    toGate,
    isAside: () => steppedAside(navigation.getState(), desk.getState().stage),
    intoField: (code) => intoSecretField(code, document.activeElement),
  })
  const camera = createCamera(window, storage, (barcode, endedAt) =>
    scanTaker.take({ barcode, via: 'camera', at: now(), endedAt }),
  )
  desk.start()
  root.render(
    // Where even this cannot be drawn below, it still says so in the words of the person.
    <LanguageProvider code={look.getState().language} timeZone="UTC">
      <DrawAgain>
        <SurroundingsProvider
          value={{
            gate,
            device: createDevice(window.portcullis, gate),
            desk,
            look,
            scanTaker,
            training: createTraining(gate),
            scanner,
            camera,
            sounds: new Sounds(storage),
            staff,
            kept: createKeptTyping(staff),
            navigation,
          }}
        >
          <App />
        </SurroundingsProvider>
      </DrawAgain>
    </LanguageProvider>,
  )
}
