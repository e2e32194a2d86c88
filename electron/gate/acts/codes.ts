import type { CodeRef } from '../../contract/code.ts'
import { readBarcode } from '../decide/barcode.ts'
import type { Store } from '../store/store.ts'

/** A code as it was scanned, with the keyed hash that it is found by. */
type Code = { readonly barcode: string; readonly hash: Buffer }

/** The code that somebody means: typed, scanned before, or found. Null where nothing here knows it. */
export function codeMeant(ref: CodeRef, store: Pick<Store, 'lookup' | 'scans' | 'orders'>): Code | null {
  if ('scanId' in ref) return store.scans.codeOf(ref.scanId)
  const barcode =
    'ticket' in ref ? store.orders.barcodeOf(Buffer.from(ref.ticket, 'hex')) : readBarcode(ref.barcode)
  return barcode === null ? null : { barcode, hash: store.lookup(barcode) }
}
