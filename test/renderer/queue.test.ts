import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ScanRequest } from '../../electron/contract/methods.ts'
import type { Result } from '../../electron/contract/wire.ts'
import {
  emptyQueue,
  enqueue,
  nextToSend,
  retryFailed,
  type ScanQueue,
  settleScan,
  startSending,
} from '../../renderer/scan/queue.ts'

const scan = (scanId: string): ScanRequest => ({ scanId, barcode: `code ${scanId}`, via: 'wedge', at: 1 })
const verdict: Result<unknown> = { ok: true, value: 'a verdict' }
const fault = (code: 'service-gone' | 'storage'): Result<unknown> => ({
  ok: false,
  error: { code, message: 'no' },
})
const ids = (scans: readonly ScanRequest[]) => scans.map(({ scanId }) => scanId)

describe('the queue of scans', () => {
  test('sends one at a time, in the order they were made', () => {
    let queue = ['a', 'b'].reduce((all, id) => enqueue(all, scan(id)), emptyQueue)
    expect(nextToSend(queue)?.scanId).toBe('a')
    queue = startSending(queue)
    expect(nextToSend(queue)).toBeNull()
    const settled = settleScan(queue, 'a', verdict)
    expect(settled.outcome).toBe('answered')
    expect(nextToSend(settled.queue)?.scanId).toBe('b')
  })

  test('keeps the first scan first when the service is gone, to be sent again', () => {
    const queue = startSending(enqueue(enqueue(emptyQueue, scan('a')), scan('b')))
    const settled = settleScan(queue, 'a', fault('service-gone'))
    expect(settled.outcome).toBe('kept')
    expect(nextToSend(settled.queue)).toEqual(scan('a'))
    expect(ids(settled.queue.waiting)).toEqual(['a', 'b'])
  })

  test('puts a scan aside whose answer is a fault, so that the next guest is not held up', () => {
    const queue = startSending(enqueue(enqueue(emptyQueue, scan('a')), scan('b')))
    const { queue: after, outcome } = settleScan(queue, 'a', fault('storage'))
    expect(outcome).toBe('failed')
    expect(nextToSend(after)?.scanId).toBe('b')
    expect(ids(after.failed.map((entry) => entry.scan))).toEqual(['a'])
    const again = retryFailed(after, 'a')
    expect(again.failed).toEqual([])
    expect(ids(again.waiting)).toEqual(['b', 'a'])
  })

  test('ignores an answer that comes after another one, or to nobody', () => {
    const queue = startSending(enqueue(emptyQueue, scan('a')))
    expect(settleScan(queue, 'z', verdict)).toEqual({ queue, outcome: 'stale' })
    const { queue: after } = settleScan(queue, 'a', verdict)
    expect(settleScan(after, 'a', verdict)).toEqual({ queue: after, outcome: 'stale' })
    expect(retryFailed(after, 'a')).toBe(after)
  })

  test('gives each scan exactly one verdict in order, through any restarts and late answers', () => {
    const event = fc.constantFrom('scan', 'send', 'answer', 'gone', 'late answer')
    fc.assert(
      fc.property(fc.array(event, { maxLength: 120 }), (events) => {
        let queue: ScanQueue = emptyQueue
        let made = 0
        const verdicts: string[] = []
        const settle = (scanId: string, result: Result<unknown>) => {
          const settled = settleScan(queue, scanId, result)
          queue = settled.queue
          if (settled.outcome === 'answered') verdicts.push(scanId)
        }
        const send = () => {
          if (nextToSend(queue) !== null) queue = startSending(queue)
        }
        const head = () => queue.waiting[0]?.scanId ?? 'nobody'
        for (const name of events) {
          if (name === 'scan') {
            made += 1
            queue = enqueue(queue, scan(String(made)))
          } else if (name === 'send') send()
          else if (name === 'answer') settle(head(), verdict)
          else if (name === 'gone') settle(head(), fault('service-gone'))
          else settle(verdicts.at(-1) ?? 'nobody', verdict)
        }
        while (queue.waiting.length > 0) {
          send()
          settle(head(), verdict)
        }
        expect(verdicts).toEqual(Array.from({ length: made }, (_, index) => String(index + 1)))
      }),
    )
  })
})
