import type { ShiftReport } from '../../electron/contract/reporting.ts'
import type { Status } from '../../electron/contract/status.ts'
import { useLanguage } from '../i18n/language.tsx'
import { type Bar, Bars } from './bars.tsx'
import { reasonName } from './reason-name.ts'

function Figures({ report }: { report: ShiftReport }) {
  const { t, number } = useLanguage()
  const { total, acme } = report
  const always = [
    [t('records.admitted'), total.admitted],
    [t('records.refused'), total.refused],
    [t('records.held'), total.held],
    [t('records.scans'), total.scans],
  ] as const
  const ifAny = [
    [t('records.out'), total.out],
    [t('records.repeats'), total.repeats],
    [t('records.overrides'), total.overrides],
    [t('records.undone'), total.undone],
    [t('records.flagged'), total.flagged],
    [t('records.conflicts'), acme.conflicts],
    [t('records.atAcmeRefused'), acme.refused],
    [t('records.parked'), acme.parked],
  ] as const
  return (
    <dl className="report-figures" aria-label={t('records.figures')}>
      {[...always, ...ifAny.filter(([, n]) => n > 0)].map(([name, n]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{number(n)}</dd>
        </div>
      ))}
    </dl>
  )
}

function Refusals({ refusals }: { refusals: ShiftReport['refusals'] }) {
  const { t, number } = useLanguage()
  if (refusals.length === 0) return null
  return (
    <table className="bars">
      <caption>{t('records.refusals')}</caption>
      <tbody>
        {refusals.map(({ class: kind, reason, scans }) => (
          <tr key={`${kind} ${reason}`}>
            <th scope="row" className="bars-name">
              {reasonName(reason, t)}
            </th>
            <td>{number(scans)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A shift on one page: figures, then who came when, where, with which ticket, to what; then why others did not. */
export function ReportView({ report, of }: { report: ShiftReport; of: Status | null }) {
  const { t, moments } = useLanguage()
  const { from, to, asOf, total, acme } = report
  const span = (at: number): string => `${moments.day(at)} ${moments.clock(at)}`
  const bars = (of: readonly (Bar | null)[]): Bar[] => of.filter((bar) => bar !== null)
  return (
    <article className="report" data-testid="shift-report">
      <h3 className="report-paper">
        {[t('records.report'), report.entrance ?? of?.entrance, report.lane]
          .filter((part) => !!part)
          .join(' · ')}
        {of?.environment === 'practice' && ` · ${t('practice.label')}`}
      </h3>
      <p className="report-as-of">
        {t('records.asOf', { from: span(from), to: span(to), time: moments.clockToTheSecond(asOf) })}{' '}
        <strong>
          {acme.waiting === 0 ? t('records.allTold') : t('records.waiting', { n: acme.waiting })}
        </strong>
      </p>
      {total.scans === 0 ? (
        <p className="list-empty">{t('records.empty')}</p>
      ) : (
        <>
          <Figures report={report} />
          <Bars
            title={t('records.hours')}
            rows={report.hours.map(({ at, ...tally }) => ({
              ...tally,
              key: String(at),
              name: to - from > DAY_MS ? span(at) : moments.clock(at),
            }))}
          />
          <Bars
            title={t('records.entrances')}
            rows={report.entrances.map(({ entrance, ...tally }) => ({
              ...tally,
              key: entrance,
              name: entrance,
            }))}
          />
          {report.lanes.length > 1 && (
            <Bars
              title={t('records.lanes')}
              rows={report.lanes.map(({ lane, ...tally }) => ({ ...tally, key: lane, name: lane }))}
            />
          )}
          <Bars
            title={t('records.types')}
            rows={bars(
              report.ticketTypes.map(({ ticketType, ...tally }) =>
                tally.admitted + tally.out + tally.refused + tally.held === 0
                  ? null
                  : { ...tally, key: ticketType ?? '', name: ticketType ?? t('records.noType') },
              ),
            )}
          />
          <Bars
            title={t('records.events')}
            rows={report.events.map(({ event, ...tally }) => ({
              ...tally,
              key: event === null ? '' : `${event.startsAt} ${event.name}`,
              name: event === null ? t('records.noEvent') : `${event.name}, ${moments.clock(event.startsAt)}`,
            }))}
          />
          <Refusals refusals={report.refusals} />
        </>
      )}
    </article>
  )
}

const DAY_MS = 24 * 3_600_000
