import { type ScriptedGate, scriptedGate } from './scripted-gate.ts'

declare global {
  interface Window {
    gateScript?: ScriptedGate
  }
}

if (new URLSearchParams(location.search).has('gallery')) {
  import('./gallery.tsx')
} else {
  const script = scriptedGate()
  window.gateScript = script
  Object.defineProperty(window, 'portcullis', { value: script.bridge })
  // After the bridge is in place, as a preload script has it.
  import('../../../renderer/main.tsx')
}
