import { describe, expect, it } from 'vitest'
import type { PracticeVenue } from '../../../electron/practice/venue.ts'
import { device, sample, syncedDevice, venue } from '../at-the-gate.ts'

/** Order numbers as read one by one, in the order of reading. */
const orderReads = (at: PracticeVenue): string[] =>
  at.calls().flatMap(({ url }) => /\/willcall\/orders\/(\d+)$/.exec(url)?.[1] ?? [])

/** Two tickets for the open event, sold just now. */
function sell(at: PracticeVenue): { barcode: string; orderId: number } {
  const sold = at.change({ do: 'sell-order', eventId: at.events.open, quantity: 2 })
  if ('error' in sold || sold.orderId === undefined || sold.uuids?.[0] === undefined)
    throw new Error('the venue sold nothing')
  return { barcode: sold.uuids[0], orderId: Number(sold.orderId) }
}

describe('a download', () => {
  it('costs a call an order and two an event, and a second one only what changed', async () => {
    const at = await venue({ orders: 600 })
    const one = await device(at)
    const first = await one.gate.sync()
    if (!first.ok) throw new Error(first.error.message)
    const orders = new Set(orderReads(at)).size
    expect(orders).toBeGreaterThan(300)
    expect(orderReads(at)).toHaveLength(orders)
    expect(first.value.calls).toBeLessThanOrEqual(orders + 2 * first.value.events + 5)

    for (let sold = 0; sold < 50; sold += 1) sell(at)
    const before = orderReads(at).length
    const second = await one.gate.sync()
    if (!second.ok) throw new Error(second.error.message)
    expect(orderReads(at).length - before).toBe(50)
    expect(second.value.calls).toBeLessThanOrEqual(50 + 3 * second.value.events)
  })

  it('cut off by a restart goes on from where it was', async () => {
    const at = await venue({ orders: 400, latencyMs: 15 })
    const one = await device(at)
    await one.until(({ tickets }) => tickets > 200)
    const two = await one.restart()
    await two.until(({ sync }) => sync.finishedAt !== null)
    const reads = orderReads(at)
    const again = reads.length - new Set(reads).size
    // What was under way, and what was read in the last second, had not landed.
    expect(again).toBeLessThan(120)
    expect(again).toBeLessThan(reads.length / 3)
  })

  it('says how much there is and how long it takes', async () => {
    const at = await venue({ orders: 300, latencyMs: 10 })
    const one = await device(at)
    const { sync } = await one.until(({ sync }) => sync.ordersOf !== null && sync.ordersDone > 30)
    expect(sync.leftMs).toBeGreaterThan(0)
    expect((await one.until(({ sync }) => sync.state === 'idle')).sync.leftMs).toBeNull()
  })

  it('counts how events fill', async () => {
    const at = await venue()
    const { gate } = await syncedDevice(at)
    const open = gate.status().counts.find(({ eventId }) => eventId === at.events.open)
    expect(open?.sold).toBeGreaterThan(0)
    expect(open?.onDevice).toBeGreaterThan(0)
    expect(open?.checkedIn).not.toBeNull()
    expect(open?.asOf).toBeGreaterThan(Date.now() - 60_000)
    at.change({ do: 'check-in', uuid: sample(at, 'good') })
    await gate.sync()
    const after = gate.status().counts.find(({ eventId }) => eventId === at.events.open)
    expect(after?.checkedIn).toBe((open?.checkedIn ?? 0) + 1)
  })
})

describe('what happens at the venue meanwhile is noticed:', () => {
  it('a new order', async () => {
    const at = await venue()
    const { gate } = await syncedDevice(at)
    const { barcode } = sell(at)
    expect(gate.inspect({ barcode })).toMatchObject({ class: 'hold' })
    await gate.sync()
    expect(gate.inspect({ barcode })).toMatchObject({ class: 'admit', source: 'cache' })
  })

  it('a refund', async () => {
    const at = await venue()
    const { gate } = await syncedDevice(at)
    const { barcode, orderId } = sell(at)
    await gate.sync()
    at.change({ do: 'refund-order', orderId })
    await gate.sync()
    expect(gate.inspect({ barcode })).toMatchObject({ class: 'deny', reason: 'refunded' })
  })

  it('an order that was deleted: its tickets leave the device, and no other does', async () => {
    const at = await venue()
    const { gate } = await syncedDevice(at)
    const before = gate.status().tickets
    const { barcode, orderId } = sell(at)
    await gate.sync()
    expect(gate.status().tickets).toBe(before + 2)
    at.change({ do: 'delete-order', orderId })
    await gate.sync()
    expect(gate.status().tickets).toBe(before)
    expect(gate.inspect({ barcode })).toMatchObject({ class: 'hold', reason: 'not-decided' })
  })

  it('an order rebooked to another event', async () => {
    const at = await venue()
    const { gate } = await syncedDevice(at, { profile: { admit: { events: ['open'] } } })
    const { barcode, orderId } = sell(at)
    await gate.sync()
    at.change({ do: 'rebook-order', orderId, toEventId: at.events.closed })
    await gate.sync()
    const shown = gate.inspect({ barcode })
    expect(shown).toMatchObject({ class: 'deny', reason: 'wrong-event' })
    expect(shown.rightEvent?.id).toBe(at.events.closed)
  })

  it('an event that was cancelled, and one that was deleted', async () => {
    const at = await venue()
    const { gate } = await syncedDevice(at)
    const barcode = sample(at, 'good')
    expect(gate.inspect({ barcode })).toMatchObject({ class: 'admit' })
    at.change({ do: 'cancel-event', eventId: at.events.open })
    await gate.sync()
    expect(gate.inspect({ barcode })).toMatchObject({ class: 'deny', reason: 'cancelled' })

    const other = await venue()
    const second = await syncedDevice(other)
    other.change({ do: 'delete-event', eventId: other.events.open })
    await second.gate.sync()
    expect(second.gate.inspect({ barcode: sample(other, 'good') })).toMatchObject({ reason: 'cancelled' })
  })

  it('an event of which ACME knows nothing any more: its tickets stay, and it is said', async () => {
    const at = await venue()
    const { gate } = await syncedDevice(at)
    at.change({ do: 'delete-event', eventId: at.events.open, byId: 'not-found' })
    await gate.sync()
    expect(gate.inspect({ barcode: sample(at, 'good') })).toMatchObject({ class: 'admit' })
    expect(gate.status().sync.why).toMatch(/no longer in ACME/)
  })

  it('an event that begins later, even tomorrow', async () => {
    const at = await venue()
    const { gate } = await syncedDevice(at)
    const startsAt = (): number => {
      const { event, rightEvent } = gate.inspect({ barcode: sample(at, 'good') })
      return rightEvent?.startsAt ?? event?.startsAt ?? 0
    }
    const before = startsAt()
    at.change({ do: 'move-event', eventId: at.events.open, byMinutes: 24 * 60 })
    await gate.sync()
    expect(startsAt()).toBe(before + 24 * 3_600_000)
  })

  it('a card that lapsed, after a restart too, and without reading every member again', async () => {
    const at = await venue()
    const one = await syncedDevice(at)
    const barcode = sample(at, 'member-active')
    expect(one.gate.inspect({ barcode })).toMatchObject({ class: 'admit' })
    const two = await one.restart()
    at.change({ do: 'card-standing', barcode, standing: 'lapsed' })
    await two.gate.sync()
    expect(two.gate.inspect({ barcode })).toMatchObject({ class: 'deny', reason: 'card-lapsed' })
    const since = at
      .calls()
      .flatMap(({ url }) => /memberships\?.*updatedStartTime=([^&]+)/.exec(url)?.[1] ?? [])
    const [first, ...later] = since.map((time) => Date.parse(decodeURIComponent(time)))
    expect(first).toBe(0)
    expect(later.length).toBeGreaterThan(0)
    expect(later.filter((time) => time < Date.now() - 3_600_000)).toEqual([])
  })
})
