import type { FaultRule, Faults } from './faults.ts'

const lasting = { times: 'until-cleared' } as const

/** What each scene of the training makes go wrong. One that tells of a ticket alone needs nothing to go wrong. */
export const SCENES: Readonly<Record<string, readonly FaultRule[]>> = {
  'network-drops': [{ kind: 'reset', ...lasting }],
  slow: [{ kind: 'latency', ms: 4_000, ...lasting, match: { path: 'checkin' } }],
  'rate-limited': [{ kind: 'rate-limited', retryAfter: 20, ...lasting }],
  'key-revoked': [{ kind: 'key-refused', ...lasting }],
  'wifi-sign-in': [{ kind: 'html', ...lasting }],
  'wrong-clock': [{ kind: 'wrong-clock', offsetMs: -7_200_000, ...lasting }],
  'used-ticket': [],
}

/** Plays one scene at a time. What it made go wrong ends with it, and nothing else does. */
export function makeStage(faults: Pick<Faults, 'add' | 'clear'>): (name: string | null) => void {
  let standing: readonly number[] = []
  return (name) => {
    for (const id of standing) faults.clear(id)
    standing = name === null ? [] : (SCENES[name] ?? []).map(faults.add)
  }
}
