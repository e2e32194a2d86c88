import type { Translate } from '../../i18n/translate.ts'
import { type Control, meanings, type Option, UNIT_MS, type Unit } from './controls.ts'
import { isGroup, type Json } from './paths.ts'

/** An event by its id, in words: with its name and start where this device knows it. */
export type EventWords = (id: string) => string

const units: readonly Unit[] = ['days', 'hours', 'minutes', 'seconds', 'ms']

/** The largest unit in which a length of time is a whole number. */
export function unitFor(lengthMs: number, allowed: readonly Unit[] = units): Unit {
  const fitting = units.filter((unit) => allowed.includes(unit))
  const smallest = fitting.at(-1) ?? 'ms'
  return lengthMs === 0 ? smallest : (fitting.find((unit) => lengthMs % UNIT_MS[unit] === 0) ?? smallest)
}

/** A length of time as it is, without rounding: `90 s`, not `2 min`. */
export function spanWords(lengthMs: number, t: Translate): string {
  const unit = unitFor(lengthMs)
  return t(`span.${unit}`, { n: lengthMs / UNIT_MS[unit] })
}

/**
 * A value of the profile in the words of its field.
 * @param event what an event is called whose id is in it
 */
export function valueWords(
  control: Control,
  value: Json | undefined,
  t: Translate,
  event: EventWords = (id) => id,
): string {
  if (control.kind === 'span' && control.none === true && value === null) return t('set.notKnown')
  if (value === undefined || value === null || value === '') return t('set.nothing')
  switch (control.kind) {
    case 'text':
    case 'date':
      return String(value)
    case 'lines': {
      const found = String(value).match(/BEGIN CERTIFICATE/g)?.length ?? 0
      return t('set.certificates', { n: found })
    }
    case 'span':
      return typeof value === 'number' ? spanWords(value, t) : String(value)
    case 'number':
      return numberWords(control.unit, value, t)
    case 'choice':
      return optionWords(control.options, value, t)
    case 'names':
      return Array.isArray(value) && value.length > 0
        ? value.map((one) => (control.of === 'events' ? event(String(one)) : String(one))).join(', ')
        : t('set.nothing')
    case 'rows':
      return Array.isArray(value) && value.length > 0
        ? value.map((row) => rowWords(control, row, t, event)).join(' | ')
        : t('set.nothing')
    case 'report':
      return isGroup(value) ? String(value['definitionId'] ?? '') : String(value)
    case 'environment':
      return environmentWords(value, t)
    case 'codes':
      return isGroup(value)
        ? Object.entries(value)
            .map(([code, meaning]) => `${code}: ${optionWords(meanings, meaning, t)}`)
            .join(' | ')
        : String(value)
  }
}

/** One row of a list: what is set of it, in the order of its fields. */
export function rowWords(
  control: Extract<Control, { kind: 'rows' | 'report' }>,
  row: Json,
  t: Translate,
  event: EventWords = (id) => id,
): string {
  if (!isGroup(row)) return String(row)
  return control.members
    .flatMap((member) => {
      const value = row[member.name]
      const isEmpty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
      return isEmpty ? [] : [valueWords(member.control, value, t, event)]
    })
    .join(' · ')
}

export function optionWords(options: readonly Option[], value: Json, t: Translate): string {
  const label = options.find(([one]) => one === value)?.[1]
  return label === undefined ? String(value) : t(label)
}

export function numberWords(unit: 'perMinute' | 'percent' | 'guests', value: Json, t: Translate): string {
  if (typeof value !== 'number') return String(value)
  switch (unit) {
    case 'perMinute':
      return t('set.valuePerMinute', { n: value })
    case 'percent':
      return t('set.valuePercent', { n: value })
    case 'guests':
      return t('set.valueGuests', { n: value })
  }
}

function environmentWords(value: Json, t: Translate): string {
  if (!isGroup(value)) return String(value)
  const { kind, number, baseUrl } = value
  const name =
    kind === 'sandbox' && typeof number === 'number'
      ? t('set.sandboxNumber', { n: number })
      : kind === 'production'
        ? t('set.is.production')
        : kind === 'practice'
          ? t('set.is.practice')
          : t('set.is.custom')
  return typeof baseUrl === 'string' && baseUrl !== '' ? `${name} (${baseUrl})` : name
}
