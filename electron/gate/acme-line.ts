import { v7 as uuidv7 } from 'uuid'
import type { Credential } from '../contract/credential.ts'
import { askEvent } from './ask-event.ts'
import { makeTable, type TableInForce } from './calibration/table.ts'
import { type CallJournal, makeCallJournal } from './call-journal.ts'
import type { VenueZone } from './clock/zone.ts'
import { type ClockKeeper, keepClock } from './clock-finding.ts'
import type { GateOptions } from './gate.ts'
import { keepLinkHistory, type LinkHistory } from './link-history.ts'
import { type Remembered, remember } from './remembered.ts'
import { venueTime } from './reporting/tables.ts'
import { type AcceptedKey, keepAcceptedKey } from './roles/accepted-key.ts'
import { keepVenueProof, type VenueProof } from './roles/venue-proof.ts'
import type { Store } from './store/store.ts'
import { type AcmeSystem, makeAcme } from './ticketing/acme/acme.ts'
import { baseUrlOf } from './ticketing/acme/hosts.ts'
import { DEADLINES_MS } from './ticketing/deadlines.ts'
import { makeTraffic, type Traffic } from './traffic/traffic.ts'

export type AcmeLineOptions = Pick<GateOptions, 'profile' | 'clock' | 'credential'> & {
  readonly store: Store
  readonly zone: VenueZone
  readonly onLink: () => void
  /** ACME's clock was read. */
  readonly onSkew: () => void
  /** A write failed that no scan waits for. */
  readonly onTrouble: (what: string, error: unknown) => void
  /** Runs such a write. */
  readonly trying: (what: string, run: () => void) => void
}

/** The gate's one line to ACME: with whose key, how fast, and what was found out on it, now and before a restart. */
export type AcmeLine = {
  readonly system: AcmeSystem
  readonly traffic: Traffic
  readonly table: TableInForce
  readonly known: Remembered
  readonly clockKept: ClockKeeper
  readonly acceptedKey: AcceptedKey
  readonly venueProof: VenueProof
  /** Every HTTP request, and every state that the link was in. */
  readonly journal: CallJournal
  readonly links: LinkHistory
  /** What ACME is asked with now; null: this device has no key, and ACME is not asked. */
  readonly credential: () => Credential | null
  /** Uses another one from now on; resolves when it has been tried. */
  readonly use: (next: Credential | null) => Promise<void>
  /** Asks nothing more; resolves when nothing is under way. */
  readonly hangUp: () => Promise<void>
  /** Writes what is not written yet of the journal and the link's history. */
  readonly close: () => void
}

export function openAcmeLine(options: AcmeLineOptions): AcmeLine {
  const { store, profile, zone, clock, onTrouble, trying } = options
  const { now } = clock
  let { credential } = options
  let probedWith: Credential | null | undefined
  let hungUp = false

  const journal = makeCallJournal({
    calls: store.calls,
    clock,
    onTrouble: (error) => onTrouble('call journal', error),
  })
  const known = remember(store.memory, now)
  const clockKept = keepClock(known, store.scans, now)
  const links = keepLinkHistory(store.memory, clock, (error) => onTrouble('link history', error))
  const baseUrl = baseUrlOf(profile.environment)
  const acceptedKey = keepAcceptedKey(store)
  const table = makeTable(store.memory, profile.checkInStatus, baseUrl)
  const system = makeAcme({
    baseUrl,
    checkInTable: table.current,
    isAssumed: table.isAssumed,
    credential: () => credential,
    profile,
    zone,
    now,
    onCall: journal.add,
    onExtraRequest: () => traffic.spend(),
    learntPaths: known.paths(),
    onLearntPaths: known.keepPaths,
  })
  const traffic = makeTraffic({
    ...profile.calls,
    budgetMs: profile.budgetMs,
    blockedUntil: known.blockedUntil(clockKept.fromBefore),
    clock,
    random: clock.random,
    probe: async () => {
      const asked = credential
      probedWith = asked
      const outcome = await system.probe({ requestId: uuidv7(), deadlineMs: DEADLINES_MS.probe })
      const letIn = outcome.kind === 'answered' && outcome.call.status !== null && outcome.call.status < 300
      // Where another key came meanwhile, this may have been made again with that one.
      if (letIn && asked !== null && credential === asked && !hungUp)
        trying('the note of the key', () => {
          acceptedKey.note(asked)
          venueProof.accepted(asked)
        })
      return outcome
    },
    probeCheckIn: () => system.probeCheckIn({ requestId: uuidv7(), deadlineMs: DEADLINES_MS.probe }),
    onLink: (link) => {
      links.add(link)
      options.onLink()
    },
    onBlocked: known.keepBlock,
    skewMs: clockKept.skewAtStart,
    onSkew: (skewMs) => {
      const followed = clock.heed(now() + skewMs)
      if (followed) store.outbox.byNewClock(now())
      clockKept.keep(followed ? 0 : skewMs)
      options.onSkew()
      return followed
    },
    learnt: known.rate(),
    onLearnt: known.keepRate,
  })
  const venueProof = keepVenueProof({
    store,
    dayOf: (at) => venueTime(at, zone).slice(0, 10),
    ask: askEvent({ system, traffic, after: clock.after }),
  })

  return {
    ...{ system, traffic, table, known, clockKept, acceptedKey, venueProof, journal, links },
    credential: () => credential,
    use: async (next) => {
      // What is here now was read with the key before it.
      venueProof.read(credential)
      credential = next
      await traffic.probeNow()
      // A probe that was under way already may have asked with the old one.
      if (probedWith !== next) await traffic.probeNow()
    },
    hangUp: async () => {
      hungUp = true
      traffic.close()
      await system.close()
    },
    close: () => {
      journal.close()
      links.close()
    },
  }
}
