import { expect, it, onTestFinished } from 'vitest'
import { measureOutage, ONE_PROBE_MS, type Outage } from './outage.ts'
import { lookUntil } from './parts/looks.ts'
import { makeScope } from './parts/scope.ts'

// A line that swallows everything is in the tests of the outbox; this one refuses, and comes back in real time.
it('finds its way back over a line that was cut within one probe, and no scan waits meanwhile', async () => {
  const scope = makeScope()
  onTestFinished(scope.end)
  const most = { firstMs: 500 + 4 * 50, laterMs: 4 * 50, backMs: ONE_PROBE_MS.cut + 4 * 500 }
  const isGood = (seen: Outage): boolean =>
    seen.firstMs < most.firstMs && seen.laterMs < most.laterMs && seen.backMs < most.backMs
  const seen = await lookUntil(isGood, () => measureOutage(scope, 'cut', 500, 1))
  expect(seen.firstMs).toBeLessThan(most.firstMs)
  expect(seen.laterMs).toBeLessThan(most.laterMs)
  expect(seen.backMs).toBeLessThan(most.backMs)
})
