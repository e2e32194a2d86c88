import type { Translate } from './translate.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Times as people at the gate read them: always in the venue's zone, never in the computer's. */
export type Moments = {
  /** `19:42` */
  readonly clock: (at: number) => string
  /** `19:42:07` */
  readonly clockToTheSecond: (at: number) => string
  /** `at 19:42`, or `on Sat 14 Nov at 19:42` where that is another day than `now`. */
  readonly when: (at: number, now: number) => string
  /** `Sat 14 Nov 2026` */
  readonly day: (at: number) => string
  /** `12 s ago` */
  readonly ago: (at: number, now: number) => string
  /** `340 ms`, `2 s`, `4 min` */
  readonly span: (lengthMs: number) => string
}

export function createMoments(locale: string, timeZone: string, t: Translate): Moments {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone, hourCycle: 'h23', ...options })
  const minutes = format({ hour: '2-digit', minute: '2-digit' })
  const seconds = format({ hour: '2-digit', minute: '2-digit', second: '2-digit' })
  const day = format({ weekday: 'short', day: 'numeric', month: 'short' })
  const dayAndYear = format({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
  // Compared, never shown: two times are of one day when this says the same of both.
  const dayMark = new Intl.DateTimeFormat('en-CA', { timeZone })

  const clock = (at: number) => minutes.format(at)
  return {
    clock,
    clockToTheSecond: (at) => seconds.format(at),
    day: (at) => dayAndYear.format(at),
    when(at, now) {
      const [there, here] = [dayMark.format(at), dayMark.format(now)]
      if (there === here) return t('when.today', { time: clock(at) })
      const name = there.slice(0, 4) === here.slice(0, 4) ? day : dayAndYear
      return t('when.day', { day: name.format(at), time: clock(at) })
    },
    ago(at, now) {
      const past = now - at
      if (past < 2 * SECOND) return t('ago.now')
      if (past < MINUTE) return t('ago.seconds', { n: Math.floor(past / SECOND) })
      if (past < HOUR) return t('ago.minutes', { n: Math.floor(past / MINUTE) })
      if (past < DAY) return t('ago.hours', { n: Math.floor(past / HOUR) })
      return t('ago.days', { n: Math.floor(past / DAY) })
    },
    span(lengthMs) {
      if (lengthMs < SECOND) return t('span.ms', { n: Math.round(lengthMs) })
      if (lengthMs < MINUTE) return t('span.seconds', { n: Math.round(lengthMs / SECOND) })
      if (lengthMs < HOUR) return t('span.minutes', { n: Math.round(lengthMs / MINUTE) })
      if (lengthMs < DAY) return t('span.hours', { n: Math.round(lengthMs / HOUR) })
      return t('span.days', { n: Math.round(lengthMs / DAY) })
    },
  }
}
