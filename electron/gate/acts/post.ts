import { z } from 'zod'
import type { GateInput } from '../../contract/methods.ts'
import type { Profile } from '../../contract/profile.ts'
import { say } from '../../contract/sayings/say.ts'
import type { GateError } from '../../contract/wire.ts'
import type { Actor } from '../roles/actor.ts'
import type { Memory } from '../store/memory.ts'
import type { ActLog } from './log.ts'

/** Where a device stands during a shift: a supervisor may post it elsewhere than its profile says. */
export type Post = {
  /** The profile with the direction and the entrance that hold now. */
  readonly profile: () => Profile
  readonly isChanged: () => boolean
  /** The entrances it can be posted to; empty where any name will do. */
  readonly entrances: () => readonly string[]
  /** Null where it was done. */
  readonly change: (request: GateInput<'changePost'>, by: Actor) => GateError | null
}

export type PostOptions = {
  readonly memory: Memory
  readonly log: ActLog
  readonly profile: Profile
  readonly atomically: (write: () => void) => void
}

/** A profile need not name its entrance. */
const placeSchema = z.object({ direction: z.enum(['in', 'out']), entrance: z.string().max(120) })
/** `of`: what the profile said when it was changed. A profile that says otherwise since has the last word. */
const postSchema = placeSchema.extend({ of: placeSchema })
type Place = z.infer<typeof placeSchema>

const POST = 'post'

export function makePost({ memory, log, profile, atomically }: PostOptions): Post {
  const own = placeOf(profile)
  const kept = memory.recall(POST, postSchema)
  let place: Place = kept !== null && isSame(kept.of, own) ? placeOf(kept) : own
  // Rules that name entrances send guests to those names: one that is spelt otherwise would refuse them all.
  const entrances = [...new Set(profile.entrances.map(({ entrance }) => entrance)), profile.entrance]
  const choices = profile.entrances.length === 0 ? [] : [...new Set(entrances)]

  return {
    profile: () => ({ ...profile, ...place }),
    isChanged: () => !isSame(place, own),
    entrances: () => choices,
    change: ({ direction = place.direction, entrance = place.entrance, reason }, by) => {
      const named = choices.length === 0 ? entrance : choices.find((one) => isSameName(one, entrance))
      if (named === undefined) {
        const message = say('ask.no-entrance', { entrances: choices.join(', ').slice(0, 400) })
        return { code: 'bad-request', message }
      }
      const next: Place = { direction, entrance: named }
      if (isSame(next, place)) return null
      const what = {
        fromDirection: place.direction,
        toDirection: next.direction,
        fromEntrance: place.entrance,
        toEntrance: next.entrance,
      }
      atomically(() => {
        memory.remember(POST, { ...next, of: own })
        log.note({ act: 'post-changed', by, what, why: reason || null })
      })
      place = next
      return null
    },
  }
}

const placeOf = ({ direction, entrance }: Place): Place => ({ direction, entrance })

const isSame = (one: Place, other: Place): boolean =>
  one.direction === other.direction && one.entrance === other.entrance

const isSameName = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase()
