import { useCallback } from 'react'
import { useSurroundings } from '../../app/surroundings.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { Problem } from '../../office/problem.tsx'
import { useAnswer } from '../../office/use-answer.ts'
import { Badge } from '../../ui/badge.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { PersonForm } from '../people/person-form.tsx'
import { StepFoot, type StepProps } from './step-parts.tsx'

/** Who may do what on this device: first an admin, then whoever else stands here. */
export function RolesStep({ onBack, onNext }: StepProps) {
  const { t } = useLanguage()
  const { gate } = useSurroundings()
  const ask = useCallback(() => gate.staff({}), [gate])
  const { answer, reload } = useAnswer(ask)
  const people = answer.kind === 'there' ? answer.value : null
  const isFirst = people?.length === 0
  return (
    <div className="setup-step">
      <p className="office-detail">{t('setup.roles.what')}</p>
      {answer.kind === 'failed' && <Problem error={answer.error} onAgain={reload} />}
      {people !== null && !isFirst && (
        <List label={t('setup.roles.list')} empty="">
          {people.map(({ id, name, role }) => (
            <ListRow key={id} title={name} end={<Badge>{t(`pin.role.${role}`)}</Badge>} />
          ))}
        </List>
      )}
      {people !== null && (
        <>
          <p className="office-lead">{t(isFirst ? 'setup.roles.first' : 'setup.roles.more')}</p>
          {/* Another number of people is another person to be asked for. */}
          <PersonForm key={people.length} person={null} others={people} isLastAdmin={false} onDone={reload} />
        </>
      )}
      <StepFoot
        onBack={onBack}
        onNext={onNext}
        {...(isFirst ? { next: t('setup.roles.later'), look: 'plain' } : {})}
      />
    </div>
  )
}
