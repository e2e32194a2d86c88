import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { OrderView } from '../../../electron/contract/order.ts'
import type { Result } from '../../../electron/contract/wire.ts'
import { device, sample, syncedDevice, venue } from '../at-the-gate.ts'

function shown(result: Result<OrderView>): OrderView {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`)
  return result.value
}

describe('the order behind a verdict', () => {
  it('comes from ACME, with its buyer, its tickets and which of them was scanned', async () => {
    const at = await venue()
    const { gate, scan } = await syncedDevice(at)
    const barcode = sample(at, 'good')
    const { scanId, orderNumber } = await scan(barcode)
    const order = shown(await gate.order({ scanId }))
    expect(order).toMatchObject({ source: 'acme', orderNumber })
    expect(order.contact?.name).toMatch(/\w+ \w+/)
    expect(order.contact?.email).toContain('@')
    expect(order.ticketsOf).toBe(order.tickets.length)
    const scanned = order.tickets.filter((ticket) => ticket.isThis)
    expect(scanned).toHaveLength(1)
    expect(scanned[0]).toMatchObject({
      codeEnd: barcode.slice(-4),
      state: 'valid',
      event: { id: at.events.open },
    })
    // It was let in a moment ago: ACME says so now, the list on this device did not yet.
    expect(scanned[0]?.checkedInAt).toBeGreaterThan(Date.now() - 120_000)
    expect(JSON.stringify(order)).not.toContain(barcode)
  })

  it('shows what the venue did since the list was read', async () => {
    const at = await venue()
    const { gate, scan } = await syncedDevice(at)
    const { scanId } = await scan(sample(at, 'good'))
    const before = shown(await gate.order({ scanId }))
    at.change({ do: 'refund-order', orderId: before.orderId })
    const after = shown(await gate.order({ scanId }))
    expect(after.tickets.map(({ state }) => state)).toEqual(before.tickets.map(() => 'refunded'))
  })

  it('is looked up by its code where the list does not have it yet, and stays on the device', async () => {
    const at = await venue()
    const { gate, scan, until } = await device(at, { profile: { refresh: { eventsEveryMs: 3_600_000 } } })
    await gate.sync()
    const sold = at.change({ do: 'sell-order', eventId: at.events.open })
    const barcode = 'uuids' in sold ? (sold.uuids?.[0] ?? '') : ''
    const { scanId } = await scan(barcode)
    expect(shown(await gate.order({ scanId }))).toMatchObject({ source: 'acme', ticketsOf: 2 })
    at.faults.add({ kind: 'reset', times: 'until-cleared' })
    await scan(sample(at, 'unknown'))
    await until(({ link }) => link.state === 'offline')
    expect(shown(await gate.order({ scanId }))).toMatchObject({ source: 'cache', ticketsOf: 2 })
  })

  it('is told from this device while ACME cannot be reached, with the buyer, and says how old it is', async () => {
    const at = await venue()
    const { gate, scan, until } = await syncedDevice(at)
    const syncedAt = Date.now()
    const known = await scan(sample(at, 'good'))
    const unknown = await scan(sample(at, 'unknown'))
    at.faults.add({ kind: 'reset', times: 'until-cleared' })
    await scan(sample(at, 'good', 1))
    await until(({ link }) => link.state === 'offline')
    const order = shown(await gate.order({ scanId: known.scanId }))
    expect(order.source).toBe('cache')
    expect(order.asOf).toBeLessThanOrEqual(syncedAt)
    expect(order.contact?.email).toContain('@')
    expect(order.tickets.some(({ isThis }) => isThis)).toBe(true)
    expect(await gate.order({ scanId: unknown.scanId })).toMatchObject({
      ok: false,
      error: { code: 'unreachable', message: expect.stringContaining('not on this device') },
    })
  })

  it('is not waited for longer than a few seconds: then this device tells', async () => {
    const at = await venue()
    const { gate, scan } = await syncedDevice(at)
    const { scanId } = await scan(sample(at, 'good'))
    at.faults.add({ kind: 'silent', match: { path: '/willcall/orders/' }, times: 'until-cleared' })
    const asked = Date.now()
    expect(shown(await gate.order({ scanId })).source).toBe('cache')
    // Less than ACME's own time for an order.
    expect(Date.now() - asked).toBeLessThan(20_000)
  })

  it('is missing in words: for no such scan, a card, and a code ACME does not know', async () => {
    const at = await venue()
    const { gate, scan } = await syncedDevice(at)
    const card = await scan(sample(at, 'member-active'))
    const unknown = await scan(sample(at, 'unknown'))
    const unreadable = await scan('\u0007')
    for (const [scanId, words] of [
      [uuidv7(), 'no code of that scan'],
      [unreadable.scanId, 'no code of that scan'],
      [card.scanId, 'member’s card'],
      [unknown.scanId, 'knows no order'],
    ] as const) {
      expect(await gate.order({ scanId })).toMatchObject({
        ok: false,
        error: { code: 'not-found', message: expect.stringContaining(words) },
      })
    }
  })
})
