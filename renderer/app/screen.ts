/**
 * Everything that can be opened over the scan screen, with what it needs to know. A new screen is a member here, an
 * entry in `registry.tsx` and a room of its own; the compiler names what is missing.
 */
export type Screen =
  /** All screens, as large buttons. */
  | { readonly name: 'menu' }
  /** Every key and what it does. */
  | { readonly name: 'keys' }
  /** Colours, language and sound of this device. */
  | { readonly name: 'look' }
  /** The camera as a scanner. */
  | { readonly name: 'camera' }
  /** Finds out what the scanner sends, and tunes to it. */
  | { readonly name: 'scanner' }
  /** Whether this device is fit for its entrance. */
  | { readonly name: 'fit' }
  /** What a code would come to, without using it up. */
  | { readonly name: 'try' }
  /** The report of a shift, and its scans. */
  | { readonly name: 'records' }

export type ScreenName = Screen['name']
