import type { ShiftReport, Tally } from '../../contract/reporting.ts'
import type { VenueZone } from '../clock/zone.ts'
import { type Cell, toCsv } from './csv.ts'

/** `2026-11-22T19:42:07+01:00`: the venue's clock, and no doubt about which moment it was. */
export function venueTime(at: number, zone: VenueZone): string {
  const offset = zone.offsetMs(at)
  const minutes = Math.abs(Math.round(offset / 60_000))
  const two = (n: number): string => String(Math.trunc(n)).padStart(2, '0')
  const wall = new Date(at + offset).toISOString().slice(0, 19)
  return `${wall}${offset < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`
}

const tallyCells = ({ admitted, out, refused, held }: Tally): Cell[] => [admitted, out, refused, held]

/** The report as one long table, a group a row: what a spreadsheet filters and sums. */
export function reportCsv(report: ShiftReport, zone: VenueZone): string {
  const { total, acme } = report
  const time = (at: number): string => venueTime(at, zone)
  const figure = (what: string, n: number): Cell[] => ['figure', what, '', '', '', '', '', n]
  const groups = <T extends Tally>(section: string, rows: readonly T[], name: (row: T) => Cell[]): Cell[][] =>
    rows.map((row) => [section, ...name(row), ...tallyCells(row), null])
  return toCsv(
    ['section', 'name', 'starts', 'admitted', 'out', 'refused', 'held', 'count'],
    [
      ['span', report.lane ?? 'all lanes', time(report.from), null, null, null, null, null],
      ['span', report.entrance ?? 'all entrances', '', null, null, null, null, null],
      ['span', 'to', time(report.to), null, null, null, null, null],
      ['span', 'as of', time(report.asOf), null, null, null, null, null],
      ['total', '', '', ...tallyCells(total), null],
      figure('scans', total.scans),
      figure('repeats', total.repeats),
      figure('overrides', total.overrides),
      figure('undone', total.undone),
      figure('admitted unknown', total.flagged),
      figure('not at ACME yet', acme.waiting),
      figure('conflicts', acme.conflicts),
      figure('refused by ACME', acme.refused),
      figure('set aside', acme.parked),
      ...groups('entrance', report.entrances, ({ entrance }) => [entrance, '']),
      ...groups('lane', report.lanes, ({ lane }) => [lane, '']),
      ...groups('hour', report.hours, ({ at }) => ['', time(at)]),
      ...groups('ticket type', report.ticketTypes, ({ ticketType }) => [ticketType ?? '', '']),
      ...groups('event', report.events, ({ event }) =>
        event === null ? ['', ''] : [event.name, time(event.startsAt)],
      ),
      ...report.refusals.map(({ class: kind, reason, scans }): Cell[] => [
        kind,
        reason,
        '',
        '',
        '',
        '',
        '',
        scans,
      ]),
    ],
  )
}
