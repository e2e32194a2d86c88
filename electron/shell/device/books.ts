import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Book } from '../../contract/device.ts'
import type { Environment } from '../../contract/profile.ts'

/**
 * A book is all that one environment leaves on this device. Each has a folder and a data key of its own, so that nothing
 * practised ever meets a real venue's tickets, and one venue's never another's.
 */
export function bookOf(environment: Environment): Book {
  switch (environment.kind) {
    case 'practice':
    case 'production':
      return environment.kind
    case 'sandbox':
      return `sandbox-${environment.number}`
    case 'custom':
      return `custom-${createHash('sha256').update(addressOf(environment)).digest('hex').slice(0, 16)}`
  }
}

/** Where ACME is for this environment, written one way only: a key is given for one address and goes to no other. */
export function addressOf(environment: Environment): string {
  return environment.baseUrl === undefined
    ? bookOf(environment)
    : new URL(environment.baseUrl).href.replace(/\/+$/, '')
}

/** Where a live book lies. Its secrets lie beside its data folder and not in it: a copy of the data alone must not open. */
export type BookPlaces = { readonly database: string; readonly dataKey: string; readonly credential: string }

/** @param home the device's folder */
export function placesOfBook(home: string, book: Book): BookPlaces {
  const folder = join(home, LIVE_FOLDER, book)
  return {
    database: join(folder, 'gate'),
    dataKey: join(folder, 'data-key.json'),
    credential: join(folder, 'credential.json'),
  }
}

/** Under the device's folder: a folder for each live book. */
export const LIVE_FOLDER = 'live'
