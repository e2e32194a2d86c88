import type { Status } from '../contract/status.ts'

/** As much of a status as says whether a guest could be scanned. */
type Looked = Pick<Status, 'tickets' | 'sync'>

/**
 * Watches the statuses that pass and says once when the gate is ready to scan: a first download is finished, or it has
 * failed or waits while tickets of an earlier day are there.
 */
export function scanReadiness(onReady: () => void): { readonly look: (status: Looked) => void } {
  let told = false
  return {
    look: ({ tickets, sync }) => {
      if (told) return
      const downloaded = sync.finishedAt !== null && sync.state !== 'running'
      if (!downloaded && !(tickets > 0 && sync.state !== 'running')) return
      told = true
      onReady()
    },
  }
}
