import type { FieldProblem } from '../../contract/device.ts'
import { fieldFaults } from '../../contract/field-faults.ts'
import { type Profile, profileSchema } from '../../contract/profile.ts'
import { say } from '../../contract/sayings/say.ts'
import { bookOf } from './books.ts'

/** Why this cannot be the profile of a live book, field by field; nothing where it can. */
export function liveProfileIssues(draft: unknown): FieldProblem[] {
  const parsed = profileSchema.safeParse(draft)
  if (!parsed.success) return fieldFaults(parsed.error, draft)
  if (bookOf(parsed.data.environment) !== 'practice') return []
  return [{ path: 'environment', message: say('field.practice') }]
}

/** One setting, as JSON text. */
export type Change = { readonly path: string; readonly from: string | null; readonly to: string | null }

/** What differs between two profiles, setting by setting, defaults filled in. Lists and the environment count as one. */
export function changesBetween(before: Profile, after: Profile): Change[] {
  const [old, next] = [settingsOf(before), settingsOf(after)]
  return [...new Set([...old.keys(), ...next.keys()])].flatMap((path) => {
    const change = { path, from: old.get(path) ?? null, to: next.get(path) ?? null }
    return change.from === change.to ? [] : [{ path, from: short(change.from), to: short(change.to) }]
  })
}

const SHOWN_MAX = 400

/** A change is for eyes: a whole bundle of certificates is not. */
const short = (text: string | null): string | null =>
  text === null || text.length <= SHOWN_MAX ? text : `${text.slice(0, SHOWN_MAX)}…`

function settingsOf(profile: Profile): Map<string, string> {
  const found = new Map<string, string>()
  const walk = (path: string, value: unknown): void => {
    if (isGroup(value) && path !== 'environment') {
      for (const [name, inner] of Object.entries(value)) walk(path === '' ? name : `${path}.${name}`, inner)
    } else if (value !== undefined) found.set(path, JSON.stringify(value))
  }
  walk('', profile)
  return found
}

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
