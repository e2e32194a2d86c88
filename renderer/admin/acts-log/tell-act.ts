import type { AuditFacts, AuditRow } from '../../../electron/contract/audit.ts'
import { roleSchema } from '../../../electron/contract/roles.ts'
import { sayingOf } from '../../../electron/contract/sayings/say.ts'
import type { Speech } from '../../i18n/language.tsx'
import type { Translate } from '../../i18n/translate.ts'

/** An act in words: what was done, by whom, and what more there is to know of it. */
export type ActWords = { readonly title: string; readonly by: string; readonly details: readonly string[] }

/** Says an entry of the log. Facts that this version does not know are left to the file. */
export function tellAct(
  row: Pick<AuditRow, 'act' | 'role' | 'who' | 'what' | 'why'>,
  { t, said }: Speech,
): ActWords {
  const { role, why } = row
  // What the device did by itself it has a reason of its own for; what a person wrote stands as it was written.
  const isOwn = why !== null && role === 'nobody' && sayingOf(why)?.code.startsWith('act.') === true
  const details = [
    ...factsOf(row, t),
    ...(why === null ? [] : [t('acts.why', { why: isOwn ? said(why) : why })]),
  ]
  return { title: t(`acts.of.${row.act}`), by: byWhom(row, t), details }
}

function byWhom({ act, role, who }: Pick<AuditRow, 'act' | 'role' | 'who'>, t: Translate): string {
  if (act === 'log-trimmed') return t('acts.itself')
  if (role === 'nobody') return who ?? t('acts.nobody')
  return t('acts.by', { who: who ?? t('acts.nobody'), role: t(`pin.role.${role}`) })
}

function factsOf({ act, what }: Pick<AuditRow, 'act' | 'what'>, t: Translate): string[] {
  const text = (name: string): string | null => textOf(what, name)
  const number = (name: string): number | null => (typeof what[name] === 'number' ? what[name] : null)
  const said = <T>(value: T | null, words: (value: T) => string): string[] =>
    value === null ? [] : [words(value)]
  const code = said(text('codeEnd'), (end) => t('queue.code', { end }))
  switch (act) {
    case 'locked-out':
      return said(number('tries'), (n) => t('acts.wrong', { n }))
    case 'staff-added':
    case 'staff-changed':
    case 'staff-removed':
      return [
        ...said(text('name'), (name) => personWords(name, text('role'), t)),
        ...(act === 'staff-changed' && what['newPin'] === true ? [t('acts.withPin')] : []),
      ]
    case 'override':
      return [...code, ...said(number('guests'), (n) => t('acts.guests', { n }))]
    case 'search':
      return said(number('found'), (n) => t('acts.found', { n }))
    case 'admit-found':
    case 'problem-reported':
    case 'retry':
    case 'acknowledge':
      return code
    case 'post-changed':
      return [
        ...changed(text('fromEntrance'), text('toEntrance'), t),
        ...changed(walk(text('fromDirection'), t), walk(text('toDirection'), t), t),
      ]
    case 'calibrated':
      return said(text('code') ?? numberText(number('code')), (named) => t('acts.code', { code: named }))
    case 'profile-changed':
      return said(number('revision'), (n) => t('acts.revision', { n }))
    case 'book-opened':
      return changed(text('from'), text('book'), t)
    case 'log-trimmed': {
      const through = number('through')
      return said(number('entries'), (n) => t('acts.trimmed', { n, through: through ?? '' }))
    }
    case 'unlocked':
    case 'recovered':
    case 'undo':
    case 'key-replaced':
    case 'key-exported':
    case 'secrets-protected':
      return []
  }
}

const textOf = (what: AuditFacts, name: string): string | null => {
  const value = what[name]
  return typeof value === 'string' && value !== '' ? value : null
}
const numberText = (value: number | null): string | null => (value === null ? null : String(value))

function personWords(name: string, role: string | null, t: Translate): string {
  const known = roleSchema.safeParse(role)
  return known.success ? t('acts.person', { name, role: t(`pin.role.${known.data}`) }) : name
}

function changed(from: string | null, to: string | null, t: Translate): string[] {
  return from === null || to === null || from === to ? [] : [t('acts.fromTo', { from, to })]
}

const walk = (direction: string | null, t: Translate): string | null =>
  direction === 'in' ? t('post.in') : direction === 'out' ? t('post.out') : direction
