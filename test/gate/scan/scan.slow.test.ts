import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { FaultRule } from '../../../electron/practice/faults.ts'
import { checkIns, device, hasty, sample, syncedDevice, venue } from '../at-the-gate.ts'

const CHECK_IN = { path: 'checkinticketsexternal' }

const byKind = [
  ['good', 'admit', 'admitted'],
  ['used', 'deny', 'already-used'],
  ['early', 'deny', 'too-early'],
  ['late', 'deny', 'too-late'],
  ['expired', 'deny', 'expired'],
  ['cancelled', 'deny', 'cancelled'],
  ['refunded', 'deny', 'refunded'],
  ['other-event', 'deny', 'wrong-event'],
  ['unknown', 'deny', 'unknown'],
  ['member-active', 'admit', 'admitted'],
  ['member-lapsed', 'deny', 'card-lapsed'],
  ['member-dropped', 'deny', 'card-dropped'],
  ['member-replaced', 'deny', 'card-replaced'],
] as const

describe('each kind of ticket', () => {
  it('gets the same verdict from ACME with an empty cache, from ACME with a full one, and from the cache alone', async () => {
    const at = await venue()
    const empty = await device(at)
    const full = await syncedDevice(at)
    for (const [kind, expectedClass, reason] of byKind) {
      const barcode = sample(at, kind)
      const cached = full.gate.inspect({ barcode })
      if (kind === 'unknown') expect(cached).toMatchObject({ class: 'hold', reason: 'not-decided' })
      else expect({ kind, ...cached }).toMatchObject({ kind, class: expectedClass, reason, source: 'cache' })
      expect({ kind, ...(await full.scan(barcode)) }).toMatchObject({
        kind,
        class: expectedClass,
        reason,
        source: 'acme',
      })
      const other = sample(at, kind, 1)
      // Nothing here knows the ticket's event, and several are admitted: ACME judges it by its own.
      if (kind === 'other-event') continue
      expect({ kind, ...(await empty.scan(other)) }).toMatchObject({
        kind,
        class: expectedClass,
        reason,
        source: 'acme',
      })
    }
  })

  it('says when, where and which is right', async () => {
    const at = await venue()
    const { scan } = await syncedDevice(at)
    expect((await scan(sample(at, 'early'))).opensAt).toBeGreaterThan(Date.now())
    expect((await scan(sample(at, 'late'))).closedAt).toBeLessThan(Date.now())
    expect((await scan(sample(at, 'used'))).usedAt).toBeLessThan(Date.now())
    expect((await scan(sample(at, 'other-event'))).rightEvent?.name).not.toBe('')
    const good = sample(at, 'good')
    await scan(good)
    expect(await scan(good, Date.now() + 10_000)).toMatchObject({
      reason: 'already-used',
      usedBy: 'north-1',
      source: 'cache',
    })
  })
})

describe('a scan', () => {
  it('read twice by its scanner shows the admission again, and burns nothing', async () => {
    const at = await venue()
    const { scan } = await syncedDevice(at)
    const barcode = sample(at, 'good')
    const [first, second] = await Promise.all([scan(barcode), scan(`${barcode}\r\n`)])
    expect(first).toMatchObject({ class: 'admit' })
    expect(second).toMatchObject({ class: 'repeat', reason: 'same-scan', repeats: first.scanId })
    expect(checkIns(at, barcode)).toBe(1)
  })

  it('that was refused or held is never muted as a repeat: scanning again is how staff retry', async () => {
    const at = await venue()
    const { scan, until } = await device(at)
    at.faults.add({ kind: 'html', match: CHECK_IN })
    const barcode = sample(at, 'good')
    expect(await scan(barcode)).toMatchObject({ class: 'hold' })
    await until(({ link }) => link.state === 'online')
    expect((await scan(sample(at, 'used'))).class).toBe('deny')
    expect((await scan(sample(at, 'used'))).class).toBe('deny')
  })

  it('sent again under its id gets the verdict that stands', async () => {
    const at = await venue()
    const one = await syncedDevice(at)
    const request = { scanId: uuidv7(), barcode: sample(at, 'good'), via: 'wedge' as const, at: Date.now() }
    const first = await one.gate.scan(request)
    const { gate } = await one.restart()
    expect(await gate.scan(request)).toEqual(first)
    expect(checkIns(at, request.barcode)).toBe(1)
  })

  it('is answered in the order it came, whatever each one takes', async () => {
    const at = await venue()
    const { scan } = await syncedDevice(at)
    at.faults.add({ kind: 'latency', ms: 120, match: CHECK_IN })
    const order: string[] = []
    const kinds = ['good', 'used', 'unknown', 'early'] as const
    await Promise.all(kinds.map((kind) => scan(sample(at, kind)).then(() => order.push(kind))))
    expect(order).toEqual([...kinds])
  })

  it.each([
    ['empty', ''],
    ['control characters', '\u0000\u0001\u0002\r\n'],
    ['too long', 'x'.repeat(1_024)],
  ])('of nothing readable (%s) is held as unreadable', async (_, raw) => {
    const at = await venue()
    const { scan } = await device(at)
    expect(await scan(raw)).toMatchObject({ class: 'hold', reason: 'unreadable' })
  })

  it('in Cyrillic is an unknown ticket to ACME, and no trouble', async () => {
    const at = await venue()
    const { scan } = await device(at)
    expect(await scan('билет-42')).toMatchObject({ class: 'deny', reason: 'unknown', source: 'acme' })
  })
})

describe('whatever ACME does', () => {
  const faults: readonly (readonly [string, FaultRule])[] = [
    ['an HTML page', { kind: 'html' }],
    ['nothing', { kind: 'empty-body' }],
    ['half a body', { kind: 'cut-body' }],
    ['an endless body', { kind: 'endless-body' }],
    ['invalid UTF-8', { kind: 'invalid-utf8' }],
    ['a status twice, the true one first', { kind: 'duplicate-keys' }],
    ['a status twice, the true one last', { kind: 'duplicate-keys', truth: 'second' }],
    ['another content type', { kind: 'wrong-content-type' }],
    ['a reset', { kind: 'reset' }],
    ['HTTP 503', { kind: 'server-error' }],
    ['an HTML 502', { kind: 'server-error', status: 502, html: true }],
    ['silence', { kind: 'silent' }],
    ['an answer too late', { kind: 'late', ms: 6_000 }],
    ['a slow body', { kind: 'slow-body', chunkBytes: 1, everyMs: 50 }],
    ['429 without a word', { kind: 'rate-limited' }],
    ['429 with seconds', { kind: 'rate-limited', retryAfter: 1 }],
    ['a refused key', { kind: 'key-refused', times: 'until-cleared' }],
  ]

  it.each(faults)('%s: a good ticket in the cache is admitted within the budget', async (_, fault) => {
    const at = await venue()
    const { scan } = await syncedDevice(at, { profile: hasty })
    at.faults.add({ ...fault, match: CHECK_IN })
    const verdict = await scan(sample(at, 'good'))
    expect(verdict).toMatchObject({ class: 'admit', reason: 'admitted', source: 'cache' })
    // What comes at all comes later than this; in between lies what a busy machine may add.
    expect(verdict.tookMs).toBeLessThan(hasty.budgetMs + 2_000)
  })

  it.each(faults)('%s: a ticket nothing here knows is held, never refused', async (_, fault) => {
    const at = await venue()
    const { scan } = await device(at, { profile: { ...hasty, refresh: { eventsEveryMs: 3_600_000 } } })
    at.faults.add({ ...fault, match: CHECK_IN })
    const verdict = await scan('0123-nobody-knows-this')
    expect(verdict).toMatchObject({ class: 'hold', reason: 'not-decided' })
    expect(verdict.cause).toBeDefined()
  })

  it('a checkInStatus in no table is held with its code on the screen', async () => {
    const at = await venue()
    const { scan } = await syncedDevice(at)
    at.faults.add({ kind: 'unknown-status', status: 42, match: CHECK_IN })
    expect(await scan(sample(at, 'good'))).toMatchObject({
      class: 'hold',
      reason: 'unrecognised-answer',
      code: '42',
    })
    expect((await scan(sample(at, 'good'))).class).toBe('admit')
  })

  it('clocks that disagree by hours make no valid guest a used one', async () => {
    const at = await venue()
    at.change({ do: 'set-clock', offsetMs: -5 * 3_600_000 })
    const { scan } = await device(at)
    expect(await scan(sample(at, 'member-active'))).toMatchObject({ class: 'admit', source: 'acme' })
  })

  it.each(['/v2/b2b/willcall', '/v2/willcall', 'as-documented'] as const)(
    'the check-in calls are found where they are (%s)',
    async (pathVariants) => {
      const at = await venue({ pathVariants })
      const { scan, gate } = await device(at)
      expect(await scan(sample(at, 'good'))).toMatchObject({ class: 'admit', source: 'acme' })
      const undone = gate.undo({ scanId: (await scan(sample(at, 'good', 1))).scanId, reason: 'wrong guest' })
      expect(undone.ok).toBe(true)
    },
  )
})

describe('a lane that admits certain events', () => {
  it('lets nobody in with a new ticket of another event, and everybody with one of its own', async () => {
    const at = await venue()
    const { scan } = await syncedDevice(at, {
      profile: {
        admit: { events: [at.events.open, at.events.later] },
        refresh: { eventsEveryMs: 3_600_000 },
      },
    })
    const soldNow = (eventId: string): string => {
      const sold = at.change({ do: 'sell-order', eventId, quantity: 1 })
      return ('uuids' in sold ? sold.uuids?.[0] : undefined) ?? ''
    }
    const foreign = soldNow(at.events.workshop)
    expect(await scan(foreign)).toMatchObject({
      class: 'deny',
      reason: 'wrong-event',
      rightEvent: { id: at.events.workshop },
    })
    expect(checkIns(at, foreign)).toBe(0)
    expect(await scan(soldNow(at.events.open))).toMatchObject({ class: 'admit', source: 'acme' })
    expect(await scan('nobody-sold-this')).toMatchObject({ class: 'deny', reason: 'unknown', source: 'acme' })
  })
})

describe('a check-in that hangs while lists are answered', () => {
  it('costs one scan its budget and the next ones nothing', async () => {
    const at = await venue()
    const { scan } = await syncedDevice(at, { profile: { budgetMs: 1_000 } })
    at.faults.add({ kind: 'silent', process: false, match: CHECK_IN, times: 'until-cleared' })
    expect((await scan(sample(at, 'good', 0))).tookMs).toBeGreaterThan(950)
    const probes = (): number =>
      at.calls().filter(({ url, status }) => url.includes('event/instances') && status === 200).length
    for (let nth = 1; nth < 4; nth += 1) {
      const before = probes()
      await expect.poll(probes).toBeGreaterThan(before)
      expect((await scan(sample(at, 'good', nth))).tookMs).toBeLessThan(900)
    }
  })
})
