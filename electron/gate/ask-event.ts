import { v7 as uuidv7 } from 'uuid'
import type { VenueProofOptions } from './roles/venue-proof.ts'
import type { TicketingSystem } from './ticketing/port.ts'
import type { Traffic } from './traffic/traffic.ts'

/** How long somebody who recovers a device waits for ACME, in ms. */
const WAIT_MS = 10_000

type AskParts = {
  readonly system: Pick<TicketingSystem, 'event'>
  readonly traffic: Pick<Traffic, 'call' | 'reachable' | 'blockedUntil'>
  readonly after: (ms: number, run: () => void) => () => void
}

/** Asks ACME for one event, while it can be asked at all: it changes nothing there. */
export const askEvent =
  ({ system, traffic, after }: AskParts): VenueProofOptions['ask'] =>
  async (eventId) => {
    if (!traffic.reachable() || traffic.blockedUntil() !== null) return null
    const asked = traffic.call('refresh', () =>
      system.event(eventId, { requestId: uuidv7(), deadlineMs: WAIT_MS }),
    )
    return new Promise((resolve) => {
      const cancel = after(WAIT_MS, () => resolve(null))
      // It rejects when the gate is closing alone.
      void asked.then(resolve, () => resolve(null)).finally(cancel)
    })
  }
