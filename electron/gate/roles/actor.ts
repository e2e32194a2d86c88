import type { Profile } from '../../contract/profile.ts'
import type { Role, StaffMember } from '../../contract/roles.ts'

/** Who does something, as far as the gate knows. */
export type Actor = {
  /** `nobody`: no PIN was given. */
  readonly role: Role | 'nobody'
  readonly name: string | null
}

/** Whoever stands at the gate without a PIN. */
export const NOBODY: Actor = { role: 'nobody', name: null }

export const actorOf = ({ role, name }: StaffMember): Actor => ({ role, name })

/** How the record of a scan names whoever is signed in; null where nobody is, or the profile wants no names there. */
export const nameFor = ({ roles }: Profile, by: Actor): string | null =>
  roles.namesInRecords === 'named' ? by.name : null

const RANK = { nobody: 0, steward: 0, supervisor: 1, admin: 2 } as const

/** May who has this role do what that role may? Scanning needs no PIN, so nobody may do what a steward may. */
export const isAtLeast = (role: Actor['role'], needed: Role): boolean => RANK[role] >= RANK[needed]
