import { makeBudget } from '../../../electron/gate/traffic/budget.ts'
import { fakeClock } from '../fake-clock.ts'

/** How the other side counts: over minutes that begin with a call, or over any sixty seconds. */
export type Counting = 'fixed' | 'sliding'

export type Shift = {
  readonly limitPerMinute: number
  readonly counting: Counting
  readonly latencyMs: number
  readonly minutes: number
  readonly devices?: number
  /** What each device may always make. */
  readonly leastPerMinute?: number
  /** Another program behind the same address, which uses up all there is and minds no refusal. */
  readonly greedy?: { readonly fromMinute: number; readonly toMinute: number }
}

export type ShiftSeen = {
  /** Calls answered in each minute, all devices together. */
  readonly answered: readonly number[]
  /** When each 429 came, in ms from the start. */
  readonly refusedAt: readonly number[]
}

const MINUTE_MS = 60_000
/** Faster than any limit that is tried here. */
const GREEDY_EVERY_MS = 50

/** Devices that always have something to download, behind one address of an ACME with a limit, on a clock of its own. */
export async function aShiftOf(shift: Shift): Promise<ShiftSeen> {
  const time = fakeClock()
  const start = time.clock.now()
  const isRefused = makeLimiter(shift.limitPerMinute, shift.counting)
  const answered: number[] = []
  const refusedAt: number[] = []
  const budgets = Array.from({ length: shift.devices ?? 1 }, () =>
    makeBudget({
      startPerMinute: 120,
      ceilingPerMinute: 300,
      leastPerMinute: shift.leastPerMinute ?? 3,
      blockedUntil: null,
      learnt: null,
      clock: time.clock,
      onBlocked: () => {},
      onLearnt: () => {},
    }),
  )
  const work = async (budget: (typeof budgets)[number]): Promise<void> => {
    for (;;) {
      await budget.place('bulk')
      const refused = isRefused(time.clock.now())
      await new Promise<void>((answer) => time.clock.after(shift.latencyMs, answer))
      const at = time.clock.now() - start
      if (refused) {
        refusedAt.push(at)
        budget.limited(null)
      } else {
        const minute = Math.floor(at / MINUTE_MS)
        answered[minute] = (answered[minute] ?? 0) + 1
      }
    }
  }
  const greedy = async ({ fromMinute, toMinute }: NonNullable<Shift['greedy']>): Promise<void> => {
    const wait = (ms: number) => new Promise<void>((over) => time.clock.after(ms, over))
    await wait(fromMinute * MINUTE_MS)
    while (time.clock.now() - start < toMinute * MINUTE_MS) {
      isRefused(time.clock.now())
      await wait(GREEDY_EVERY_MS)
    }
  }
  if (shift.greedy !== undefined) void greedy(shift.greedy)
  for (const budget of budgets) for (let line = 0; line < 6; line += 1) void work(budget).catch(() => {})
  await time.advance(shift.minutes * MINUTE_MS)
  for (const budget of budgets) budget.close()
  return { answered: Array.from(answered, (calls) => calls ?? 0), refusedAt }
}

/** ACME's limit as documented: counted over a minute, and who goes over is blocked for one (reference, 1.9). */
function makeLimiter(limit: number, counting: Counting): (now: number) => boolean {
  let calls: number[] = []
  let blockedUntil = 0
  return (now) => {
    if (now < blockedUntil) return true
    if (blockedUntil > 0 || (counting === 'fixed' && now - (calls[0] ?? now) >= MINUTE_MS)) calls = []
    blockedUntil = 0
    if (counting === 'sliding') calls = calls.filter((at) => at > now - MINUTE_MS)
    calls.push(now)
    if (calls.length <= limit) return false
    blockedUntil = now + MINUTE_MS
    return true
  }
}
