import { useMemo } from 'react'
import { useLanguage } from '../../i18n/language.tsx'
import { controls } from './controls.ts'
import { defaultAt, faultsOf, faultsUnder } from './faults.ts'
import { isSame, type Json, type SettingPath, valueAt, withValue } from './paths.ts'
import { ValueField } from './value-field.tsx'

/**
 * One setting of a profile that is being typed: what it is called, what it does, its value in the way it is typed or
 * chosen, what counts without it, and what does not fit. The profile holds what was typed, fitting or not.
 */
export function SettingField(props: {
  path: SettingPath
  draft: Json
  onChange: (draft: Json) => void
  /** What is said beside its name where it differs from what counts on this device. */
  isChanged?: boolean
}) {
  const speech = useLanguage()
  const { t } = speech
  const { path, draft, onChange } = props
  const faults = useMemo(
    () => faultsUnder(faultsOf(draft, speech), ...path.split('.')),
    [draft, path, speech],
  )
  const value = valueAt(draft, path)
  const fallback = defaultAt(path)
  return (
    <ValueField
      label={t(`set.${path}`)}
      help={t(`set.${path}.help`)}
      control={controls[path]}
      value={value ?? (value === null ? null : fallback)}
      fallback={fallback}
      canReset={value !== undefined && fallback !== undefined && !isSame(value, fallback)}
      isChanged={props.isChanged ?? false}
      faults={faults}
      onChange={(next) => onChange(withValue(draft, path, next))}
      testId={`setting-${path}`}
    />
  )
}
