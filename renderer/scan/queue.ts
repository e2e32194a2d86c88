import type { ScanRequest } from '../../electron/contract/methods.ts'
import type { GateError, Result } from '../../electron/contract/wire.ts'

/** A scan that the gate answered with an error of its own: it has no verdict, and staff may send it again. */
export type FailedScan = { readonly scan: ScanRequest; readonly error: GateError }

/**
 * Every scan that has no verdict yet, in the order they were made. The first of `waiting` is the one in flight
 * while `sending`. A scan leaves only with its verdict; an error moves it to `failed`, so that it never holds
 * up the next guest.
 */
export type ScanQueue = {
  readonly waiting: readonly ScanRequest[]
  readonly sending: boolean
  readonly failed: readonly FailedScan[]
}

export const emptyQueue: ScanQueue = { waiting: [], sending: false, failed: [] }

/** Adds a scan at the end. */
export function enqueue(queue: ScanQueue, scan: ScanRequest): ScanQueue {
  return { ...queue, waiting: [...queue.waiting, scan] }
}

/** The scan to send now; null while one is in flight or none waits. */
export function nextToSend(queue: ScanQueue): ScanRequest | null {
  return queue.sending ? null : (queue.waiting[0] ?? null)
}

/** Marks the first scan as in flight. */
export function startSending(queue: ScanQueue): ScanQueue {
  return queue.waiting.length === 0 ? queue : { ...queue, sending: true }
}

/** What an answer did to the queue: `kept` stays first and is to be sent again with the same id. */
export type Settled = {
  readonly queue: ScanQueue
  readonly outcome: 'answered' | 'kept' | 'failed' | 'stale'
}

/**
 * Takes the answer to the scan in flight. An answer to any other scan is `stale`: it came after its limit and
 * the scan has been sent again since, or answered.
 */
export function settleScan(queue: ScanQueue, scanId: string, result: Result<unknown>): Settled {
  const [head, ...rest] = queue.waiting
  if (!queue.sending || head === undefined || head.scanId !== scanId) return { queue, outcome: 'stale' }
  if (result.ok) return { queue: { ...queue, waiting: rest, sending: false }, outcome: 'answered' }
  if (result.error.code === 'service-gone') return { queue: { ...queue, sending: false }, outcome: 'kept' }
  const failed = [...queue.failed, { scan: head, error: result.error }]
  return { queue: { waiting: rest, sending: false, failed }, outcome: 'failed' }
}

/** Sends a failed scan again, under its own id, after those that wait. */
export function retryFailed(queue: ScanQueue, scanId: string): ScanQueue {
  const again = queue.failed.find(({ scan }) => scan.scanId === scanId)
  if (again === undefined) return queue
  const failed = queue.failed.filter((entry) => entry !== again)
  return { ...queue, waiting: [...queue.waiting, again.scan], failed }
}
