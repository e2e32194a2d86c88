import { expect, it } from 'vitest'
import { checkIns, syncedDevice, venue } from '../at-the-gate.ts'

const range = { title: 'Season 2026', from: '4400000000', to: '4400099999', uses: 'once-a-day' }
const profile = { refresh: { eventsEveryMs: 3_600_000 }, repeatGuardMs: 0, passRanges: [range] }

it('a numeric pass is asked of ACME, and decided here and told after where ACME is away', async () => {
  const at = await venue()
  const one = await syncedDevice(at, { profile })
  expect(await one.scan('4400000001')).toMatchObject({
    class: 'admit',
    source: 'acme',
    ticketType: 'Season pass',
  })
  expect(await one.scan('4400000001')).toMatchObject({
    class: 'deny',
    reason: 'already-used',
    source: 'cache',
  })
  expect(checkIns(at, '4400000001')).toBe(1)

  const cut = at.faults.add({ kind: 'reset', times: 'until-cleared' })
  expect(await one.scan('4400000002')).toMatchObject({
    class: 'admit',
    source: 'cache',
    ticketType: 'Season 2026',
  })
  expect(await one.scan('4400200000')).toMatchObject({ class: 'hold', reason: 'not-decided' })
  at.faults.clear(cut)
  await one.gate.drain()
  await one.until(({ outbox }) => outbox.pending === 0)
  expect(checkIns(at, '4400000002')).toBe(1)
  expect(at.ledger().at(-1)).toMatchObject({ what: 'pass', barcode: '4400000002' })
  expect(one.gate.status().outbox).toMatchObject({ recorded: 2, conflict: 0, refused: 0, parked: 0 })
})
