import type { ScannerSettings } from '../../electron/contract/scanner.ts'

/** What ended a code: the keys of its ending are all that came before the next character. */
export type Ending = 'enter' | 'tab' | 'none'

/** One character of a scan as the keyboard gave it. */
export type TracedKey = {
  /** As this computer reads it. */
  readonly typed: string
  /** By its place on a US keyboard; as typed where it has none. */
  readonly byPlace: string
  readonly capsLock: boolean
  /** In the page's own time, ms. */
  readonly at: number
}

/** A scan as it came from the keyboard, before anything is known about the scanner. */
export type KeyTrace = { readonly keys: readonly TracedKey[]; readonly ending: Ending }

/** Large letters for small ones, and the other way round. */
export function swapCase(text: string): string {
  return [...text]
    .map((char) => (char === char.toLowerCase() ? char.toUpperCase() : char.toLowerCase()))
    .join('')
}

/** The code behind a scan: what this scanner does to it undone. A prefix alone is left as it is. */
export function codeOf(trace: KeyTrace, settings: ScannerSettings): string {
  const read = ({ typed, byPlace, capsLock }: TracedKey): string => {
    // By its place a key says what the scanner meant, so that Caps Lock has no part in it.
    if (settings.layout === 'us') return byPlace
    return settings.capsLock === 'undo' && capsLock ? swapCase(typed) : typed
  }
  const text = trace.keys.map(read).join('')
  const { prefix } = settings
  return prefix !== '' && text.length > prefix.length && text.startsWith(prefix)
    ? text.slice(prefix.length)
    : text
}
