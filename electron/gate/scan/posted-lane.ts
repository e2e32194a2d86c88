import type { Profile } from '../../contract/profile.ts'
import type { Verdict } from '../../contract/verdict.ts'
import type { Post } from '../acts/post.ts'
import { type MakeOverride, makeOverride, type OverrideOptions } from './override.ts'
import { makeScan, type Scan, type ScanOptions } from './scan.ts'

/** The one lane of this gate, where a supervisor may post it elsewhere during a shift. */
export type PostedLane = {
  readonly scan: Scan
  readonly override: MakeOverride
  /** The profile as it holds now. */
  readonly profile: () => Profile
  /** What was scanned before goes on in its turn, by the rules of the place it was scanned at. Null where it was done. */
  readonly change: Post['change']
}

type PostedLaneParts = Omit<ScanOptions & OverrideOptions, 'profile' | 'onCommitted'> & {
  /** @param entrance where it was decided, which may be another by now */
  readonly onCommitted: (verdict: Verdict, entrance: string) => void
}

export function makePostedLane(post: Post, { onCommitted, ...parts }: PostedLaneParts): PostedLane {
  const laneAt = (profile: Profile) => {
    const here = { ...parts, profile, onCommitted: (said: Verdict) => onCommitted(said, profile.entrance) }
    return { profile, scan: makeScan(here), override: makeOverride(here) }
  }
  let lane = laneAt(post.profile())
  return {
    scan: (request, by, also) => lane.scan(request, by, also),
    override: (request) => lane.override(request),
    profile: () => lane.profile,
    change: (request, by) => {
      const error = post.change(request, by)
      if (error === null) lane = laneAt(post.profile())
      return error
    },
  }
}
