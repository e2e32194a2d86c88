import { describe, expect, it } from 'vitest'
import { sample, syncedDevice, venue } from './at-the-gate.ts'

describe('the journal of calls', () => {
  it('tells every call with its id as ACME saw it, after a restart too', async () => {
    const at = await venue({ orders: 100 })
    const one = await syncedDevice(at)
    at.faults.add({ kind: 'server-error', match: { path: 'checkinticketsexternal' } })
    await one.scan(sample(at, 'good'))
    const before = one.gate.calls({ limit: 500 })
    const [scan] = before.filter(({ name }) => name === 'check-in')
    expect(scan).toMatchObject({ status: 503, end: 'unreachable' })
    expect(at.calls().map(({ requestId }) => requestId)).toContain(scan?.requestId)

    const two = await one.restart()
    const known = new Set(two.gate.calls({ limit: 500 }).map(({ requestId }) => requestId))
    expect(before.slice(0, 400).filter(({ requestId }) => !known.has(requestId))).toEqual([])
  })

  it('holds no barcode, no person and no key', async () => {
    const at = await venue({ orders: 100 })
    const { gate, scan } = await syncedDevice(at)
    await scan(sample(at, 'good'))
    const told = JSON.stringify(gate.calls({ limit: 500 }))
    expect(told).not.toContain(sample(at, 'good'))
    expect(told).not.toContain(at.apiKey)
  })
})
