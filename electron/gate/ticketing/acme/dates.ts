import type { VenueZone } from '../../clock/zone.ts'

const ISO =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i
const EPOCH = /^-?\d{9,16}$/
const MINUTE_MS = 60_000

/**
 * Reads every form of date seen in ACME's answers (reference, 1.11): ISO 8601 with `±hh:mm`, `±hhmm` or `Z`, without
 * an offset (then the venue's wall clock), and epoch milliseconds as number or text. Null for anything else.
 */
export function readDate(value: unknown, zone: VenueZone): number | null {
  if (typeof value === 'number')
    return Number.isFinite(value) && Math.abs(value) < 8.64e15 ? Math.round(value) : null
  if (typeof value !== 'string') return null
  const text = value.trim()
  if (EPOCH.test(text)) return Number(text)
  const match = ISO.exec(text)
  if (match === null) return null
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', offset] = match
  const wall = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  )
  if (!Number.isFinite(wall)) return null
  const at = wall + Math.floor(Number(`0.${fraction}`) * 1_000)
  if (offset === undefined) return zone.fromWallClock(at)
  return at - offsetMs(offset)
}

function offsetMs(offset: string): number {
  if (offset.toUpperCase() === 'Z') return 0
  const digits = offset.slice(1).replace(':', '')
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))
  return (offset.startsWith('-') ? -minutes : minutes) * MINUTE_MS
}

/** ISO 8601 with the venue's offset, as ACME wants dates in a request (reference, 1.11). */
export function writeDate(at: number, zone: VenueZone): string {
  const offset = Math.round(zone.offsetMs(at) / MINUTE_MS)
  const wall = new Date(at + offset * MINUTE_MS).toISOString().slice(0, 19)
  const two = (n: number): string => String(n).padStart(2, '0')
  const size = Math.abs(offset)
  return `${wall}${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}
