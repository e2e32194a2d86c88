import { useCallback, useState, useSyncExternalStore } from 'react'
import { STAFF_MAX, type StaffMember } from '../../../electron/contract/roles.ts'
import { useSurroundings } from '../../app/surroundings.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { ForRole } from '../../office/for-role.tsx'
import { Problem } from '../../office/problem.tsx'
import { useAnswer } from '../../office/use-answer.ts'
import { useNow } from '../../scan/use-now.ts'
import { Button } from '../../ui/button.tsx'
import { PersonForm } from './person-form.tsx'
import { type Opened, PersonRow } from './person-row.tsx'
import '../../office/office.css'
import './people.css'

const roles = ['steward', 'supervisor', 'admin'] as const

function Roles() {
  const { t } = useLanguage()
  return (
    <section className="people-roles" aria-label={t('people.may')}>
      <h3>{t('people.may')}</h3>
      <dl>
        {roles.map((role) => (
          <div key={role}>
            <dt>{t(`pin.role.${role}`)}</dt>
            <dd>{t(`people.may.${role}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Why PINs are given out, and the form for the first. */
function NobodyYet({ onGiven }: { onGiven: (name: string) => void }) {
  const { t } = useLanguage()
  return (
    <section className="people-none" data-testid="people-none">
      <h3>{t('people.none')}</h3>
      <p>{t('people.noneWhy')}</p>
      <p>{t('people.noneFirst')}</p>
      <PersonForm person={null} others={[]} isLastAdmin={false} onDone={onGiven} />
    </section>
  )
}

function Staff({ staff, onChange }: { staff: readonly StaffMember[]; onChange: () => void }) {
  const { t, moments } = useLanguage()
  const around = useSurroundings()
  const session = useSyncExternalStore(around.staff.subscribe, around.staff.getState)
  const now = useNow(30_000)
  const [opened, setOpened] = useState<{ id: string; what: Opened } | 'add' | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const done = (words: string): void => {
    setOpened(null)
    setSaid(words)
    onChange()
  }
  const open = (next: typeof opened): void => {
    setSaid(null)
    setOpened(next)
  }
  const isFull = staff.length >= STAFF_MAX
  return (
    <>
      <p className="office-detail">
        {t('people.locks', { span: moments.span(session?.lockAfterMs ?? 0) })}{' '}
        {isFull
          ? t('people.full', { most: STAFF_MAX })
          : t('people.count', { n: staff.length, most: STAFF_MAX })}
      </p>
      {opened === 'add' ? (
        <section className="people-add">
          <h3>{t('people.add')}</h3>
          <PersonForm
            person={null}
            others={staff}
            isLastAdmin={false}
            onDone={(name) => done(t('people.given', { name }))}
            onCancel={() => open(null)}
          />
        </section>
      ) : (
        <div className="office-acts">
          <Button look="strong" disabled={isFull} onClick={() => open('add')}>
            {t('people.add')}
          </Button>
          <p className="office-lead" role="status">
            {said}
          </p>
        </div>
      )}
      <ul className="people-list" aria-label={t('people.list')}>
        {staff.map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            others={staff.filter(({ id }) => id !== person.id)}
            isSelf={session?.signedIn?.id === person.id}
            now={now}
            opened={opened !== 'add' && opened?.id === person.id ? opened.what : null}
            onOpen={(what) => open(what === null ? null : { id: person.id, what })}
            onSaved={(name) => done(t('people.saved', { name }))}
            onRemoved={(name) => done(t('people.removed', { name }))}
          />
        ))}
      </ul>
    </>
  )
}

function People() {
  const { gate } = useSurroundings()
  const { t } = useLanguage()
  const ask = useCallback(() => gate.staff({}), [gate])
  const { answer, reload } = useAnswer(ask)
  if (answer.kind === 'loading') return <p className="office-detail">{t('office.loading')}</p>
  if (answer.kind === 'failed') return <Problem error={answer.error} onAgain={reload} />
  return (
    <>
      {answer.value.length === 0 ? (
        <NobodyYet onGiven={reload} />
      ) : (
        <Staff staff={answer.value} onChange={reload} />
      )}
      <Roles />
    </>
  )
}

/** Who has a PIN at this device, and what for. */
export function PeopleScreen() {
  return (
    <div className="office">
      <ForRole least="admin">
        <People />
      </ForRole>
    </div>
  )
}
