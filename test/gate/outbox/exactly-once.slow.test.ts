import { once } from 'node:events'
import { createServer } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type PracticeVenue, startPracticeVenue } from '../../../electron/practice/venue.ts'
import { checkIns, type Device, hasty, sample, syncedDevice, venue } from '../at-the-gate.ts'

const CHECK_IN = { path: 'checkinticketsexternal' }
const BATCH = { path: '/v2/b2b/willcall/checkintickets' }
const quiet = { refresh: { eventsEveryMs: 3_600_000 } }

const settled = ({ outbox }: { outbox: { pending: number } }): boolean => outbox.pending === 0
const online = ({ link }: { link: { state: string } }): boolean => link.state === 'online'

/** A ticket sold after this device last looked: nothing here knows it. */
function soldSince(at: PracticeVenue): string {
  const sold = at.change({ do: 'sell-order', eventId: at.events.open, quantity: 1 })
  const [uuid] = 'uuids' in sold ? (sold.uuids ?? []) : []
  if (uuid === undefined) throw new Error('the venue sold nothing')
  return uuid
}

/** Scans as an outage does: ACME is there, but every call of this device is cut. */
async function scanOffline(at: PracticeVenue, one: Device, barcodes: readonly string[]): Promise<string[]> {
  const fault = at.faults.add({ kind: 'reset', times: 'until-cleared' })
  const scanIds: string[] = []
  for (const barcode of barcodes) {
    const verdict = await one.scan(barcode)
    expect(verdict).toMatchObject({ class: 'admit', source: 'cache' })
    scanIds.push(verdict.scanId)
  }
  at.faults.clear(fault)
  return scanIds
}

describe('an admission reaches ACME exactly once', () => {
  it.each([
    ['its call never arrived', { kind: 'reset', process: false }],
    ['its call arrived and the answer did not', { kind: 'reset', process: true }],
    ['its call arrived and nothing ever came back', { kind: 'silent', process: true }],
    ['its answer came after the guest had gone in', { kind: 'late', ms: 700 }],
    ['ACME carried it out behind a 502', { kind: 'server-error', process: true }],
  ] as const)('when %s', async (_, fault) => {
    const at = await venue()
    const one = await syncedDevice(at, { profile: hasty })
    at.faults.add({ ...fault, match: CHECK_IN })
    const barcode = sample(at, 'good')
    expect(await one.scan(barcode)).toMatchObject({ class: 'admit', source: 'cache' })
    await one.until(online)
    const status = await one.until(settled)
    expect(status.outbox).toMatchObject({ recorded: 1, conflict: 0, parked: 0, refused: 0 })
    expect(checkIns(at, barcode)).toBe(1)
  })

  it.each([
    ['a reset', { kind: 'reset', process: true }],
    ['an empty answer', { kind: 'empty-body', process: true }],
    ['a cut body', { kind: 'cut-body' }],
    ['a 429', { kind: 'rate-limited', retryAfter: 1 }],
    ['a 500', { kind: 'server-error' }],
  ] as const)('when %s meets the upload', async (_, fault) => {
    const at = await venue()
    const one = await syncedDevice(at)
    const barcodes = [0, 1, 2, 3].map((nth) => sample(at, 'good', nth))
    at.faults.add({ ...fault, match: BATCH })
    await scanOffline(at, one, barcodes)
    const status = await one.until(settled)
    expect(status.outbox).toMatchObject({ recorded: 4, conflict: 0, parked: 0, refused: 0 })
    for (const barcode of barcodes) expect(checkIns(at, barcode)).toBe(1)
  })

  it('a guest who was never shown an admission is let in on the next scan, not refused', async () => {
    const at = await venue()
    const one = await syncedDevice(at, { profile: quiet })
    const barcode = soldSince(at)
    at.faults.add({ kind: 'reset', process: true, match: CHECK_IN })
    expect(await one.scan(barcode)).toMatchObject({ class: 'hold', reason: 'not-decided' })
    expect(checkIns(at, barcode)).toBe(1)
    await one.until(online)
    expect(await one.scan(barcode)).toMatchObject({ class: 'admit', reason: 'admitted', source: 'acme' })
    expect((await one.gate.drain()).outbox).toMatchObject({ recorded: 1, conflict: 0 })
    expect(checkIns(at, barcode)).toBe(1)
  })

  it('and so is one whose answer came late, even when ACME cannot be asked again', async () => {
    const at = await venue()
    const one = await syncedDevice(at, { profile: { ...quiet, ...hasty } })
    const barcode = soldSince(at)
    at.faults.add({ kind: 'late', ms: 600, match: CHECK_IN })
    expect(await one.scan(barcode)).toMatchObject({ class: 'hold', cause: 'acme-silent' })
    await one.until(() => at.calls().some((call) => call.url.includes(CHECK_IN.path) && call.status === 200))
    await one.until(online)
    at.faults.add({ kind: 'reset', times: 'until-cleared' })
    await expect.poll(async () => (await one.scan(barcode)).class).toBe('admit')
    expect(checkIns(at, barcode)).toBe(1)
  })

  it('many of an outage go up in few calls', async () => {
    const at = await venue({ orders: 400 })
    const one = await syncedDevice(at, { profile: quiet })
    const barcodes = Array.from({ length: 100 }, (_, nth) => sample(at, 'good', nth))
    await scanOffline(at, one, barcodes)
    const before = at.calls().length
    await one.until(settled)
    const used = at
      .calls()
      .slice(before)
      .filter(({ url }) => url.includes('willcall'))
    expect(used.length).toBeLessThanOrEqual(3)
    for (const barcode of barcodes) expect(checkIns(at, barcode)).toBe(1)
  })

  it('a row ACME will not take stands alone and delays no other', async () => {
    const at = await venue()
    const one = await syncedDevice(at, { profile: { ...quiet, unknown: 'admit' } })
    const good = [0, 1, 2].map((nth) => sample(at, 'good', nth))
    await scanOffline(at, one, good.slice(0, 1))
    at.faults.add({ kind: 'reset', times: 'until-cleared' })
    expect(await one.scan('nobody-sold-this')).toMatchObject({
      class: 'admit',
      source: 'policy',
      flagged: true,
    })
    for (const barcode of good.slice(1)) await one.scan(barcode)
    at.faults.clear()
    const status = await one.until(settled)
    expect(status.outbox).toMatchObject({ recorded: 3, conflict: 1 })
    expect(one.alarms).toMatchObject([{ kind: 'conflict' }])
  })
})

describe('an ACME that chokes on one ticket', () => {
  it.each([
    ['with 500', 500],
    ['with 400', 400],
  ] as const)('%s: the others go up all the same', async (_, status) => {
    const choking = await acmeThatChokes(status)
    const at = await venue()
    const one = await syncedDevice(at, { profile: quiet })
    const barcodes = [0, 1, 2, 3, 4, 5].map((nth) => sample(at, 'good', nth))
    const [poison = ''] = barcodes.slice(3)
    await scanOffline(at, one, barcodes)
    const behind = await one.restart(choking.before(at, poison))
    await expect
      .poll(async () => (await behind.gate.drain()).outbox.recorded, { timeout: 90_000, interval: 200 })
      .toBe(5)
    for (const barcode of barcodes) expect(checkIns(at, barcode)).toBe(barcode === poison ? 0 : 1)
  })
})

/** A proxy before a venue that answers `status` to any batch that holds one certain ticket. */
async function acmeThatChokes(status: number) {
  let target = ''
  let poison = ''
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const body = Buffer.concat(chunks)
    if (request.url?.endsWith('/checkintickets') && body.includes(poison)) {
      response.writeHead(status, { 'content-type': 'application/json' }).end('{"error":"no"}')
      return
    }
    const headers = Object.entries(request.headers).filter(([name]) => /^x-|^content-type$/.test(name))
    const answer = await fetch(`${target}${request.url}`, {
      method: request.method ?? 'GET',
      headers: headers.map(([name, value]) => [name, String(value)]),
      ...(body.length > 0 ? { body } : {}),
    })
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' })
    response.end(Buffer.from(await answer.arrayBuffer()))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    before: (at: PracticeVenue, barcode: string): PracticeVenue => {
      target = at.baseUrl
      poison = barcode
      return { ...at, apiKey: at.apiKey, baseUrl: `http://127.0.0.1:${port}` }
    },
  }
}

describe('two gates that cannot hear each other', () => {
  it('admit the same ticket: both tell ACME, one becomes a conflict with both stories, nothing is dropped', async () => {
    const at = await venue()
    const north = await syncedDevice(at, { profile: quiet })
    const south = await syncedDevice(at, {
      profile: { ...quiet, terminalId: 'south-1', clockToleranceMs: 100 },
    })
    const barcode = sample(at, 'good')
    const fault = at.faults.add({ kind: 'reset', times: 'until-cleared' })
    // Another ticket takes the link down: this one is never asked about, so nothing of it can be in doubt.
    for (const [nth, gate] of [north, south].entries()) {
      await gate.scan(sample(at, 'good', 1 + nth))
      await gate.until(({ link }) => link.state === 'offline')
      expect((await gate.scan(barcode)).class).toBe('admit')
    }
    at.faults.clear(fault)
    await north.gate.drain()
    await expect.poll(async () => (await south.gate.drain()).outbox.pending).toBe(0)
    const told = [north.gate.status().outbox, south.gate.status().outbox]
    expect(told.reduce((sum, { recorded }) => sum + recorded, 0)).toBe(3)
    expect(told.reduce((sum, { conflict }) => sum + conflict, 0)).toBe(1)
    expect(checkIns(at, barcode)).toBe(1)
  })
})

describe('undo', () => {
  it('of what ACME has not heard of cancels the upload', async () => {
    const at = await venue()
    const one = await syncedDevice(at, { profile: { ...quiet, policy: 'local-first' } })
    const barcode = sample(at, 'good')
    at.faults.add({ kind: 'key-refused', times: 'until-cleared' })
    await one.until(({ link }) => link.state === 'refused' || link.state === 'online')
    const { scanId } = await one.scan(barcode)
    await one.until(({ link }) => link.state === 'refused')
    expect(one.gate.undo({ scanId, reason: 'wrong guest' })).toMatchObject({ ok: true })
    at.faults.clear()
    expect((await one.gate.drain()).outbox).toMatchObject({ pending: 0, recorded: 0 })
    expect(checkIns(at, barcode)).toBe(0)
    expect(one.gate.status().admitted).toBe(0)
  })

  it('of what ACME has recorded goes to its undo call, and the guest can be admitted again', async () => {
    const at = await venue()
    const one = await syncedDevice(at, { profile: quiet })
    const barcode = sample(at, 'good')
    const { scanId } = await one.scan(barcode)
    expect(one.gate.undo({ scanId, reason: 'wrong guest' })).toMatchObject({
      ok: true,
      value: { atAcme: 'queued' },
    })
    expect(await one.scan(barcode, Date.now() + 10_000)).toMatchObject({ class: 'admit' })
    await one.gate.drain()
    await one.until(settled)
    const story = at.ledger().filter((entry) => entry.barcode === barcode)
    expect(story.map(({ kind }) => kind)).toEqual(['check-in', 'undo', 'check-in'])
    expect(one.gate.status().outbox).toMatchObject({ conflict: 0, parked: 0, refused: 0 })
  })

  it('of an admission that became a conflict takes nothing from the other gate', async () => {
    const at = await venue()
    const one = await syncedDevice(at, { profile: { ...quiet, clockToleranceMs: 0 } })
    const barcode = sample(at, 'good')
    const [scanId = ''] = await scanOffline(at, one, [barcode])
    // By ACME's clock a minute before: within the time of one of our own attempts it would pass for that one.
    at.change({ do: 'set-clock', offsetMs: -60_000 })
    at.change({ do: 'check-in', uuid: barcode, terminalId: 'south-1' })
    at.change({ do: 'set-clock', offsetMs: 0 })
    one.gate.undo({ scanId, reason: 'wrong guest' })
    await one.until(online)
    await one.gate.drain()
    await one.until(settled)
    expect(at.ledger().filter((entry) => entry.barcode === barcode)).toMatchObject([
      { kind: 'check-in', terminalId: 'south-1' },
    ])
  })

  it('of the entry of a card or a pass is refused in words once ACME has it, and cancels it before', async () => {
    const at = await venue()
    const passRanges = [{ title: 'Season pass', uses: 'once-a-day', from: '5000000000', to: '5000000999' }]
    const one = await syncedDevice(at, { profile: { ...quiet, passRanges } })
    const [counted, pass] = [sample(at, 'member-active'), sample(at, 'member-active', 1)]
    const told = await one.scan(counted)
    expect(told).toMatchObject({ class: 'admit', source: 'acme' })
    expect(one.gate.undo({ scanId: told.scanId, reason: 'wrong guest' })).toMatchObject({
      ok: false,
      error: { code: 'refused', message: expect.stringContaining('tickets alone') },
    })
    expect(one.gate.status().admitted).toBe(1)

    const fault = at.faults.add({ kind: 'reset', times: 'until-cleared' })
    // Another ticket takes the link down: these are never asked about, so nothing of them can be in doubt.
    await one.scan(sample(at, 'good'))
    await one.until(({ link }) => link.state === 'offline')
    const untold = [await one.scan(pass), await one.scan('5000000007')]
    for (const { class: said, source, scanId } of untold) {
      expect({ said, source }).toEqual({ said: 'admit', source: 'cache' })
      expect(one.gate.undo({ scanId, reason: 'wrong guest' })).toMatchObject({
        value: { atAcme: 'cancelled' },
      })
    }
    at.faults.clear(fault)
    await one.gate.drain()
    await one.until(settled)
    expect([checkIns(at, counted), checkIns(at, pass), checkIns(at, '5000000007')]).toEqual([1, 0, 0])
    expect(at.calls().filter(({ url }) => url.includes('undocheckintickets'))).toEqual([])
  })

  it('of a code that nothing here knew goes to ACME where it knows a ticket of it, and else to a person', async () => {
    const at = await venue()
    const one = await syncedDevice(at, { profile: { ...quiet, unknown: 'admit' } })
    const fault = at.faults.add({ kind: 'reset', times: 'until-cleared' })
    const barcode = soldSince(at)
    const { scanId, source } = await one.scan(barcode)
    expect(source).toBe('policy')
    at.faults.clear(fault)
    await one.gate.drain()
    await one.until(settled)
    expect(checkIns(at, barcode)).toBe(1)
    expect(one.gate.undo({ scanId, reason: 'wrong guest' })).toMatchObject({ value: { atAcme: 'queued' } })
    await one.gate.drain()
    await one.until(settled)
    expect(at.ledger().filter((entry) => entry.barcode === barcode)).toMatchObject([
      { kind: 'check-in' },
      { kind: 'undo' },
    ])
  })

  it('twice is once; too late is refused in words; of nothing is not found', async () => {
    const at = await venue()
    const one = await syncedDevice(at, { profile: { ...quiet, undoLimitMs: 60_000 } })
    const { scanId } = await one.scan(sample(at, 'good'))
    const first = one.gate.undo({ scanId, reason: 'wrong guest' })
    expect(one.gate.undo({ scanId, reason: 'again' })).toMatchObject({
      ok: true,
      value: { undoneAt: first.ok && first.value.undoneAt },
    })
    const old = await one.scan(sample(at, 'good', 1), Date.now() - 120_000)
    expect(one.gate.undo({ scanId: old.scanId, reason: 'late' })).toMatchObject({
      ok: false,
      error: { code: 'too-late' },
    })
    const denied = await one.scan(sample(at, 'used'))
    expect(one.gate.undo({ scanId: denied.scanId, reason: 'none' })).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    })
  })
})

describe('a restart', () => {
  it('finds everything where it was: tickets, admissions, what is still to be told', async () => {
    const at = await venue()
    const one = await syncedDevice(at, { profile: quiet })
    const { tickets, cards, events } = one.gate.status()
    const barcode = sample(at, 'good')
    at.faults.add({ kind: 'reset', times: 'until-cleared' })
    await one.scan(barcode)
    const again = await one.restart()
    expect(again.gate.status()).toMatchObject({ tickets, cards, events, admitted: 1, outbox: { pending: 1 } })
    expect(await again.scan(barcode, Date.now() + 10_000)).toMatchObject({
      class: 'deny',
      reason: 'already-used',
      usedBy: 'north-1',
    })
    expect(again.gate.recent({ limit: 5 })).toMatchObject([
      { verdict: { class: 'deny' }, codeEnd: barcode.slice(-4) },
      { verdict: { class: 'admit' } },
    ])
    at.faults.clear()
    await again.until(settled)
    expect(checkIns(at, barcode)).toBe(1)
  })
})

describe('an outage', () => {
  it('costs the first scan no more than the budget and the second nothing; the gate comes back by itself', async () => {
    const at = await startPracticeVenue({ orders: 120 })
    const budgetMs = 1_000
    const one = await syncedDevice(at, { profile: { ...quiet, budgetMs } })
    const fault = at.faults.add({ kind: 'silent', process: false, times: 'until-cleared' })
    const first = await one.scan(sample(at, 'good', 0))
    expect(first).toMatchObject({ class: 'admit', source: 'cache' })
    // Less than the call itself would be waited for.
    expect(first.tookMs).toBeLessThan(4 * budgetMs)
    const second = await one.scan(sample(at, 'good', 1))
    expect(second).toMatchObject({ class: 'admit', source: 'cache' })
    expect(second.tookMs).toBeLessThan(budgetMs - 100)
    at.faults.clear(fault)
    await at.close()

    const back = await startPracticeVenue({ orders: 120, port: at.port })
    try {
      await one.until(({ link }) => link.state !== 'online')
      await one.until(online)
    } finally {
      await one.gate.stop().catch(() => {})
      await back.close()
    }
  })
})
