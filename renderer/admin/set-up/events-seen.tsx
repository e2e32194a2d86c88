import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { admitSchema } from '../../../electron/contract/rule-settings.ts'
import { useSurroundings } from '../../app/surroundings.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { Problem } from '../../office/problem.tsx'
import { useAnswer } from '../../office/use-answer.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { type Json, valueAt, withValue } from '../settings/paths.ts'

/** The ids that a rule names one by one. */
const namedIn = (draft: Json): readonly Json[] => {
  const ids = valueAt(draft, 'admit.events')
  return Array.isArray(ids) ? ids : []
}

/** The draft with one event more that is let in by its id, or one less. */
export function withEvent(draft: Json, id: string, isIn: boolean): Json {
  const others = namedIn(draft).filter((one) => one !== id)
  return withValue(draft, 'admit.events', isIn ? [...others, id] : others)
}

/**
 * The events that ACME lists for these days, and what the rules as they are typed make of each: the gate says so, by the
 * very rules of a scan. With `onChange` one can be picked out.
 */
export function EventsSeen({ draft, onChange }: { draft: Json; onChange: ((draft: Json) => void) | null }) {
  const { t, moments } = useLanguage()
  const { gate, desk } = useSurroundings()
  const { status } = useSyncExternalStore(desk.subscribe, desk.getState)
  const typed = JSON.stringify(valueAt(draft, 'admit') ?? {})
  // What does not fit yet is said at its field; until then the last rule that did is shown.
  const admit = useMemo(() => admitSchema.safeParse(JSON.parse(typed)).data ?? null, [typed])
  const known = status?.events ?? 0
  const ask = useCallback(() => gate.events({ admit }), [gate, admit])
  const { answer, reload } = useAnswer(ask, `${known} events`)
  const now = Date.now()
  return (
    <section className="setup-events" aria-labelledby="setup-events-seen">
      <h4 id="setup-events-seen">{t('setup.events.seen')}</h4>
      {answer.kind === 'failed' && <Problem error={answer.error} onAgain={reload} />}
      {answer.kind === 'loading' && <p className="office-detail">{t('office.loading')}</p>}
      {answer.kind === 'there' && (
        <List label={t('setup.events.seen')} empty={t('setup.events.none')}>
          {answer.value.map(({ id, name, startsAt, cancelled, isAdmitted }) => (
            <ListRow
              key={id}
              testId="setup-event"
              mark={
                <Badge tone={isAdmitted ? 'good' : 'calm'} icon={isAdmitted ? 'online' : 'close'}>
                  {t(
                    cancelled
                      ? 'setup.events.cancelled'
                      : isAdmitted
                        ? 'setup.events.in'
                        : 'setup.events.out',
                  )}
                </Badge>
              }
              title={name}
              detail={moments.when(startsAt, now)}
              end={
                onChange !== null &&
                !cancelled && (
                  <Button
                    aria-pressed={namedIn(draft).includes(id)}
                    aria-label={t('setup.events.pickOne', { name })}
                    onClick={() => onChange(withEvent(draft, id, !namedIn(draft).includes(id)))}
                  >
                    {t(namedIn(draft).includes(id) ? 'setup.events.picked' : 'setup.events.pick')}
                  </Button>
                )
              }
            />
          ))}
        </List>
      )}
    </section>
  )
}
