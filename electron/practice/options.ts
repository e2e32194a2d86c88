import { parseArgs } from 'node:util'
import { RATE_WINDOWS } from './rate-limit.ts'
import { PATH_VARIANTS } from './routes/checkin.ts'
import { MEMBERSHIP_LISTS } from './routes/memberships.ts'
import type { PracticeOptions } from './venue.ts'

export const USAGE =
  'usage: npm run practice -- [--port N] [--seed S] [--orders N] [--events N] [--memberships N] ' +
  '[--zone Area/City] [--latency MS] [--session MS] ' +
  `[--rate-limit N] [--rate-window ${RATE_WINDOWS.join('|')}] ` +
  `[--membership-lists ${MEMBERSHIP_LISTS.join('|')}] [--paths ${PATH_VARIANTS.join('|')}]`

const ORDERS_MAX = 100_000
const EVENTS_MAX = 2_000
const MEMBERSHIPS_MAX = 200_000
const LATENCY_MAX_MS = 60_000
const SESSION_MAX_MS = 24 * 60 * 60_000

export type ReadOptions =
  | { readonly ok: true; readonly options: PracticeOptions; readonly help: boolean }
  | { readonly ok: false; readonly message: string }

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

class BadOption extends Error {}

function whole(name: string, text: string | undefined, low: number, high: number): number | undefined {
  if (text === undefined) return undefined
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  if (value >= low && value <= high) return value
  throw new BadOption(`--${name} must be a whole number from ${low} to ${high}, not "${text}"`)
}

function oneOf<T extends string>(name: string, text: string | undefined, known: readonly T[]): T | undefined {
  const found = known.find((word) => word === text)
  if (text === undefined || found !== undefined) return found
  throw new BadOption(`--${name} must be one of ${known.join(', ')}, not "${text}"`)
}

/** Reads the command line. A wrong option is a sentence for the person who typed it. */
export function readOptions(argv: readonly string[]): ReadOptions {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        port: { type: 'string' },
        seed: { type: 'string' },
        orders: { type: 'string' },
        events: { type: 'string' },
        memberships: { type: 'string' },
        latency: { type: 'string' },
        session: { type: 'string' },
        'rate-window': { type: 'string' },
        'membership-lists': { type: 'string' },
        zone: { type: 'string' },
        'rate-limit': { type: 'string' },
        paths: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    const port = whole('port', values.port, 0, 65_535)
    const seed = whole('seed', values.seed, 0, 4_294_967_295)
    const orders = whole('orders', values.orders, 1, ORDERS_MAX)
    const rateLimitPerMinute = whole('rate-limit', values['rate-limit'], 1, 1_000_000)
    const eventCount = whole('events', values.events, 1, EVENTS_MAX)
    const memberships = whole('memberships', values.memberships, 1, MEMBERSHIPS_MAX)
    const latencyMs = whole('latency', values.latency, 0, LATENCY_MAX_MS)
    const sessionMs = whole('session', values.session, 1, SESSION_MAX_MS)
    const rateWindow = oneOf('rate-window', values['rate-window'], RATE_WINDOWS)
    const membershipLists = oneOf('membership-lists', values['membership-lists'], MEMBERSHIP_LISTS)
    const pathVariants = oneOf('paths', values.paths, PATH_VARIANTS)
    const { zone } = values
    if (zone !== undefined && !isTimeZone(zone))
      throw new BadOption(`--zone must be an IANA time zone such as Europe/Madrid, not "${zone}"`)
    return {
      ok: true,
      help: values.help ?? false,
      options: {
        ...(port === undefined ? {} : { port }),
        ...(seed === undefined ? {} : { seed }),
        ...(orders === undefined ? {} : { orders }),
        ...(rateLimitPerMinute === undefined ? {} : { rateLimitPerMinute }),
        ...(zone === undefined ? {} : { timeZone: zone }),
        ...(eventCount === undefined ? {} : { eventCount }),
        ...(memberships === undefined ? {} : { memberships }),
        ...(latencyMs === undefined ? {} : { latencyMs }),
        ...(sessionMs === undefined ? {} : { sessionMs }),
        ...(rateWindow === undefined ? {} : { rateWindow }),
        ...(membershipLists === undefined ? {} : { membershipLists }),
        ...(pathVariants === undefined ? {} : { pathVariants }),
      },
    }
  } catch (error) {
    // node:util's own sentences about unknown options run over several lines.
    const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
    return { ok: false, message: line }
  }
}
