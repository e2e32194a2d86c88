import type { ProfileChange } from '../../../electron/contract/device.ts'
import type { Translate } from '../../i18n/translate.ts'
import { type Control, controls, meanings } from './controls.ts'
import type { Json, NamedPath, SettingPath } from './paths.ts'
import { type EventWords, optionWords, valueWords } from './value-words.ts'

const settingNames = Object.keys(controls)
const isSetting = (path: string): path is SettingPath => settingNames.includes(path)

/** A field as the shell names it, in words; as it is named where this version has no word for it. */
export function fieldName(path: string, t: Translate): string {
  if (isSetting(path)) return t(`set.${path}`)
  const [start = '', code = ''] = [path.split('.')[0], path.split('.').at(-1)]
  if (start === 'checkInStatus') return `${t('set.checkInStatus')}: ${code}`
  const member = memberAt(path)
  return member === undefined ? path : `${t('set.report')}: ${t(`set.${member.leaf}`)}`
}

function memberAt(path: string): { leaf: NamedPath; control: Control } | undefined {
  const { report } = controls
  return report.kind === 'report' ? report.members.find(({ leaf }) => leaf === path) : undefined
}

/** What a change of an import is from and to, in words. Both come as JSON text, cut where they are long. */
export function importedWords(
  { path, from, to }: ProfileChange,
  t: Translate,
  event: EventWords = (id) => id,
): { from: string; to: string } {
  const say = (text: string | null): string => {
    if (text === null) return t('set.nothing')
    const value = parsed(text)
    if (value === undefined) return text
    if (path.startsWith('checkInStatus.')) return optionWords(meanings, value, t)
    const control = isSetting(path) ? controls[path] : memberAt(path)?.control
    return control === undefined ? text : valueWords(control, value, t, event)
  }
  return { from: say(from), to: say(to) }
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Whether a text is meant to be a sealed profile: it asks for a passphrase. */
export const looksSealed = (text: string): boolean =>
  /^\s*\{\s*"portcullis"\s*:\s*"sealed-/.test(text.replace(/^\uFEFF/, ''))
