import { type KeyboardEvent, useRef, useState } from 'react'
import { useLanguage } from '../../i18n/language.tsx'
import { Button } from '../../ui/button.tsx'
import { ChosenList } from './chosen-list.tsx'
import type { Fault } from './faults.ts'
import type { Json } from './paths.ts'
import type { InputIds } from './value-props.ts'

/** Names or ids, each of which can be taken away; what is typed is one more. */
export function NamesInput(props: {
  ids: InputIds
  label: string
  value: Json | undefined
  faults: readonly Fault[]
  onChange: (value: Json) => void
}) {
  const { t } = useLanguage()
  const { ids, label, value, faults, onChange } = props
  const [typed, setTyped] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const names = Array.isArray(value) ? value.map(String) : []
  const add = () => {
    const name = typed.trim()
    if (name !== '' && !names.includes(name)) onChange([...names, name])
    setTyped('')
  }
  return (
    <div className="names">
      <ChosenList
        chosen={names}
        faults={faults}
        onRemove={(name) => {
          onChange(names.filter((one) => one !== name))
          field.current?.focus()
        }}
      />
      <div className="setting-line">
        <input
          ref={field}
          type="text"
          autoComplete="off"
          spellCheck={false}
          className="field-input"
          aria-label={t('set.addTo', { what: label })}
          aria-describedby={ids.notes}
          maxLength={200}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          // What was typed and not added is meant to be there, too.
          onBlur={add}
          onKeyDown={(event: KeyboardEvent) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            add()
          }}
        />
        <Button onClick={add}>{t('set.add')}</Button>
      </div>
    </div>
  )
}
