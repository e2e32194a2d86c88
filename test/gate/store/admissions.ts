import { randomBytes } from 'node:crypto'
import type { EventRecord, TicketRecord } from '../../../electron/contract/ticketing.ts'
import type { Verdict } from '../../../electron/contract/verdict.ts'
import type { OrderRead } from '../../../electron/gate/store/orders.ts'
import { openStore, type Store } from '../../../electron/gate/store/store.ts'

/** A device's data as a shift leaves it, small enough to be damaged and opened hundreds of times. */

export const dataKey = randomBytes(32)

export const barcodeOf = (n: number): string => `c5e3e1f0-0001-4000-8000-${String(n).padStart(12, '0')}`
export const scanIdOf = (n: number): string => `01980000-0000-7000-8000-${String(n).padStart(12, '0')}`

export const person = {
  name: 'Wilhelmina Thistlewood',
  email: 'wilhelmina@example.com',
  phone: '+1 555 0100',
}
/** Who was signed in at every one of these scans. */
export const steward = 'Philippa Quillfeather'
export const cardBarcode = '3228661340'

export function ticketOf(n: number, eventId = 'e1'): TicketRecord {
  return {
    barcode: barcodeOf(n),
    orderId: `o${n}`,
    orderNumber: `10000${n}`,
    eventId,
    ticketType: 'Adult',
    state: 'valid',
    goodFor: 1,
    checkedInAt: null,
    purchasedAt: 1,
    holder: person,
  }
}

export const eventOf = (id = 'e1', endsAt = 6): EventRecord => ({
  id,
  templateId: null,
  name: 'Concert',
  startsAt: endsAt - 1,
  endsAt,
  cancelled: false,
  window: { minutesBefore: null, minutesAfter: null, autoRebook: false, blocks: true },
  ticketDurationDays: null,
  expireFromEventDate: false,
  sold: null,
  checkedIn: null,
})

export const orderOf = (n: number, eventId = 'e1'): OrderRead => ({
  orderId: `o${n}`,
  tickets: [ticketOf(n, eventId)],
  complete: true,
  listing: { eventId, fingerprint: `f${n}` },
})

export const admittedVerdict = (n: number, at = 1_000 + n): Verdict => ({
  class: 'admit',
  reason: 'admitted',
  scanId: scanIdOf(n),
  source: 'cache',
  event: { id: 'e1', name: 'Concert', startsAt: 5 },
  at,
  tookMs: 1,
})

export function openAt(dataDir: string, key: Uint8Array = dataKey): Store {
  return openStore({ dataDir, dataKey: key, callDeadlineMs: 20_000 })
}

/** Admits the nth ticket, as a scan in an outage does. */
export function admit(store: Store, n: number, at?: number): void {
  const hash = store.lookup(barcodeOf(n))
  store.attempts.begin({ requestId: `r${n}`, scanId: scanIdOf(n), hash, sentAt: 1_000 + n, skewMs: 0 })
  store.atomically(() => {
    store.attempts.end(`r${n}`, 1_001 + n, 'never-sent', null)
    store.scans.commit({
      verdict: admittedVerdict(n, at),
      via: 'lane',
      lane: 'north-1',
      direction: 'in',
      hash,
      barcode: barcodeOf(n),
      signedIn: steward,
      admission: { visit: 0, guests: 1, knew: [], upload: { kind: 'pending', notBefore: 0 } },
    })
  })
}
