import type { Status } from '../contract/status.ts'
import { VERSION } from '../contract/version.ts'
import type { CallJournal } from './call-journal.ts'
import { makeBreath } from './clock/breath.ts'
import type { VenueZone } from './clock/zone.ts'
import type { Times } from './decide/clocks.ts'
import { diagnosisOf } from './diagnosis/diagnosis.ts'
import type { TroubleTail } from './diagnosis/trouble-tail.ts'
import type { Doctor } from './doctor/doctor.ts'
import type { Gate } from './gate.ts'
import type { LinkHistory } from './link-history.ts'
import { readinessOf } from './readiness/findings.ts'
import { freeRoom } from './readiness/free-room.ts'
import type { Remembered } from './remembered.ts'
import { listedEvents } from './scan/listed-events.ts'
import type { PostedLane } from './scan/posted-lane.ts'
import { testScan } from './scan/test-scan.ts'
import type { Store } from './store/store.ts'
import type { Traffic } from './traffic/traffic.ts'

/** What tells a person whether this gate is fit, and why it is not. Changes nothing at ACME and lets nobody in. */
export type Support = Pick<Gate, 'doctor' | 'testScan' | 'events' | 'readiness' | 'diagnosis'>

export type SupportParts = {
  readonly store: Store
  readonly dataDir: string
  readonly lane: PostedLane
  readonly doctor: Doctor
  readonly known: Remembered
  readonly traffic: Traffic
  readonly links: LinkHistory
  readonly journal: CallJournal
  readonly troubles: TroubleTail
  readonly zone: VenueZone
  readonly now: () => number
  readonly times: () => Times
  readonly status: () => Status
  readonly onTrouble: (what: string, error: unknown) => void
}

export function makeSupport({ store, lane, known, zone, now, status, ...parts }: SupportParts): Support {
  const readiness: Support['readiness'] = async () =>
    readinessOf({
      status: status(),
      cacheAge: lane.profile().cacheAge,
      doctor: known.doctor(),
      freeBytes: await freeRoom(parts.dataDir),
      version: VERSION,
      now: now(),
    })

  return {
    doctor: async () => {
      const report = await parts.doctor.run()
      try {
        known.keepDoctor(report)
      } catch (error) {
        parts.onTrouble('the note of the connection check', error)
      }
      return report
    },
    events: (input) => listedEvents(input, { store, profile: lane.profile(), zone, now: now() }),
    testScan: ({ barcode }) => {
      const link = parts.traffic.link()
      return testScan(barcode, { store, profile: lane.profile(), zone, times: parts.times(), link })
    },
    readiness,
    diagnosis: async () =>
      diagnosisOf({
        status: status(),
        readiness: await readiness(),
        profile: lane.profile(),
        zone,
        now: now(),
        links: parts.links.recent(),
        calls: parts.journal.recent(500),
        doctor: known.doctor(),
        outbox: store.records.outbox({ states: STANDING, limit: 200, before: null }),
        store: await store.facts(makeBreath()),
        troubles: parts.troubles.lines(),
      }),
  }
}

/** Rows of the outbox that somebody may ask about: ACME has not taken them, or not yet. */
const STANDING = ['pending', 'sending', 'conflict', 'refused', 'parked'] as const
