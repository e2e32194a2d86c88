import { useLanguage } from '../../i18n/language.tsx'
import type { Control, Option } from './controls.ts'
import { type Fault, faultsUnder } from './faults.ts'
import { isGroup, type Json } from './paths.ts'
import type { ValueFieldComponent } from './value-props.ts'

const kinds: readonly Option[] = [
  ['production', 'set.is.production'],
  ['sandbox', 'set.is.sandbox'],
  ['custom', 'set.is.custom'],
]
const kindControl: Control = { kind: 'choice', options: kinds }
const numberControl: Control = { kind: 'text', max: 2 }
const addressControl: Control = { kind: 'text', max: 300, optional: true }

/** Which venue this is, and where ACME is for it. */
export function EnvironmentInput(props: {
  Field: ValueFieldComponent
  value: Json | undefined
  faults: readonly Fault[]
  onChange: (value: Json) => void
}) {
  const { t } = useLanguage()
  const { Field, value, faults, onChange } = props
  const { kind, number, baseUrl } = isGroup(value) ? value : {}
  const change = (next: {
    kind?: Json | undefined
    number?: Json | undefined
    baseUrl?: Json | undefined
  }) => {
    const one = { kind, number, baseUrl, ...next }
    onChange({
      kind: one.kind ?? 'production',
      ...(one.kind === 'sandbox' ? { number: one.number ?? '' } : {}),
      // A sandbox needs none; the others are asked for it.
      ...(one.baseUrl === undefined
        ? one.kind === 'sandbox'
          ? {}
          : { baseUrl: '' }
        : { baseUrl: one.baseUrl }),
    })
  }
  return (
    <div className="setting-members">
      <Field
        label={t('set.environment.kind')}
        help={t('set.environment.kind.help')}
        control={kindControl}
        value={kind}
        faults={faultsUnder(faults, 'kind')}
        onChange={(next) => change({ kind: next })}
      />
      {kind === 'sandbox' && (
        <Field
          label={t('set.environment.number')}
          help={t('set.environment.number.help')}
          control={numberControl}
          value={number}
          faults={faultsUnder(faults, 'number')}
          onChange={(next) => change({ number: /^\d+$/.test(String(next)) ? Number(next) : (next ?? '') })}
        />
      )}
      {kind !== undefined && kind !== 'practice' && (
        <Field
          label={t('set.environment.baseUrl')}
          help={t('set.environment.baseUrl.help')}
          control={addressControl}
          value={baseUrl}
          faults={faultsUnder(faults, 'baseUrl')}
          onChange={(next) => change({ baseUrl: next })}
        />
      )}
    </div>
  )
}
