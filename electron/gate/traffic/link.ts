import { say } from '../../contract/sayings/say.ts'
import type { LinkState } from '../../contract/status.ts'

/** What a call taught about the way to ACME. */
export type Observation =
  | { readonly kind: 'answered'; readonly tookMs: number }
  /** A scan gave up waiting; the call itself is still under way. */
  | { readonly kind: 'late'; readonly waitedMs: number }
  | { readonly kind: 'limited'; readonly until: number }
  | { readonly kind: 'unreachable'; readonly why: string }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'captive'; readonly why: string }

const LIMITED = say('link.limited')

/**
 * Before the first call nothing is known, and nobody is told otherwise.
 * @param blockedUntil the end of a block that the process before this one met.
 */
export const linkAtStart = (now: number, blockedUntil: number | null): LinkState =>
  blockedUntil !== null && blockedUntil > now
    ? { state: 'rate-limited', since: now, why: LIMITED, until: blockedUntil }
    : { state: 'offline', since: now, why: say('link.connecting'), until: null }

/**
 * The next state of the link. Pure: the same observations in the same order always tell the same story.
 * @param budgetMs an answer slower than this does not make a slow link a good one.
 */
export function observe(link: LinkState, seen: Observation, budgetMs: number, now: number): LinkState {
  const become = (state: LinkState['state'], why: string | null, until: number | null = null): LinkState =>
    link.state === state && link.why === why && link.until === until
      ? link
      : { state, since: link.state === state ? link.since : now, why, until }

  switch (seen.kind) {
    case 'answered':
      // Calls that left before a block was met still answer; they do not lift it.
      if (link.state === 'rate-limited' && link.until !== null && now < link.until) return link
      return seen.tookMs <= budgetMs
        ? become('online', null)
        : become('slow', say('link.slow', { seconds: seconds(seen.tookMs) }))
    case 'late':
      return link.state === 'online' || link.state === 'slow'
        ? become('slow', say('link.late', { seconds: seconds(seen.waitedMs) }))
        : link
    case 'limited':
      return become('rate-limited', LIMITED, seen.until)
    case 'unreachable':
      // During a block ACME may drop connections too; the block is the better story.
      return link.state === 'rate-limited' && link.until !== null && now < link.until
        ? link
        : become('offline', seen.why)
    case 'refused':
      return become('refused', seen.why)
    case 'captive':
      return become('captive', seen.why)
  }
}

const PROBE_MS = 5_000
const HEARTBEAT_MS = 20_000
const REFUSED_PROBE_MS = 60_000
/** Part of a wait that is random, so that forty devices behind one address do not come back in one instant. */
const JITTER = 0.2

/**
 * How long until the next probe. A link comes back by probes, never by a guest's scan; a refused key is asked about
 * once a minute, since a gate must not look like an attack (design, section 6).
 * @param random in [0, 1)
 */
export function probeDelayMs(link: LinkState, now: number, random: number): number {
  const jitter = (ms: number): number => ms * (1 - JITTER / 2 + JITTER * random)
  switch (link.state) {
    case 'online':
      return jitter(HEARTBEAT_MS)
    case 'refused':
      return jitter(REFUSED_PROBE_MS)
    case 'rate-limited':
      return Math.max(0, (link.until ?? now) - now) + PROBE_MS * JITTER * random
    case 'slow':
    case 'offline':
    case 'captive':
      return jitter(PROBE_MS)
  }
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(1)
}
