import type { ProfileDraft } from '../../../electron/contract/device.ts'
import type { Profile } from '../../../electron/contract/profile.ts'

type Leaf<T, Path extends string> = T extends readonly (infer Row)[]
  ? Path | (Row extends object ? LeavesOf<Row, `${Path}.`> : never)
  : T extends object
    ? string extends keyof T
      ? Path
      : LeavesOf<T, `${Path}.`>
    : Path
type LeavesOf<T, Start extends string> = T extends unknown
  ? { [K in keyof T & string]-?: Leaf<NonNullable<T[K]>, `${Start}${K}`> }[keyof T & string]
  : never

/** Everything in the profile that has a value of its own, fields of a row included: the compiler reads it off the schema. */
export type LeafPath = LeavesOf<Profile, ''>

/** What has a name and a word of help. */
export type NamedPath = LeafPath | 'environment' | 'report'

type Inside = `${'environment' | 'report' | 'entrances' | 'passRanges' | 'ticketTypes'}.${string}`

/** What is changed as one: fields that make sense together alone are one setting. */
export type SettingPath = Exclude<NamedPath, Inside>

/** A value of the profile as JSON has it. */
export type Json = ProfileDraft

export const isGroup = (value: Json | undefined): value is { [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What stands at a path; undefined where nothing does, and the default counts. */
export function valueAt(draft: Json, path: string): Json | undefined {
  return path
    .split('.')
    .reduce<Json | undefined>((inner, name) => (isGroup(inner) ? inner[name] : undefined), draft)
}

/** The draft with another value at a path; undefined takes it out, and a group that is empty then. */
export function withValue(draft: Json, path: string, value: Json | undefined): Json {
  const [name = '', ...rest] = path.split('.')
  const { [name]: before, ...others } = isGroup(draft) ? draft : {}
  const next = rest.length === 0 ? value : withValue(before ?? {}, rest.join('.'), value)
  const isEmpty = rest.length > 0 && isGroup(next) && Object.keys(next).length === 0
  return next === undefined || isEmpty ? others : { ...others, [name]: next }
}

/** Whether two values are one, however their fields are ordered. */
export function isSame(one: Json | undefined, other: Json | undefined): boolean {
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other))
}

function ordered(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return value.map((inner) => ordered(inner) ?? null)
  if (!isGroup(value)) return value
  const names = Object.keys(value).sort()
  return Object.fromEntries(names.map((name) => [name, ordered(value[name]) ?? null]))
}
