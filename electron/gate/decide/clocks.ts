import { decideFromCache } from './decide.ts'
import type { CacheDecision, Facts, Rules } from './facts.ts'

/** Up to here two clocks are taken for one, and ACME's is followed. In ms. */
export const CLOCKS_AGREE_MS = 2 * 60_000

/** The time at the door, and how far ACME's clock is from it. */
export type Times = {
  /** This device's, epoch ms. */
  readonly now: number
  /** ACME's clock minus this device's, in ms. */
  readonly skewMs: number
}

export type TimedDecision = { readonly facts: Facts; readonly cache: CacheDecision }

/**
 * What the cache says where the device's clock and ACME's may differ. Up to two minutes ACME's is followed. Beyond
 * that one of them is wrong and nobody here can tell which: what both come to stands; where they come to different
 * ends, a person decides. So no guest is refused, and none let in early, for the sake of a clock.
 * @param look the facts as they are at a time: which events are admitted depends on it.
 */
export function decideByTheClocks(
  look: (now: number) => Facts,
  rules: Rules,
  { now, skewMs }: Times,
): TimedDecision {
  const here = look(now)
  if (Math.abs(skewMs) <= CLOCKS_AGREE_MS) {
    return { facts: here, cache: decideFromCache(here, rules, now + skewMs) }
  }
  const byDevice = decideFromCache(here, rules, now)
  const byAcme = decideFromCache(movedBy(look(now + skewMs), skewMs), rules, now + skewMs)
  const cache: CacheDecision = isSame(byDevice, byAcme)
    ? byAcme
    : {
        kind: 'hold',
        reason: 'not-decided',
        own: isOwn(byDevice) && isOwn(byAcme),
        event: byDevice.event,
        details: { cause: 'clocks-differ' },
      }
  return { facts: here, cache }
}

/** What this device dated by its own clock, as ACME's would have dated it. */
function movedBy(facts: Facts, skewMs: number): Facts {
  return {
    ...facts,
    movements: facts.movements.map((movement) => ({ ...movement, at: movement.at + skewMs })),
    confirmedAt: facts.confirmedAt === null ? null : facts.confirmedAt + skewMs,
  }
}

const isOwn = (decision: CacheDecision): boolean => decision.kind !== 'unknown' && decision.own

function isSame(one: CacheDecision, other: CacheDecision): boolean {
  if (one.kind === 'unknown' || other.kind === 'unknown') return one.kind === other.kind
  return one.kind === other.kind && one.reason === other.reason && one.event?.id === other.event?.id
}
