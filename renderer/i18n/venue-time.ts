/** The offset of a zone from UTC at a moment, in ms, daylight saving included. */
function offsetMs(at: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  })
  const part: Record<string, number> = {}
  for (const { type, value } of format.formatToParts(at)) part[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1_000) * 1_000
}

/** A moment as a field for day and time holds it, by the venue's clocks: `2026-11-22T19:42`. */
export function wallText(at: number, timeZone: string): string {
  return new Date(at + offsetMs(at, timeZone)).toISOString().slice(0, 16)
}

/**
 * The moment at which the venue's clocks show what such a field holds; null where that is no day and time. Of an hour
 * that clocks show twice it is one of the two.
 */
export function momentOf(text: string, timeZone: string): number | null {
  const wall = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text) ? Date.parse(`${text.slice(0, 16)}Z`) : Number.NaN
  if (Number.isNaN(wall)) return null
  // Two rounds settle on the offset that holds at that time itself, not at its reading as UTC.
  return wall - offsetMs(wall - offsetMs(wall, timeZone), timeZone)
}
