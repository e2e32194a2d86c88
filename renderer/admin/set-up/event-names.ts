import { admitSchema } from '../../../electron/contract/rule-settings.ts'
import type { PlainKey } from '../../i18n/translate.ts'

/** Parts of names as they are typed, with commas between. */
export const namesOf = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[,;\n]/)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
]

/** What is wrong with them; null where they will do. */
export function namesProblem(typed: string, hasOtherRules: boolean): PlainKey | null {
  const names = namesOf(typed)
  if (names.length === 0) return hasOtherRules ? null : 'setup.events.namesMissing'
  return admitSchema.safeParse({ names }).success ? null : 'setup.events.namesLong'
}
