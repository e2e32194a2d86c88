import type { CodeRef } from '../../contract/code.ts'
import { say } from '../../contract/sayings/say.ts'
import type { Result } from '../../contract/wire.ts'
import { readBarcode } from '../decide/barcode.ts'
import type { Code } from '../scan/facts.ts'
import type { Store } from '../store/store.ts'

/** The code that somebody means: typed, scanned before, or found; `not-found` where nothing here knows it. */
export function codeMeant(ref: CodeRef, store: Pick<Store, 'lookup' | 'scans' | 'orders'>): Result<Code> {
  const code = 'scanId' in ref ? store.scans.codeOf(ref.scanId) : fromBarcode(barcodeIn(ref, store), store)
  return code === null
    ? { ok: false, error: { code: 'not-found', message: say('ask.no-code') } }
    : { ok: true, value: code }
}

function barcodeIn(
  ref: Exclude<CodeRef, { scanId: string }>,
  { orders }: Pick<Store, 'orders'>,
): string | null {
  return 'ticket' in ref ? orders.barcodeOf(Buffer.from(ref.ticket, 'hex')) : readBarcode(ref.barcode)
}

function fromBarcode(barcode: string | null, { lookup }: Pick<Store, 'lookup'>): Code | null {
  return barcode === null ? null : { barcode, hash: lookup(barcode) }
}
