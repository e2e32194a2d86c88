import type { CodeRef } from '../../electron/contract/code.ts'

/**
 * Everything that can be opened over the scan screen, with what it needs to know. A new screen is a member here, an
 * entry in `registry.tsx` and a room of its own; the compiler names what is missing.
 */
export type Screen =
  /** All screens, as large buttons. */
  | { readonly name: 'menu' }
  /** Orders by name, number or e-mail. */
  | { readonly name: 'find' }
  /** What ACME is told, row by row. */
  | { readonly name: 'queue' }
  /** What a person has to look at: both stories of each. */
  | { readonly name: 'inbox' }
  /** What a scan would say. */
  | { readonly name: 'inspect'; readonly of: CodeRef | null }
  /** What happened to one ticket. */
  | { readonly name: 'ticket'; readonly of: CodeRef }
  /** Lets a guest in against the rules. */
  | { readonly name: 'override'; readonly of: CodeRef }
  /** Keeps what somebody says of a ticket. */
  | { readonly name: 'report'; readonly of: CodeRef }
  /** The entrance and the direction of this device. */
  | { readonly name: 'post' }
  /** Who is signed in. */
  | { readonly name: 'unlock' }
  /** The profile of this device, setting by setting. */
  | { readonly name: 'settings' }
  /** This device itself: its book, its key, its protection. */
  | { readonly name: 'device' }
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
  /** Sets up this device for a real venue, step by step. */
  | { readonly name: 'setup' }
  /** The key of the live gate: where it is missing or refused. */
  | { readonly name: 'key' }
  /** What a code would come to, without using it up. */
  | { readonly name: 'try' }
  /** Bad days to practise. */
  | { readonly name: 'training' }
  /** Who has a PIN, and what for. */
  | { readonly name: 'people' }
  /** What people did here, entry by entry. */
  | { readonly name: 'acts' }
  /** The connection check, and the last calls. */
  | { readonly name: 'connection' }
  /** The report of a shift, and its scans. */
  | { readonly name: 'records' }

export type ScreenName = Screen['name']
