import { faultWords } from '../../../electron/contract/field-faults.ts'
import { type Profile, profileSchema } from '../../../electron/contract/profile.ts'
import type { Speech } from '../../i18n/language.tsx'
import type { PlainKey, Translate } from '../../i18n/translate.ts'
import { type Control, controls } from './controls.ts'
import { isGroup, type Json, valueAt } from './paths.ts'
import { numberWords, spanWords } from './value-words.ts'

type Issue = NonNullable<ReturnType<typeof profileSchema.safeParse>['error']>['issues'][number]

/** One thing that does not fit: where, down to the field of a row, and what to do about it. */
export type Fault = { readonly path: readonly (string | number)[]; readonly words: string }

/**
 * What is wrong with a profile as it is typed, by the same schema that the device holds it to. Practice is no profile of
 * a device: it is there at any time.
 */
export function faultsOf(draft: Json, { t, said }: Speech): readonly Fault[] {
  const parsed = profileSchema.safeParse(draft)
  if (parsed.success)
    return parsed.data.environment.kind === 'practice'
      ? [{ path: ['environment', 'kind'], words: t('fault.practice') }]
      : []
  return parsed.error.issues.flatMap((issue) => {
    const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)))
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ path: [...path, key], words: t('fault.unknownSetting') }))
    return [{ path, words: wordsFor(issue, path, draft, t) ?? said(faultWords(issue)) }]
  })
}

/** The faults under a step of the path, without that step. */
export function faultsUnder(
  faults: readonly Fault[],
  ...steps: readonly (string | number)[]
): readonly Fault[] {
  return faults
    .filter(({ path }) => steps.every((step, nth) => path[nth] === step))
    .map(({ path, words }) => ({ path: path.slice(steps.length), words }))
}

/** What is wrong with the whole, or with a part of it that has no field of its own; null where nothing is. */
export const ownFault = (faults: readonly Fault[], deep = false): string | null =>
  faults.find(({ path }) => deep || path.length === 0)?.words ?? null

/** What a leaf asks for where the schema has a rule of its own. */
const ASKS: { readonly [leaf: string]: PlainKey } = {
  tenantId: 'fault.digits',
  timeZone: 'fault.zone',
  'network.proxy': 'fault.proxy',
  'environment.baseUrl': 'fault.address',
  'environment.kind': 'fault.practice',
  environment: 'fault.practice',
  entrances: 'fault.whichTickets',
  'passRanges.from': 'fault.digits',
  'passRanges.to': 'fault.digits',
  'passRanges.validFrom': 'fault.date',
  'passRanges.validUntil': 'fault.date',
  'report.columns': 'fault.eventColumn',
}

/** What to do about it, at its field; null where this screen has no words of its own for it. */
function wordsFor(issue: Issue, path: Fault['path'], draft: Json, t: Translate): string | null {
  const leaf = path.filter((step) => typeof step === 'string').join('.')
  const setting = settingOf(leaf)
  const at = stepped(draft, path)
  if (leaf === 'network.extraCa')
    return t(String(at).includes('PRIVATE KEY') ? 'fault.privateKey' : 'fault.pem')
  if (leaf.startsWith('checkInStatus'))
    return t(issue.code === 'invalid_value' ? 'fault.choose' : 'fault.code')
  if (leaf === 'passRanges' && isGroup(at)) return t(passFault(at))
  const isEmpty = at === undefined || at === null || at === ''
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'number' || issue.origin === 'int')
        return t('fault.min', { min: measure(setting, Number(issue.minimum), t) })
      return t(issue.origin === 'array' ? 'fault.oneName' : 'fault.empty')
    case 'too_big':
      if (issue.origin === 'number' || issue.origin === 'int')
        return t('fault.max', { max: measure(setting, Number(issue.maximum), t) })
      return t(issue.origin === 'array' ? 'fault.tooMany' : 'fault.tooLong', { n: Number(issue.maximum) })
    case 'invalid_value':
      return t('fault.choose')
    case 'invalid_type':
      if (issue.expected === 'number') return t('fault.number')
      if (issue.expected === 'int') return t('fault.whole')
      if (isEmpty) return t('fault.empty')
      break
    default:
      break
  }
  const asks = ASKS[leaf]
  return asks === undefined ? null : t(asks)
}

function passFault({ from, to }: { [name: string]: Json }): PlainKey {
  if (typeof from !== 'string' || typeof to !== 'string' || from.length !== to.length)
    return 'fault.sameDigits'
  return from > to ? 'fault.order' : 'fault.days'
}

/** The control of the setting that a leaf belongs to, or of its member. */
function settingOf(leaf: string): Control | undefined {
  const found = Object.entries(controls).find(([path]) => leaf === path || leaf.startsWith(`${path}.`))
  if (found === undefined) return undefined
  const [path, control] = found
  if (control.kind !== 'rows' && control.kind !== 'report') return control
  return control.members.find(({ name }) => `${path}.${name}` === leaf)?.control
}

function measure(control: Control | undefined, value: number, t: Translate): string {
  if (control?.kind === 'span') return spanWords(value, t)
  return control?.kind === 'number' ? numberWords(control.unit, value, t) : String(value)
}

function stepped(draft: Json, path: Fault['path']): Json | undefined {
  return path.reduce<Json | undefined>((inner, step) => {
    if (typeof step === 'number') return Array.isArray(inner) ? inner[step] : undefined
    return isGroup(inner) ? inner[step] : undefined
  }, draft)
}

let defaults: Profile | null = null

/** What counts where nothing is set; undefined for nothing. */
export function defaultAt(path: string): Json | undefined {
  // Not when the file is read: by then zod has to know that it may not compile its parsers here.
  defaults ??= profileSchema.parse({})
  const json: Json = JSON.parse(JSON.stringify(defaults))
  return path === 'environment' ? undefined : valueAt(json, path)
}
