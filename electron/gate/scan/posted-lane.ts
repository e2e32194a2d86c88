import type { Profile } from '../../contract/profile.ts'
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

export function makePostedLane(
  post: Post,
  parts: Omit<ScanOptions & OverrideOptions, 'profile'>,
): PostedLane {
  const laneAt = (profile: Profile) => ({
    profile,
    scan: makeScan({ ...parts, profile }),
    override: makeOverride({ ...parts, profile }),
  })
  let lane = laneAt(post.profile())
  return {
    scan: (request) => lane.scan(request),
    override: (request) => lane.override(request),
    profile: () => lane.profile,
    change: (request, by) => {
      const error = post.change(request, by)
      if (error === null) lane = laneAt(post.profile())
      return error
    },
  }
}
