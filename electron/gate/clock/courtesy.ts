import { setImmediate as nextTurn } from 'node:timers/promises'
import type { GateClock } from './clock.ts'

/** Long work in many small steps that gives way to guests: the landing of a list, say. */
export type Courtesy = {
  /** A guest is being served. */
  readonly served: () => void
  /** How much to do in one step of at most `most`: little of it while guests come, as each may have to wait for it. */
  readonly portion: (most: number) => number
  /** Awaited after each step, with how long that held the event loop, in ms. */
  readonly rest: (heldMs: number) => Promise<void>
}

/** The door is open for this long after a guest, in ms: they come 3 to 5 seconds apart. */
const DOOR_OPEN_MS = 10_000
/** With guests at the door a step holds this part of what it otherwise may. */
const SMALL = 0.1
/**
 * With guests at the door the work rests this many times as long as it held the event loop. A guest then hardly ever
 * comes upon it, and the disk has written what it left before that guest's admission has to wait for the disk.
 */
const RESTS = 14
/** On a computer where a step takes long, longer rests would leave the list where it is, in ms. */
const LONGEST_REST_MS = 100

const restMs = (heldMs: number): number => Math.min(LONGEST_REST_MS, Math.ceil(heldMs * RESTS))

/**
 * Full speed while nobody comes, a fifteenth of it in small steps while somebody does: some 1,400 tickets a second, many times what
 * comes within ACME's limit of calls.
 */
export function makeCourtesy({ tick, after }: Pick<GateClock, 'tick' | 'after'>): Courtesy {
  let servedAt = Number.NEGATIVE_INFINITY
  const doorOpen = (): boolean => tick() - servedAt < DOOR_OPEN_MS
  return {
    served: () => {
      servedAt = tick()
    },
    portion: (most) => (doorOpen() ? Math.max(1, Math.floor(most * SMALL)) : most),
    rest: async (heldMs) => {
      if (!doorOpen()) await nextTurn()
      else await new Promise<void>((resolve) => after(restMs(heldMs), resolve))
    },
  }
}
