import { expect, it, onTestFinished } from 'vitest'
import { measureOutage, ONE_PROBE_MS } from './outage.ts'
import { makeScope } from './parts/scope.ts'

// A line that swallows everything is in the tests of the outbox; this one refuses, and comes back in real time.
it('finds its way back over a line that was cut within one probe, and no scan waits meanwhile', async () => {
  const scope = makeScope()
  onTestFinished(scope.end)
  const seen = await measureOutage(scope, 'cut', 500, 1)
  expect(seen.firstMs).toBeLessThan(500 + 4 * 50)
  expect(seen.laterMs).toBeLessThan(4 * 50)
  expect(seen.backMs).toBeLessThan(ONE_PROBE_MS.cut + 4 * 500)
})
