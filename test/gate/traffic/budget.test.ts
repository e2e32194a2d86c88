import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Budget, makeBudget, PRIORITIES, type Priority } from '../../../electron/gate/traffic/budget.ts'
import { fakeClock } from '../fake-clock.ts'

const MINUTE = 60_000

function budgetOf(change: Partial<Parameters<typeof makeBudget>[0]> = {}) {
  const time = fakeClock()
  const blocks: number[] = []
  const budget = makeBudget({
    startPerMinute: 120,
    ceilingPerMinute: 300,
    leastPerMinute: 3,
    blockedUntil: null,
    learnt: null,
    clock: time.clock,
    onBlocked: (until) => blocks.push(until),
    onLearnt: () => {},
    ...change,
  })
  return { ...time, budget, blocks }
}

/** Asks for places for ever; tells when each was given. */
function hungry(budget: Budget, priority: Priority, given: () => void): void {
  void (async () => {
    for (;;) {
      await budget.place(priority)
      given()
    }
  })().catch(() => {})
}

describe('the budget', () => {
  it('never lets more calls go in any sixty seconds than the rate, whoever asks', async () => {
    const asks = fc.array(fc.tuple(fc.constantFrom(...PRIORITIES), fc.integer({ min: 0, max: 3_000 })), {
      minLength: 150,
      maxLength: 400,
    })
    await fc.assert(
      fc.asyncProperty(asks, async (asked) => {
        const { budget, clock, advance } = budgetOf({ ceilingPerMinute: 120 })
        const sent: number[] = []
        for (const [priority, pauseMs] of asked) {
          void budget
            .place(priority)
            .then(() => sent.push(clock.now()))
            .catch(() => {})
          await advance(pauseMs)
        }
        await advance(5 * MINUTE)
        for (const at of sent)
          expect(sent.filter((other) => other >= at && other < at + MINUTE).length).toBeLessThanOrEqual(120)
        budget.close()
      }),
      { numRuns: 15 },
    )
  })

  it('keeps places free for scans however much there is to download', async () => {
    const { budget, advance } = budgetOf()
    hungry(budget, 'bulk', () => {})
    await advance(1)
    let scans = 0
    while (budget.take('scan')) scans += 1
    expect(scans).toBeGreaterThanOrEqual(5)
  })

  it('gives the next place to the highest priority, then to who asked first', async () => {
    const { budget, advance } = budgetOf({ startPerMinute: 20, ceilingPerMinute: 20 })
    while (budget.take('scan')) {
      // Use the minute up.
    }
    const order: string[] = []
    for (const [name, priority] of [
      ['a', 'bulk'],
      ['b', 'upload'],
      ['c', 'bulk'],
      ['d', 'refresh'],
      ['e', 'upload'],
    ] as const) {
      void budget.place(priority).then(() => order.push(name))
    }
    await advance(MINUTE + 1)
    expect(order).toEqual(['b', 'e', 'd', 'a', 'c'])
  })

  it('halves on a 429 and stays still for the time ACME names, else for the documented minute', async () => {
    const named = budgetOf()
    named.budget.limited(7_000)
    expect(named.budget.perMinute()).toBe(60)
    expect(named.budget.take('scan')).toBe(false)
    await named.advance(7_000)
    expect(named.budget.take('scan')).toBe(false)
    await named.advance(1_000)
    expect(named.budget.take('scan')).toBe(true)

    const unnamed = budgetOf()
    unnamed.budget.limited(null)
    await unnamed.advance(MINUTE - 1)
    expect(unnamed.budget.take('scan')).toBe(false)
    await unnamed.advance(1)
    expect(unnamed.budget.take('scan')).toBe(true)
  })

  it('counts the 429s of one block once', () => {
    const { budget, blocks } = budgetOf()
    for (let call = 0; call < 5; call += 1) budget.limited(null)
    expect(budget.perMinute()).toBe(60)
    expect(blocks).toHaveLength(1)
  })

  it('creeps up while it is what holds the work back, never over the ceiling, and not while idle', async () => {
    const idle = budgetOf()
    await idle.advance(10 * MINUTE)
    expect(idle.budget.perMinute()).toBe(120)

    const busy = budgetOf()
    hungry(busy.budget, 'bulk', () => {})
    await busy.advance(3 * MINUTE)
    expect(busy.budget.perMinute()).toBeGreaterThan(130)
    await busy.advance(30 * MINUTE)
    expect(busy.budget.perMinute()).toBe(300)
    busy.budget.close()
  })

  it('remembers a block of the process before it', async () => {
    const { clock } = fakeClock()
    const { budget, advance } = budgetOf({ blockedUntil: clock.now() + 30_000 })
    expect(budget.take('scan')).toBe(false)
    await advance(30_000)
    expect(budget.take('scan')).toBe(true)
  })

  it('closing turns away whoever waits', async () => {
    const { budget } = budgetOf({ startPerMinute: 1, ceilingPerMinute: 1 })
    budget.take('scan')
    const waiting = budget.place('upload')
    budget.close()
    await expect(waiting).rejects.toThrow('closing')
  })
})
