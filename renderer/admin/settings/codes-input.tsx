import { useId, useState } from 'react'
import { useLanguage } from '../../i18n/language.tsx'
import type { PlainKey } from '../../i18n/translate.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { meanings } from './controls.ts'
import { type Fault, faultsUnder, ownFault } from './faults.ts'
import { isGroup, type Json } from './paths.ts'

/** What is wrong with a code that is to get a row; null where nothing is. */
export function newCodeFault(code: string, taken: readonly string[]): PlainKey | null {
  if (!/^-?\d{1,9}$/.test(code)) return 'set.codeWhole'
  return taken.includes(code) ? 'set.codeTaken' : null
}

/** ACME's numbers, each with what it means. */
export function CodesInput(props: {
  value: Json | undefined
  faults: readonly Fault[]
  onChange: (value: Json) => void
}) {
  const { t } = useLanguage()
  const id = useId()
  const { faults, onChange } = props
  const table = isGroup(props.value) ? props.value : {}
  const [code, setCode] = useState('')
  const [fault, setFault] = useState<PlainKey | null>(null)
  const add = () => {
    const wrong = newCodeFault(code.trim(), Object.keys(table))
    setFault(wrong)
    if (wrong !== null) return
    onChange({ ...table, [code.trim()]: 'unknown' })
    setCode('')
  }
  return (
    <div className="codes">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('set.code')}</th>
            <th scope="col">{t('set.meaning')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {Object.entries(table).map(([one, meaning]) => (
            <tr key={one}>
              <th scope="row" id={`${id}-${one}`}>
                {one}
              </th>
              <td>
                <select
                  className="field-input"
                  aria-labelledby={`${id}-${one}`}
                  value={String(meaning)}
                  onChange={({ target }) => onChange({ ...table, [one]: target.value })}
                >
                  {meanings.map(([value, label]) => (
                    <option key={value} value={value}>
                      {t(label)}
                    </option>
                  ))}
                </select>
                <CodeFault fault={ownFault(faultsUnder(faults, one), true)} />
              </td>
              <td>
                <Button
                  aria-label={t('set.remove', { what: one })}
                  onClick={() => {
                    const { [one]: _gone, ...rest } = table
                    onChange(rest)
                  }}
                >
                  {t('set.removeRow')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="setting-line codes-new">
        <Field
          label={t('set.code')}
          inputMode="numeric"
          maxLength={10}
          value={code}
          error={fault === null ? null : t(fault)}
          onChange={(event) => setCode(event.target.value)}
        />
        <Button onClick={add}>{t('set.addRow')}</Button>
      </div>
    </div>
  )
}

function CodeFault({ fault }: { fault: string | null }) {
  if (fault === null) return null
  return (
    <p className="field-error" role="status">
      {fault}
    </p>
  )
}
