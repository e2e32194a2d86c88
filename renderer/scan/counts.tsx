import type { Pace } from '../../electron/contract/pace.ts'
import type { Status } from '../../electron/contract/status.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Chart } from '../ui/chart.tsx'
import { Progress } from '../ui/progress.tsx'
import { fillingOf } from './filling.ts'
import './counts.css'

function Figure(props: { name: string; value: number; asOf: string | null; testId?: string }) {
  const { number } = useLanguage()
  return (
    <div className="figure">
      <dt>
        {props.name}
        {props.asOf !== null && <span className="figure-as-of">{props.asOf}</span>}
      </dt>
      <dd data-testid={props.testId}>{number(props.value)}</dd>
    </div>
  )
}

const tones = { room: 'calm', nearly: 'warn', full: 'bad' } as const

function Bar({ bar, limited }: { bar: NonNullable<ReturnType<typeof fillingOf>['bar']>; limited: boolean }) {
  const { t } = useLanguage()
  const { value, max, state } = bar
  const said = t(limited ? 'filling.ofLimit' : 'filling.ofSold', { value, max })
  return (
    <div className={`filling filling-${state}`} data-testid="filling" data-state={state}>
      <Progress label={said} value={value} max={max} tone={tones[state]} />
      <p>
        {said}
        {state !== 'room' && <strong>{t(`filling.${state}`)}</strong>}
      </p>
    </div>
  )
}

/** Guests per minute since the shift began; not before there is more than a minute to show. */
function PaceChart({ pace }: { pace: Pace }) {
  const { t, moments } = useLanguage()
  const { since, perMinute } = pace
  if (since === null || perMinute.length < 2) return null
  const most = Math.max(...perMinute)
  const lately = perMinute.slice(-6, -1)
  const average =
    lately.length === 0 ? 0 : Math.round(lately.reduce((sum, one) => sum + one, 0) / lately.length)
  return (
    <figure className="pace" data-testid="pace">
      <Chart values={perMinute} says={t('pace.says', { time: moments.clock(since), most })} />
      <figcaption>
        <span>{moments.clock(since)}</span>
        <span>{t('pace.now', { n: average, most })}</span>
      </figcaption>
    </figure>
  )
}

/** Guests here and at all gates, how full it is, and how they came. Each number says from when it is. */
export function Counts({ status, pace }: { status: Status; pace: Pace | null }) {
  const { t, moments } = useLanguage()
  const filling = fillingOf(status, pace)
  const asOf = filling.asOf === null ? null : t('filling.asOf', { time: moments.clock(filling.asOf) })
  return (
    <section className="side-card" aria-label={t('side.counts')}>
      <dl className="figures">
        <Figure
          name={t('side.admitted')}
          value={pace?.admitted ?? 0}
          asOf={pace?.since == null ? null : t('filling.since', { time: moments.clock(pace.since) })}
          testId="admitted-count"
        />
        {pace !== null && pace.left > 0 && (
          <Figure name={t('filling.leftHere')} value={pace.left} asOf={null} />
        )}
        {filling.atAllGates !== null && (
          <Figure
            name={t('filling.allGates')}
            value={filling.atAllGates}
            asOf={asOf}
            testId="all-gates-count"
          />
        )}
        {filling.inside !== null && (
          <Figure
            name={t('filling.inside')}
            value={filling.inside}
            asOf={t('filling.insideHow')}
            testId="inside-count"
          />
        )}
      </dl>
      {filling.bar !== null && <Bar bar={filling.bar} limited={status.capacity.limit !== null} />}
      {pace !== null && <PaceChart pace={pace} />}
    </section>
  )
}
