import type { Staff } from '../office/staff.ts'
import type { EnvironmentDraft } from './environment-draft.ts'
import type { Editing } from './settings/edits.ts'
import type { Json } from './settings/paths.ts'
import type { View } from './settings/settings-nav.tsx'

/**
 * What is typed at each place, and lost by nothing but its being applied or taken back. No key, PIN or passphrase is among
 * it: those are emptied with the field they were typed into.
 */
export type Places = {
  readonly settings: { readonly editing: Editing; readonly shown: View }
  readonly 'setup.environment': EnvironmentDraft
  readonly 'setup.venue': Json
  readonly 'setup.post': Json
  readonly 'setup.events': Json
}
export type Place = keyof Places
/** Every place of the set-up. */
export const SET_UP = ['setup.environment', 'setup.venue', 'setup.post', 'setup.events'] as const
const ALL: readonly Place[] = ['settings', ...SET_UP]

type Own = {
  readonly typed: { readonly [P in Place]?: Places[P] | undefined }
  readonly throughLock: ReadonlySet<Place>
}

/**
 * What people typed and did not apply yet, by who typed it: a session that locks by itself takes nothing of it along, and
 * nobody else is shown it. In memory alone: it goes with the window.
 */
export type KeptTyping = {
  /** What whoever is signed in typed there; undefined for nothing. */
  readonly at: <P extends Place>(place: P) => Places[P] | undefined
  readonly keep: <P extends Place>(place: P, value: Places[P]) => void
  /** Who types now: to be named when an act ends that may have ended their session, too. */
  readonly whose: () => string
  /** Forgets what was typed there, by default by whoever is signed in. */
  readonly drop: (place: Place, by?: string) => void
  /** Whether the session locked since it was typed. */
  readonly isThroughLock: (place: Place) => boolean
  /** Whether what somebody typed at one of these places waits for them to unlock. */
  readonly isWaiting: (places: readonly Place[]) => boolean
}

/** Where nobody has a PIN nobody is signed in. */
const NOBODY = ''
const nothing: Own = { typed: {}, throughLock: new Set() }

export function createKeptTyping(staff: Pick<Staff, 'getState' | 'subscribe'>): KeptTyping {
  const byWhom = new Map<string, Own>()
  const whose = (): string => staff.getState()?.signedIn?.id ?? NOBODY
  let owner = whose()
  const own = (by = owner): Own => byWhom.get(by) ?? nothing
  staff.subscribe(() => {
    if (whose() === owner) return
    const { typed } = own()
    byWhom.set(owner, { typed, throughLock: new Set(ALL.filter((place) => typed[place] !== undefined)) })
    owner = whose()
  })
  const put = (typed: Own['typed'], by = owner): void => {
    const throughLock = new Set([...own(by).throughLock].filter((one) => typed[one] !== undefined))
    byWhom.set(by, { typed, throughLock })
  }
  return {
    at: (place) => own().typed[place],
    keep: (place, value) => put({ ...own().typed, [place]: value }),
    whose: () => owner,
    drop: (place, by = owner) => put({ ...own(by).typed, [place]: undefined }, by),
    isThroughLock: (place) => own().throughLock.has(place),
    isWaiting: (of) =>
      [...byWhom].some(([who, { typed }]) => who !== owner && of.some((place) => typed[place] !== undefined)),
  }
}
