import { v7 as uuidv7 } from 'uuid'
import type { Outcome } from '../../contract/ticketing.ts'
import type { OutboxRow } from '../store/outbox.ts'
import { DEADLINES_MS } from '../ticketing/deadlines.ts'
import type { TicketingSystem } from '../ticketing/port.ts'
import type { Traffic } from '../traffic/traffic.ts'
import type { Seen } from './settle.ts'

/** How ACME sees the ticket of a row: by its order, the documented way; where that cannot be read, by the ticket itself. */
export type LookUp = (row: OutboxRow) => Promise<Outcome<Seen>>

export function makeLookUp(system: Pick<TicketingSystem, 'lookUp'>, traffic: Pick<Traffic, 'call'>): LookUp {
  return async (row) => {
    const ask = (orderId: string | null): Promise<Outcome<Seen>> =>
      traffic.call('upload', () =>
        system.lookUp(row.barcode, orderId, { requestId: uuidv7(), deadlineMs: DEADLINES_MS.lookUp }),
      )
    const byOrder = await ask(row.orderId)
    const useless = byOrder.kind === 'refused' || byOrder.kind === 'not-understood'
    return row.orderId !== null && useless ? ask(null) : byOrder
  }
}
