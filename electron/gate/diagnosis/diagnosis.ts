import { cpus, release, totalmem } from 'node:os'
import type { CallEnded } from '../../contract/calls.ts'
import { DIAGNOSIS_MAX, type Diagnosis } from '../../contract/diagnosis.ts'
import type { DoctorReport } from '../../contract/doctor.ts'
import type { Profile } from '../../contract/profile.ts'
import type { Readiness } from '../../contract/readiness.ts'
import type { OutboxRowView } from '../../contract/records.ts'
import type { LinkState, Status } from '../../contract/status.ts'
import { VERSION } from '../../contract/version.ts'
import type { VenueZone } from '../clock/zone.ts'
import { venueTime } from '../reporting/tables.ts'
import type { StoreFacts } from '../store/facts.ts'
import type { Trouble } from './trouble-tail.ts'

/** All that goes into a bundle. */
export type DiagnosisParts = {
  readonly status: Status
  readonly readiness: Readiness
  readonly profile: Profile
  readonly zone: VenueZone
  readonly now: number
  readonly links: readonly LinkState[]
  readonly calls: readonly CallEnded[]
  readonly doctor: DoctorReport | null
  /** Rows of the outbox that wait or stand, newest first. */
  readonly outbox: readonly OutboxRowView[]
  readonly store: StoreFacts
  readonly troubles: readonly Trouble[]
}

/** One file for support, no longer than {@link DIAGNOSIS_MAX}: of what is too long the oldest is left out. */
export function diagnosisOf(parts: DiagnosisParts): Diagnosis {
  const { profile, zone, now } = parts
  const day = venueTime(now, zone).slice(0, 10)
  const name = `portcullis-${profile.terminalId.replace(/[^\w-]+/g, '-').slice(0, 40)}-${day}.json`
  for (const kept of [500, 100, 20, 0]) {
    const text = `${JSON.stringify(bundleOf(parts, kept), null, 2)}\n`
    if (text.length <= DIAGNOSIS_MAX) return { name, text }
  }
  throw new Error('The diagnosis bundle is too long.')
}

function bundleOf(parts: DiagnosisParts, kept: number): object {
  const { status, now, zone } = parts
  return {
    about: 'A diagnosis of one Portcullis device. It holds no barcode, no person and no key.',
    madeAt: venueTime(now, zone),
    program: {
      version: VERSION,
      node: process.versions.node,
      sqlite: parts.store.sqlite,
      upForS: Math.round(process.uptime()),
      memoryMb: Math.round(process.memoryUsage().rss / 1_000_000),
    },
    machine: {
      ...{ platform: process.platform, arch: process.arch, system: release() },
      ...{ processors: cpus().length, memoryMb: Math.round(totalmem() / 1_000_000) },
    },
    status,
    readiness: parts.readiness,
    profile: withoutSecrets(parts.profile),
    links: parts.links
      .slice(0, kept)
      .map(({ since, ...link }) => ({ since: venueTime(since, zone), ...link })),
    calls: parts.calls.slice(0, kept).map(({ at, ...call }) => ({ at: venueTime(at, zone), ...call })),
    doctor: parts.doctor,
    outbox: {
      counts: status.outbox,
      rows: parts.outbox.slice(0, kept).map(standing),
    },
    store: parts.store,
    log: parts.troubles.slice(-kept).map(({ at, ...trouble }) => ({ at: venueTime(at, zone), ...trouble })),
  }
}

/** Without the code, of which it has the end. */
function standing({ codeEnd: _, acknowledged, story, ...row }: OutboxRowView): object {
  // What a person wrote may name a guest.
  return { ...row, acknowledgedAt: acknowledged?.at ?? null, isConflict: story !== null }
}

/** Ranges of numeric passes are as good as a ticket, and a network's own certificate is nobody else's business. */
function withoutSecrets({ passRanges, network, ...profile }: Profile): object {
  return {
    ...profile,
    passRanges: passRanges.map(({ title, uses, validFrom, validUntil }) => ({
      ...{ title, uses, validFrom, validUntil },
    })),
    network: { proxy: network.proxy !== undefined, extraCa: network.extraCa !== undefined },
  }
}
