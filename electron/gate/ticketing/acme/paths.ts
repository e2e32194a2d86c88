import { z } from 'zod'
import type { Profile } from '../../../contract/profile.ts'

/** The check-in calls, whose place is uncertain: one without `/b2b/` is documented, code in production uses the other. */
export type CheckInCall =
  | 'checkinticketsexternal'
  | 'checkinexternal'
  | 'checkintickets'
  | 'undocheckintickets'

const roots = ['/v2/willcall', '/v2/b2b/willcall'] as const
export type CheckInRoot = (typeof roots)[number]

/** What was found out about each call. */
export const learntPathsSchema = z.partialRecord(
  z.enum(['checkinticketsexternal', 'checkinexternal', 'checkintickets', 'undocheckintickets']),
  z.enum(roots),
)
export type LearntPaths = z.infer<typeof learntPathsSchema>

/** Where the reference shows each call: [DOC A1] for the first and last, [CODE B] for the others. */
const SHOWN: Record<CheckInCall, CheckInRoot> = {
  checkinticketsexternal: '/v2/willcall',
  undocheckintickets: '/v2/willcall',
  checkinexternal: '/v2/b2b/willcall',
  checkintickets: '/v2/b2b/willcall',
}

/**
 * The places to try for a call, best first. A place where the call is not (404, 405, or 403: seen on a wrong path,
 * reference 1.9) has done nothing, so trying the next one is safe.
 */
export function placesFor(
  call: CheckInCall,
  setting: Profile['checkInPath'],
  learnt: LearntPaths,
): readonly CheckInRoot[] {
  if (setting !== 'auto') return [setting]
  const known = learnt[call]
  if (known !== undefined) return [known]
  const likely = Object.values(learnt)[0] ?? SHOWN[call]
  return [likely, ...roots.filter((root) => root !== likely)]
}

/** Every place a call may live, first the one in use: the setting, what was learnt, or where the reference shows it. */
export function checkInPlaces(
  call: CheckInCall,
  setting: Profile['checkInPath'],
  learnt: LearntPaths,
): readonly CheckInRoot[] {
  const likely = setting === 'auto' ? (learnt[call] ?? SHOWN[call]) : setting
  return [likely, ...roots.filter((root) => root !== likely)]
}

/** May the call live elsewhere, by this status? */
export const mayBeElsewhere = (status: number | null): boolean =>
  status === 404 || status === 405 || status === 403
