import { expect, test } from 'vitest'
import { createNavigation } from '../../../renderer/app/navigation.ts'
import { steppedAside } from '../../../renderer/app/stepped-aside.ts'
import type { Stage } from '../../../renderer/scan/desk-state.ts'

const scan = { scanId: '', barcode: '', via: 'wedge', at: 0 } as const
const error = { code: 'busy', message: '' } as const
const verdictAt = (shownAt: number): Stage => ({
  kind: 'verdict',
  barcode: '',
  verdict: {
    class: 'deny',
    reason: 'unknown',
    scanId: '',
    source: 'acme',
    event: null,
    at: 0,
    tookMs: 1,
  },
  codeEnd: null,
  shownAt,
})

test.each<[string, Stage, boolean]>([
  ['nothing on the stage', { kind: 'ready', last: null }, false],
  ['a verdict that stood before', verdictAt(99), false],
  ['a verdict that came since', verdictAt(101), true],
  ['a scan that came since', { kind: 'pending', scan, since: 101 }, true],
  ['a scan from before, still on its way', { kind: 'pending', scan, since: 99 }, false],
  ['a scan that failed since', { kind: 'failure', scan, error, shownAt: 101 }, true],
])('a screen opened at 100 and %s', (_, stage, aside) => {
  const navigation = createNavigation(() => 100)
  navigation.open({ name: 'keys' })
  const opened = navigation.getState()
  expect(steppedAside(opened, stage)).toBe(aside)
  navigation.close()
  expect(navigation.getState()).toBeNull()
  expect(steppedAside(null, stage)).toBe(false)
})
