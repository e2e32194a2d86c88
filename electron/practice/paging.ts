import { BadCall, type Call } from './call.ts'
import { parseMoment, type ZoneClock } from './time.ts'

const DEFAULT_PAGE_SIZE = 100

type Sortable = string | number | boolean

/** One page as a list, and the envelope that goes with it (reference, 1.10). */
export interface Page<T> {
  readonly list: T[]
  readonly pagination: {
    readonly page: number
    readonly pageSize: number
    readonly sortDirection: 'asc' | 'desc'
    readonly sortField: string
    readonly count: number
  }
}

function wholeNumber(call: Call, name: string, fallback: number, allowed: (value: number) => boolean) {
  const text = call.query.get(name)
  if (text === null || text === '') return fallback
  const value = Number(text)
  if (!Number.isSafeInteger(value) || !allowed(value)) throw new BadCall(`${name}: ${text} makes no sense`)
  return value
}

/**
 * Cuts a page out of `all`. `page` counts from 1, `pageSize` is 100 unless given, −1 is everything, and a page
 * past the end is an empty list. `by` holds the sortable fields; an unknown `sortField` sorts by the first.
 *
 * @throws BadCall for a page or size that is no such number.
 */
export function paginate<T>(
  call: Call,
  all: readonly T[],
  by: Readonly<Record<string, (item: T) => Sortable>>,
): Page<T> {
  const page = wholeNumber(call, 'page', 1, (value) => value >= 1)
  const pageSize = wholeNumber(call, 'pageSize', DEFAULT_PAGE_SIZE, (value) => value >= 1 || value === -1)
  const sortDirection = (call.query.get('sortDirection') ?? 'asc').toLowerCase() === 'desc' ? 'desc' : 'asc'
  const [first = ''] = Object.keys(by)
  const asked = call.query.get('sortField') ?? first
  const sortField = asked in by ? asked : first
  const key = by[sortField]
  const sign = sortDirection === 'desc' ? -1 : 1
  const sorted =
    key === undefined
      ? [...all]
      : all
          .map((item) => ({ item, key: key(item) }))
          .sort((a, b) => sign * (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
          .map(({ item }) => item)
  const list = pageSize === -1 ? sorted : sorted.slice((page - 1) * pageSize, page * pageSize)
  return { list, pagination: { page, pageSize, sortDirection, sortField, count: all.length } }
}

/** @throws BadCall when the parameter is there and no date. */
export function momentParam(call: Call, name: string, clock: ZoneClock): number | null {
  const text = call.query.get(name)
  if (text === null || text === '') return null
  const at = parseMoment(text, clock)
  if (at === null) throw new BadCall(`${name}: ${text} is no ISO 8601 date (is its + sent as %2B?)`)
  return at
}
