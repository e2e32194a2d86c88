import { controls } from './controls.ts'
import { defaultAt } from './faults.ts'
import { isSame, type Json, type SettingPath, valueAt, withValue } from './paths.ts'
import { sections } from './sections.ts'

/** One setting that is to be another. Undefined: nothing is set, and nothing counts by default. */
export type Change = {
  readonly path: SettingPath
  readonly from: Json | undefined
  readonly to: Json | undefined
}

/** A profile that is being edited: what it was when that began, and what was made of it. */
export type Editing = {
  readonly base: Json
  /** Of the base; 0 where this device has no profile yet. */
  readonly revision: number
  readonly draft: Json
}

export const settingPaths: readonly SettingPath[] = sections.flatMap(({ settings }) => [...settings])

/** What counts at a path: what is set there, else the default. */
export const countingAt = (profile: Json, path: SettingPath): Json | undefined =>
  valueAt(profile, path) ?? defaultAt(path)

/** What applying would change, in the order of the sections. A default that is written out changes nothing. */
export function changesOf({ base, draft }: Pick<Editing, 'base' | 'draft'>): readonly Change[] {
  return settingPaths.flatMap((path) => {
    const [from, to] = [countingAt(base, path), countingAt(draft, path)]
    return isSame(from, to) ? [] : [{ path, from, to }]
  })
}

/** Takes one change back. */
export const takenBack = (editing: Editing, path: SettingPath): Editing => ({
  ...editing,
  draft: withValue(editing.draft, path, valueAt(editing.base, path)),
})

/** Lays what was edited over a profile that somebody else changed meanwhile. */
export function onTopOf(editing: Editing, base: Json, revision: number): Editing {
  const draft = changesOf(editing).reduce(
    (next, { path }) => withValue(next, path, valueAt(editing.draft, path)),
    base,
  )
  return { base, revision, draft }
}

/** Of a list what goes and what is new in it; null where the whole is one value. */
export function partsOf(
  change: Change,
  say: (part: Json) => string,
): {
  readonly gone: readonly string[]
  readonly added: readonly string[]
} | null {
  const [before, after] = [partList(change.path, change.from, say), partList(change.path, change.to, say)]
  if (before === null || after === null) return null
  return {
    gone: before.filter((part) => !after.includes(part)),
    added: after.filter((part) => !before.includes(part)),
  }
}

function partList(path: SettingPath, value: Json | undefined, say: (part: Json) => string) {
  const { kind } = controls[path]
  if (kind === 'names' || kind === 'rows') return Array.isArray(value) ? value.map(say) : []
  if (kind !== 'codes' || typeof value !== 'object' || value === null || Array.isArray(value)) return null
  return Object.entries(value).map(([code, meaning]) => say({ [code]: meaning }))
}
