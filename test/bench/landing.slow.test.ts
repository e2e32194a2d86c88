import { expect, it, onTestFinished } from 'vitest'
import { measureLanding } from './landing.ts'
import { lookUntil } from './parts/looks.ts'
import { makeScope } from './parts/scope.ts'

it('lands tickets fast, in portions short enough that a scan hardly waits', async () => {
  const scope = makeScope()
  onTestFinished(scope.end)
  const lists = [{ tickets: 15_000, seed: 1 }]
  const short = [{ tickets: 4_000, seed: 1 }]
  const [alone] = await measureLanding(scope, lists, false)
  const [scanned] = await lookUntil(
    ([seen]) => (seen?.scan?.p50 ?? Number.NaN) < 4 * 10,
    () => measureLanding(scope, short, true),
  )
  // By the processor's time: two cores that others use as well tell nothing by the wall's.
  expect(alone?.perCpuSecond).toBeGreaterThan(20_000 / 4)
  expect(scanned?.scan?.count).toBeGreaterThan(10)
  expect(scanned?.scan?.p50).toBeLessThan(4 * 10)
})
