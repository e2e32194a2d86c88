import { expect, it, onTestFinished } from 'vitest'
import { measureCacheScan } from './cache-scan.ts'
import { makeScope } from './parts/scope.ts'

it('scans from the list for little more than its one transaction costs', async () => {
  const scope = makeScope()
  onTestFinished(scope.end)
  const { gate, bare } = await measureCacheScan(scope, 20_000, 300)
  expect(gate.p50).toBeLessThan(4 * 5)
  // Held against the same disk in the same moments, so that a busy machine slows both. Today it is two to four times.
  expect(gate.p50 / bare.p50).toBeLessThan(6 * 1.5)
})
