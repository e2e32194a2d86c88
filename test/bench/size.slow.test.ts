import { expect, it, onTestFinished } from 'vitest'
import { lookUntil } from './parts/looks.ts'
import { makeScope } from './parts/scope.ts'
import { measureOpen } from './size.ts'

it('starts on a long list in little time and little memory', async () => {
  const scope = makeScope()
  onTestFinished(scope.end)
  const seen = await lookUntil(
    ({ readyMs }) => readyMs < 4 * 1_200,
    () => measureOpen(scope, 50_000, 2),
  )
  expect(seen.memoryMb).toBeLessThan(150)
  expect(seen.readyMs).toBeLessThan(4 * 1_200)
})
