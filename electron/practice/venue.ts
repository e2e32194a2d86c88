import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { type Logins, makeAccess } from './access.ts'
import { makeApi } from './api.ts'
import { type Change, type ChangeResult, makeChange } from './changes.ts'
import { makeControl } from './control.ts'
import { type Faults, makeFaults } from './faults.ts'
import { type CallRecord, type LedgerEntry, makeCallLog, makeLedger } from './ledger.ts'
import { seededRandom } from './random.ts'
import { makeRateLimit, type RateWindow } from './rate-limit.ts'
import { checkInRoutes, type PathVariants } from './routes/checkin.ts'
import { eventRoutes } from './routes/events.ts'
import { type MembershipLists, membershipRoutes } from './routes/memberships.ts'
import { orderRoutes } from './routes/orders.ts'
import { type ReportManners, reportRoutes } from './routes/reports.ts'
import { sessionRoutes } from './routes/session.ts'
import { templateRoutes } from './routes/templates.ts'
import { CONTROL_PREFIX, makeServer } from './server.ts'
import { venueZone, zoneClock } from './time.ts'
import { countsOf } from './wire/events.ts'
import type { EventRole, Sample } from './world/model.ts'
import { makeSamples } from './world/samples.ts'
import { makeWorld } from './world/world.ts'

const HOST = '127.0.0.1'
const SESSION_MS = 30 * 60_000

/** How a practice venue is made. Everything has a default. */
export interface PracticeOptions {
  /** 0 (default): any free one. */
  readonly port?: number
  /** The same seed at the same instant gives the same data, to the byte. Default 1. */
  readonly seed?: number
  /** Default 2,000: more than 6,000 tickets. From 100 on there are samples of every kind. */
  readonly orders?: number
  /** The venue's clock in epoch ms. Default: the machine's. */
  readonly now?: () => number
  /** IANA. Default: the machine's own where it is daytime there, else a city where it is. */
  readonly timeZone?: string
  /** More calls than this in a minute are answered with 429 for a minute, as ACME does. Default null: no limit. */
  readonly rateLimitPerMinute?: number | null
  /** How that minute is counted. Default `fixed`. */
  readonly rateWindow?: RateWindow
  /** Every call takes so long before its work is done and it is answered, in ms. Default 0. */
  readonly latencyMs?: number
  /** How long a session lives, in ms. Default 30 minutes. */
  readonly sessionMs?: number
  /** Default: as many as hold 300 cards. */
  readonly memberships?: number
  /** `bare` (default) or in an envelope with a count. */
  readonly membershipLists?: MembershipLists
  /** Event instances in all; beyond those of the schedule they are tours of today. Default, and at least, 13. */
  readonly eventCount?: number
  readonly reports?: ReportManners
  /** Where the check-in calls answer. Default `both`. */
  readonly pathVariants?: PathVariants
  /** Default: made from the seed. */
  readonly apiKey?: string
}

/** A practice venue that is listening. */
export interface PracticeVenue {
  /** `http://127.0.0.1:port`, no slash at its end. */
  readonly baseUrl: string
  readonly port: number
  /** The key that is valid now; `rotate-key` changes it. */
  readonly apiKey: string
  readonly tenantId: string
  readonly timeZone: string
  readonly logins: Logins
  readonly controlUrl: string
  readonly controlToken: string
  /** As they stood when the data was made (or last reset). */
  readonly samples: readonly Sample[]
  /** Event instance ids by where they stand against that moment. */
  readonly events: Readonly<Record<EventRole, string>>
  readonly faults: Faults
  /** Every check-in and undo since the start, in order. */
  ledger(): readonly LedgerEntry[]
  /** The last calls of the API, oldest first; control calls are not among them. */
  calls(): readonly CallRecord[]
  /** Something happens at the venue. @throws ZodError for what is no {@link Change}. */
  change(change: Change): ChangeResult
  /** As if started anew now: data, ledger, log, faults, key, permissions, sessions and clock. */
  reset(): void
  /** Ends every connection. */
  close(): Promise<void>
}

/** Starts a practice venue on loopback. @throws when the port is taken or the zone is none. */
export async function startPracticeVenue(options: PracticeOptions = {}): Promise<PracticeVenue> {
  const { port = 0, seed = 1, orders = 2_000, pathVariants = 'both', membershipLists = 'bare' } = options
  const { rateLimitPerMinute = null, rateWindow = 'fixed', latencyMs = 0, sessionMs = SESSION_MS } = options
  const trueNow = options.now ?? Date.now
  let clockOffsetMs = 0
  const now = (): number => trueNow() + clockOffsetMs

  const clock = zoneClock(options.timeZone ?? venueZone(now()))
  const identity = seededRandom(seed, 'identity')
  const tenantId = identity.between(100, 899)
  const access = makeAccess({
    firstKey: options.apiKey ?? identity.token(40),
    tenantId: String(tenantId),
    logins: {
      email: 'steward@practice.example.com',
      userName: 'api-access-control',
      password: identity.token(12),
    },
    sessionMs,
  })

  const make = () => {
    const world = makeWorld({
      seed,
      orders,
      events: options.eventCount ?? 0,
      memberships: options.memberships ?? null,
      now: now(),
      clock,
    })
    return { world, samples: makeSamples(world, now()) }
  }
  let { world, samples } = make()

  let limit = makeRateLimit(rateLimitPerMinute, rateWindow)
  const ledger = makeLedger()
  const calls = makeCallLog()
  const faults = makeFaults()
  const state = { tenantId, companyName: 'Portcullis Practice Museum', ledger, world: () => world }
  const change = makeChange({
    state,
    access,
    now,
    setClockOffset: (offsetMs) => {
      clockOffsetMs = offsetMs
    },
  })

  function reset(): void {
    clockOffsetMs = 0
    ledger.clear()
    calls.clear()
    faults.clear()
    access.reset()
    limit = makeRateLimit(rateLimitPerMinute, rateWindow)
    ;({ world, samples } = make())
  }

  const controlToken = randomBytes(18).toString('hex')
  const control = makeControl({
    token: controlToken,
    faults,
    ledger,
    calls,
    samples: () => samples,
    change,
    reset,
    about: () => ({
      now: clock.iso(now()),
      timeZone: clock.zone,
      seed,
      orders: world.orders.size,
      tickets: world.tickets.size,
      cards: world.cards.size,
      events: Object.entries(world.schedule).map(([role, event]) => ({
        role,
        id: event.id,
        name: event.template.name,
        startTime: clock.iso(event.startsAt),
        state: event.state,
        ...countsOf(event),
      })),
    }),
  })

  const routes = [
    ...sessionRoutes(state, access),
    ...eventRoutes(state),
    ...templateRoutes(state),
    ...orderRoutes(state),
    ...checkInRoutes(state, pathVariants),
    ...membershipRoutes(state, membershipLists),
    ...reportRoutes(state, options.reports),
  ]
  const { server, stop } = makeServer({
    api: makeApi(routes, access),
    control,
    meet: faults.meet,
    latencyMs,
    isLimited: (caller, at) => limit(caller, at),
    calls,
    now,
  })
  server.listen(port, HOST)
  await once(server, 'listening')
  const address = server.address()
  const listening = typeof address === 'object' && address !== null ? address.port : port
  const baseUrl = `http://${HOST}:${listening}`

  return {
    baseUrl,
    port: listening,
    get apiKey() {
      return access.key()
    },
    tenantId: String(tenantId),
    timeZone: clock.zone,
    logins: access.logins,
    controlUrl: `${baseUrl}${CONTROL_PREFIX}`,
    controlToken,
    get samples() {
      return samples
    },
    get events() {
      const id = (role: EventRole): string => world.schedule[role].id
      return {
        open: id('open'),
        flex: id('flex'),
        closed: id('closed'),
        later: id('later'),
        workshop: id('workshop'),
        'yesterday-admission': id('yesterday-admission'),
        'yesterday-flex': id('yesterday-flex'),
        'yesterday-tour': id('yesterday-tour'),
        'yesterday-concert': id('yesterday-concert'),
        'tomorrow-admission': id('tomorrow-admission'),
        'tomorrow-flex': id('tomorrow-flex'),
        'tomorrow-tour': id('tomorrow-tour'),
        'tomorrow-concert': id('tomorrow-concert'),
      }
    },
    faults: { add: faults.add, list: faults.list, clear: faults.clear },
    ledger: ledger.entries,
    calls: calls.records,
    change,
    reset,
    async close() {
      if (!server.listening) return
      const closed = once(server, 'close')
      server.close()
      stop()
      await closed
    },
  }
}
