import { expect, it, onTestFinished } from 'vitest'
import { lookUntil } from './parts/looks.ts'
import { makeScope } from './parts/scope.ts'
import { measureUpload } from './upload.ts'

it('uploads 1,000 admissions of an outage in 25 calls, and guests are scanned meanwhile', async () => {
  const scope = makeScope()
  onTestFinished(scope.end)
  const seen = await lookUntil(
    ({ meanwhile, quiet }) => meanwhile.p50 < 4 * quiet.p50,
    () => measureUpload(scope, 1_000, 1, 50),
  )
  expect(seen.astray).toBe(0)
  expect(seen.calls).toBeLessThanOrEqual(25)
  expect(seen.meanwhile.p50).toBeLessThan(4 * seen.quiet.p50)
})
