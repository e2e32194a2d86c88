import { type FocusEvent, type KeyboardEvent, useRef, useState } from 'react'
import { useLanguage } from '../../i18n/language.tsx'
import { Button } from '../../ui/button.tsx'
import { ChosenList } from './chosen-list.tsx'
import type { Fault } from './faults.ts'
import { fittingEvents, type KnownEvent, useEventWords, useKnownEvents } from './known-events.tsx'
import type { Json } from './paths.ts'
import type { InputIds } from './value-props.ts'

/** So many are offered at once: more are found by typing. */
const OFFERED = 6

/** Event ids: picked by name and start from those this device knows, or typed where it does not know them. */
export function EventsInput(props: {
  ids: InputIds
  label: string
  value: Json | undefined
  faults: readonly Fault[]
  onChange: (value: Json) => void
}) {
  const { t } = useLanguage()
  const { ids, label, value, faults, onChange } = props
  const known = useKnownEvents()
  const say = useEventWords()
  const [typed, setTyped] = useState('')
  const [isOpen, setOpen] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const chosen = Array.isArray(value) ? value.map(String) : []
  const fitting = fittingEvents(known, typed).filter(({ id }) => !chosen.includes(id))
  const add = (id: string) => {
    if (id !== '' && !chosen.includes(id)) onChange([...chosen, id])
    setTyped('')
  }
  /** One that is found, or, where none is, what was typed as an id: a part of several names is neither. */
  const addTyped = () => {
    const text = typed.trim()
    const [first, ...others] = fitting
    if (text === '' || first === undefined || known.some(({ id }) => id === text)) add(text)
    else if (others.length === 0) add(first.id)
  }
  const leave = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (currentTarget.contains(relatedTarget)) return
    setOpen(false)
    // What was typed and not added is meant to be there, too, unless it was a search.
    if (fitting.length === 0) add(typed.trim())
  }
  return (
    <div className="names">
      <ChosenList
        chosen={chosen}
        faults={faults}
        say={say}
        note={(id) => (known.some((one) => one.id === id) ? null : t('set.events.unknown'))}
        onRemove={(id) => {
          onChange(chosen.filter((one) => one !== id))
          field.current?.focus()
        }}
      />
      <fieldset className="names events-pick" onFocus={() => setOpen(true)} onBlur={leave}>
        <legend className="unseen">{t('set.addTo', { what: label })}</legend>
        <div className="setting-line">
          <input
            ref={field}
            type="text"
            autoComplete="off"
            spellCheck={false}
            className="field-input"
            placeholder={t('set.events.search')}
            aria-label={t('set.addTo', { what: label })}
            aria-describedby={ids.notes}
            maxLength={64}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            onKeyDown={(event: KeyboardEvent) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              addTyped()
            }}
          />
          <Button onClick={addTyped}>{t('set.add')}</Button>
        </div>
        {isOpen && <Offered fitting={fitting} typed={typed} onPick={add} />}
      </fieldset>
    </div>
  )
}

function Offered(props: { fitting: readonly KnownEvent[]; typed: string; onPick: (id: string) => void }) {
  const { t } = useLanguage()
  const say = useEventWords()
  const { fitting, typed } = props
  const more = fitting.length - OFFERED
  return (
    <div className="events-offered" data-testid="events-offered">
      <p className="field-hint" role="status">
        {fitting.length === 0
          ? t(typed.trim() === '' ? 'set.events.noneLeft' : 'set.events.noneFits')
          : t('set.events.fit', { n: fitting.length })}
      </p>
      {fitting.slice(0, OFFERED).map(({ id, cancelled }) => (
        <button key={id} type="button" className="events-offer" onClick={() => props.onPick(id)}>
          {say(id)} {cancelled && <strong>{t('setup.events.cancelled')}</strong>}
        </button>
      ))}
      {more > 0 && <p className="field-hint">{t('set.events.more', { n: more })}</p>}
    </div>
  )
}
