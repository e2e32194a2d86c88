import type { Random } from '../random.ts'
import type { ZoneClock } from '../time.ts'
import type { CheckInWindow, EventInstance, EventRole, EventTemplate, Ticket } from './model.ts'
import type { Templates } from './templates.ts'

const MINUTE_MS = 60_000
const HALF_HOUR_MS = 30 * MINUTE_MS
const HOUR_MS = 60 * MINUTE_MS

export type Schedule = Readonly<Record<EventRole, EventInstance>>

function makeEvent(
  template: EventTemplate,
  startsAt: number,
  window: CheckInWindow,
  updatedAt: number,
  random: Random,
): EventInstance {
  return {
    id: random.hex(24),
    template,
    startsAt,
    endsAt: startsAt + template.lengthMinutes * MINUTE_MS,
    window,
    state: 'active',
    isListed: true,
    updatedAt,
    tickets: new Set<Ticket>(),
  }
}

const TOURS_FROM_HOUR = 9
const TOURS_HOURS = 12

/** Tours beside the schedule, spread over today between 9:00 and 21:00: a venue with many instances a day. */
export function makeMoreTours(
  count: number,
  now: number,
  clock: ZoneClock,
  { tour }: Templates,
  random: Random,
): EventInstance[] {
  const { year, month, day } = clock.wall(now)
  const updatedAt = clock.dayStart(now) - 3 * 24 * HOUR_MS
  return Array.from({ length: Math.max(0, count) }, (_, n) => {
    const minutes = TOURS_FROM_HOUR * 60 + Math.floor((n * TOURS_HOURS * 60) / count)
    const startsAt = clock.at({ year, month, day, hour: Math.floor(minutes / 60), minute: minutes % 60 })
    return makeEvent(tour, startsAt, tour.window, updatedAt, random)
  })
}

/**
 * Three days of events around `now`. Today's move with the clock, so that at any moment one admits for hours to
 * come, one is yet to open and one has closed; all of them start today in the venue's zone, because a gate with
 * no list of its own admits to "every instance of today".
 */
export function makeSchedule(now: number, clock: ZoneClock, templates: Templates, random: Random): Schedule {
  const midnight = clock.dayStart(now)
  const nextMidnight = clock.dayStart(now, 1)
  const sinceMidnight = (at: number): number =>
    midnight + Math.floor((Math.max(at, midnight) - midnight) / HALF_HOUR_MS) * HALF_HOUR_MS

  const event = (template: EventTemplate, startsAt: number, window = template.window): EventInstance =>
    makeEvent(template, startsAt, window, midnight - 3 * 24 * HOUR_MS, random)
  const onDay = (plusDays: number, template: EventTemplate, hour: number, minute = 0): EventInstance => {
    const { year, month, day } = clock.wall(clock.dayStart(now, plusDays))
    return event(template, clock.at({ year, month, day, hour, minute }))
  }

  const openStart = sinceMidnight(now - 20 * MINUTE_MS)
  const lastStart = now < nextMidnight - HALF_HOUR_MS ? nextMidnight - HALF_HOUR_MS : nextMidnight - MINUTE_MS
  const laterStart = Math.min(sinceMidnight(now + 5.5 * HOUR_MS), lastStart)
  const laterWindow =
    laterStart - templates.concert.window.minutesBefore * MINUTE_MS > now + 2 * HOUR_MS
      ? templates.concert.window
      : { ...templates.concert.window, minutesBefore: 0 }
  const closedStart = sinceMidnight(now - 2 * HOUR_MS)
  // Soon after midnight (only where the zone was given by hand) a tour of today has closed only if its
  // check-in was short.
  const closedWindow = {
    ...templates.tour.window,
    minutesAfter: Math.min(
      templates.tour.window.minutesAfter,
      Math.floor((now - closedStart) / 2 / MINUTE_MS),
    ),
  }

  return {
    open: event(templates.admission, openStart),
    flex: event(templates.flex, openStart),
    closed: event(templates.tour, closedStart, closedWindow),
    later: event(templates.concert, laterStart, laterWindow),
    workshop: event(templates.workshop, openStart),
    'yesterday-admission': onDay(-1, templates.admission, 10),
    'yesterday-flex': onDay(-1, templates.flex, 10),
    'yesterday-tour': onDay(-1, templates.tour, 14),
    'yesterday-concert': onDay(-1, templates.concert, 19, 30),
    'tomorrow-admission': onDay(1, templates.admission, 10),
    'tomorrow-flex': onDay(1, templates.flex, 10),
    'tomorrow-tour': onDay(1, templates.tour, 14),
    'tomorrow-concert': onDay(1, templates.concert, 19, 30),
  }
}
