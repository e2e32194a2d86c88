const MINUTE_MS = 60_000
const QUARTER_HOUR_MS = 15 * MINUTE_MS
const CACHE_MAX = 20_000

/** A wall-clock moment in the venue's zone; months count from 1. Out-of-range fields carry over. */
export interface Wall {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour?: number
  readonly minute?: number
}

/** Turns epoch milliseconds into the tenant's ISO 8601 and back, through every change of summer time. */
export interface ZoneClock {
  readonly zone: string
  /** `2026-03-29T10:00:00+02:00`: ACME's form, whole seconds (reference, 1.11). */
  iso(at: number): string
  /** `2026-03-29T10:00:00+0200`: the form of the reports (reference, 1.11). */
  isoCompact(at: number): string
  wall(at: number): Required<Wall>
  /** The instant of a wall-clock time; a time that summer time skips becomes the same time one hour on. */
  at(wall: Wall): number
  dayStart(at: number, plusDays?: number): number
}

const two = (value: number): string => String(value).padStart(2, '0')

/** @throws RangeError when `zone` is no IANA zone. */
export function zoneClock(zone: string): ZoneClock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  // Intl is slow by the thousand, and zones change their offset on quarter hours only.
  const offsets = new Map<number, number>()

  function offsetMs(at: number): number {
    const quarter = Math.floor(at / QUARTER_HOUR_MS)
    const known = offsets.get(quarter)
    if (known !== undefined) return known
    const start = quarter * QUARTER_HOUR_MS
    const field = new Map(format.formatToParts(start).map((part) => [part.type, Number(part.value)]))
    const of = (name: Intl.DateTimeFormatPartTypes): number => field.get(name) ?? 0
    const asUtc = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'))
    if (offsets.size > CACHE_MAX) offsets.clear()
    offsets.set(quarter, asUtc - start)
    return asUtc - start
  }

  function wall(at: number): Required<Wall> {
    const local = new Date(at + offsetMs(at))
    return {
      year: local.getUTCFullYear(),
      month: local.getUTCMonth() + 1,
      day: local.getUTCDate(),
      hour: local.getUTCHours(),
      minute: local.getUTCMinutes(),
    }
  }

  function instant({ year, month, day, hour = 0, minute = 0 }: Wall): number {
    const asUtc = Date.UTC(year, month - 1, day, hour, minute)
    const first = asUtc - offsetMs(asUtc)
    const second = asUtc - offsetMs(first)
    // In the gap of spring neither guess is right; the later one is the wall time moved on by the gap.
    return second + offsetMs(second) === asUtc ? second : Math.max(first, second)
  }

  function iso(at: number, colon: string): string {
    const offset = offsetMs(at)
    const minutes = Math.abs(offset) / MINUTE_MS
    const local = new Date(Math.floor((at + offset) / 1_000) * 1_000).toISOString().slice(0, 19)
    return `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${colon}${two(minutes % 60)}`
  }

  return {
    zone,
    iso: (at) => iso(at, ':'),
    isoCompact: (at) => iso(at, ''),
    wall,
    at: instant,
    dayStart(at, plusDays = 0) {
      const { year, month, day } = wall(at)
      return instant({ year, month, day: day + plusDays })
    },
  }
}

const MOMENT =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?)?$/

/**
 * Reads a date of a request: ISO 8601 with `±hh:mm`, `±hhmm` or `Z`; without an offset it is the tenant's own
 * time; a bare day (`2020-1-6` in the report calls) is its first moment. Null when it is none of these, so also
 * for a `+` that arrived as a blank because the client did not encode it.
 */
export function parseMoment(text: string, clock: ZoneClock): number | null {
  const match = MOMENT.exec(text)
  if (match === null) return null
  const [, year, month, day, hour, minute, second, , offset] = match
  const wall = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
  }
  if (wall.month < 1 || wall.month > 12 || wall.day < 1 || wall.day > 31 || wall.hour > 24) return null
  const seconds = Number(second ?? 0) * 1_000
  if (offset === undefined) return clock.at(wall) + seconds
  const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute) + seconds
  if (offset === 'Z') return asUtc
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(-2))]
  const shift = (hours * 60 + minutes) * MINUTE_MS
  return offset.startsWith('-') ? asUtc + shift : asUtc - shift
}

/** Spread so that at any instant at least one of them is between 09:00 and 17:00, in summer and winter. */
const CITIES = ['America/New_York', 'Europe/Madrid', 'Asia/Tokyo', 'Pacific/Auckland']
const OPENS_HOUR = 9
const CLOSES_HOUR = 17

/**
 * The zone of the practice venue: the machine's own where it is daytime there, else a city where it is. A venue
 * at 3 in the morning would have no event that admits, one still to open and one closed on the same day.
 */
export function venueZone(
  now: number,
  machineZone = new Intl.DateTimeFormat().resolvedOptions().timeZone,
): string {
  const isDay = (zone: string): boolean => {
    const { hour } = zoneClock(zone).wall(now)
    return hour >= OPENS_HOUR && hour < CLOSES_HOUR
  }
  return [machineZone, ...CITIES].find(isDay) ?? 'America/New_York'
}
