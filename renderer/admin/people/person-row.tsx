import { useEffect, useRef } from 'react'
import type { StaffMember } from '../../../electron/contract/roles.ts'
import { useSurroundings } from '../../app/surroundings.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { Problem } from '../../office/problem.tsx'
import { useAct } from '../../office/use-answer.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { PersonForm } from './person-form.tsx'

/** Asks once more before a PIN is taken away. */
function SureToRemove(props: {
  person: StaffMember
  isAlone: boolean
  onDone: (name: string) => void
  onCancel: () => void
}) {
  const { t } = useLanguage()
  const { gate } = useSurroundings()
  const { working, problem, act } = useAct()
  const { name, id } = props.person
  const keep = useRef<HTMLDivElement>(null)
  // Not the button that removes: an Enter too many must not do it.
  useEffect(() => keep.current?.querySelector('button')?.focus(), [])
  return (
    <fieldset className="people-sure">
      <legend>{t('people.removeSure', { name })}</legend>
      {props.isAlone && <p className="office-detail">{t('people.lastOfAll')}</p>}
      <Problem error={problem} />
      <div ref={keep} className="office-acts">
        <Button onClick={props.onCancel}>{t('people.cancel')}</Button>
        <Button
          disabled={working}
          onClick={() =>
            act(
              () => gate.changeStaff({ act: 'remove', id }),
              () => props.onDone(name),
            )
          }
        >
          {t('people.removeYes', { name })}
        </Button>
      </div>
    </fieldset>
  )
}

/** What is open below a person: one thing on the whole page at a time. */
export type Opened = 'change' | 'remove' | null

/** Somebody with a PIN: who, what for, since when, and what an admin can do about it. */
export function PersonRow(props: {
  person: StaffMember
  others: readonly StaffMember[]
  isSelf: boolean
  now: number
  opened: Opened
  onOpen: (opened: Opened) => void
  onSaved: (name: string) => void
  onRemoved: (name: string) => void
}) {
  const { t, moments } = useLanguage()
  const { person, others, opened, onOpen } = props
  const { name, role, since } = person
  const isLastAdmin = role === 'admin' && !others.some((other) => other.role === 'admin')
  const isBound = isLastAdmin && others.length > 0
  return (
    <li className="people-row" data-testid="person" data-role={role}>
      <div className="people-line">
        <div className="people-who">
          <strong>{name}</strong>
          <span className="office-detail">
            {t('people.since', { when: moments.when(since, props.now) })}
            {isBound && ` · ${t('people.lastAdmin')}`}
          </span>
        </div>
        {props.isSelf && <Badge>{t('people.you')}</Badge>}
        <Badge>{t(`pin.role.${role}`)}</Badge>
        <div className="office-acts">
          <Button
            aria-label={t('people.changeOf', { name })}
            aria-expanded={opened === 'change'}
            onClick={() => onOpen(opened === 'change' ? null : 'change')}
          >
            {t('people.change')}
          </Button>
          <Button
            aria-label={t('people.removeOf', { name })}
            aria-expanded={opened === 'remove'}
            disabled={isBound}
            onClick={() => onOpen(opened === 'remove' ? null : 'remove')}
          >
            {t('people.remove')}
          </Button>
        </div>
      </div>
      {opened === 'change' && (
        <PersonForm
          person={person}
          others={others}
          isLastAdmin={isLastAdmin}
          onDone={props.onSaved}
          onCancel={() => onOpen(null)}
        />
      )}
      {opened === 'remove' && (
        <SureToRemove
          person={person}
          isAlone={others.length === 0}
          onDone={props.onRemoved}
          onCancel={() => onOpen(null)}
        />
      )}
    </li>
  )
}
