const DAY_MS = 86_400_000
const QUARTER_HOUR_MS = 900_000
/** More moments than the events of a day have. */
const QUARTERS_KEPT = 1_000

/** A venue's time zone: what cuts its days and gives the offset ACME wants on every date. */
export type VenueZone = {
  readonly name: string
  /** Offset from UTC at an instant, in milliseconds, daylight saving included. */
  readonly offsetMs: (at: number) => number
  /** Midnight that begins the venue's day holding `at`, moved by whole calendar days. */
  readonly startOfDay: (at: number, plusDays?: number) => number
  /** The instant at which clocks there show this wall-clock time (written as if it were UTC). */
  readonly fromWallClock: (wall: number) => number
}

/** @param name an IANA zone, checked by the profile's schema. */
export function venueZone(name: string): VenueZone {
  // Making a formatter costs 50 µs, using one 1 µs: a scan must not pay for the first.
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })

  const wallClockOf = (at: number): number => {
    const part: Record<string, number> = {}
    for (const { type, value } of format.formatToParts(at)) part[type] = Number(value)
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
    return Date.UTC(year, month - 1, day, hour, minute, second) + (at % 1_000)
  }
  // Clocks are set on a quarter of an hour everywhere, and a scan asks several times about a few moments.
  const offsets = new Map<number, number>()
  const offsetMs = (at: number): number => {
    const quarter = Math.floor(at / QUARTER_HOUR_MS)
    const known = offsets.get(quarter)
    if (known !== undefined) return known
    if (offsets.size >= QUARTERS_KEPT) offsets.clear()
    const offset = wallClockOf(at) - at
    offsets.set(quarter, offset)
    return offset
  }
  const wallClock = (at: number): number => at + offsetMs(at)
  // Two rounds settle on the offset that holds at the wall-clock time itself, not at its reading as UTC.
  const fromWallClock = (wall: number): number => wall - offsetMs(wall - offsetMs(wall))

  return {
    name,
    offsetMs,
    fromWallClock,
    // Days are counted on the calendar, so that one of 23 or 25 hours is still one day.
    startOfDay: (at, plusDays = 0) =>
      fromWallClock(Math.floor(wallClock(at) / DAY_MS) * DAY_MS + plusDays * DAY_MS),
  }
}
