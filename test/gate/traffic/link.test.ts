import { describe, expect, it } from 'vitest'
import type { LinkState } from '../../../electron/contract/status.ts'
import { linkAtStart, type Observation, observe, probeDelayMs } from '../../../electron/gate/traffic/link.ts'

const BUDGET = 1_000
const T = 1_780_000_000_000

const linkAfter = (...seen: readonly Observation[]): LinkState =>
  seen.reduce((link, one, index) => observe(link, one, BUDGET, T + index), linkAtStart(T, null))

describe('the link', () => {
  it('of a process that begins in a block says so, and until when', () => {
    expect(linkAtStart(T, T + 30_000)).toMatchObject({ state: 'rate-limited', until: T + 30_000 })
    expect(linkAtStart(T, T - 1)).toMatchObject({ state: 'offline' })
  })

  it.each([
    ['nothing is known before the first call', [], 'offline'],
    ['an answer in time', [{ kind: 'answered', tookMs: 80 }], 'online'],
    ['an answer slower than the budget', [{ kind: 'answered', tookMs: 1_500 }], 'slow'],
    [
      'a scan that gave up waiting',
      [
        { kind: 'answered', tookMs: 80 },
        { kind: 'late', waitedMs: 1_000 },
      ],
      'slow',
    ],
    [
      'no way there',
      [
        { kind: 'answered', tookMs: 80 },
        { kind: 'unreachable', why: 'cut' },
      ],
      'offline',
    ],
    ['a page of the venue’s Wi-Fi', [{ kind: 'captive', why: 'page' }], 'captive'],
    ['a refused key', [{ kind: 'refused', why: 'no' }], 'refused'],
    [
      'a key accepted again',
      [
        { kind: 'refused', why: 'no' },
        { kind: 'answered', tookMs: 5 },
      ],
      'online',
    ],
    ['a block', [{ kind: 'limited', until: T + 60_000 }], 'rate-limited'],
    [
      'a block outlasts answers of calls that left before it',
      [
        { kind: 'limited', until: T + 60_000 },
        { kind: 'answered', tookMs: 5 },
      ],
      'rate-limited',
    ],
    [
      'a block that has passed',
      [
        { kind: 'limited', until: T },
        { kind: 'answered', tookMs: 5 },
      ],
      'online',
    ],
    [
      'an outage stays one though a scan comes in late',
      [
        { kind: 'unreachable', why: 'cut' },
        { kind: 'late', waitedMs: 1_000 },
      ],
      'offline',
    ],
  ] as const)('%s', (_, seen, state) => {
    expect(linkAfter(...seen).state).toBe(state)
  })

  it('keeps since-when while the state stays, whatever the reasons', () => {
    const link = linkAfter({ kind: 'unreachable', why: 'one' }, { kind: 'unreachable', why: 'two' })
    expect(link).toMatchObject({ state: 'offline', since: T, why: 'two' })
  })

  it('probes about every five seconds, never in step with the neighbours', () => {
    const offline = linkAfter({ kind: 'unreachable', why: 'cut' })
    expect(probeDelayMs(offline, T, 0)).toBe(4_500)
    expect(probeDelayMs(offline, T, 0.999)).toBeLessThan(5_500)
    expect(probeDelayMs(offline, T, 0.2)).not.toBe(probeDelayMs(offline, T, 0.7))
  })

  it('asks about a refused key once a minute, and about a block when it ends', () => {
    expect(probeDelayMs(linkAfter({ kind: 'refused', why: 'no' }), T, 0.5)).toBe(60_000)
    expect(probeDelayMs(linkAfter({ kind: 'limited', until: T + 30_000 }), T, 0)).toBe(30_000)
  })
})
