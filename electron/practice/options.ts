import { parseArgs } from 'node:util'
import { PATH_VARIANTS } from './routes/checkin.ts'
import type { PracticeOptions } from './venue.ts'

export const USAGE =
  'usage: npm run practice -- [--port N] [--seed S] [--orders N] [--zone Area/City] [--rate-limit N] ' +
  `[--paths ${PATH_VARIANTS.join('|')}]`

const ORDERS_MAX = 100_000

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

/** Reads the command line. A wrong option is a sentence for the person who typed it. */
export function readOptions(argv: readonly string[]): ReadOptions {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        port: { type: 'string' },
        seed: { type: 'string' },
        orders: { type: 'string' },
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
    const { zone, paths } = values
    if (zone !== undefined && !isTimeZone(zone))
      throw new BadOption(`--zone must be an IANA time zone such as Europe/Madrid, not "${zone}"`)
    const pathVariants = PATH_VARIANTS.find((known) => known === paths)
    if (paths !== undefined && pathVariants === undefined)
      throw new BadOption(`--paths must be one of ${PATH_VARIANTS.join(', ')}, not "${paths}"`)
    return {
      ok: true,
      help: values.help ?? false,
      options: {
        ...(port === undefined ? {} : { port }),
        ...(seed === undefined ? {} : { seed }),
        ...(orders === undefined ? {} : { orders }),
        ...(rateLimitPerMinute === undefined ? {} : { rateLimitPerMinute }),
        ...(zone === undefined ? {} : { timeZone: zone }),
        ...(pathVariants === undefined ? {} : { pathVariants }),
      },
    }
  } catch (error) {
    // node:util's own sentences about unknown options run over several lines.
    const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
    return { ok: false, message: line }
  }
}
