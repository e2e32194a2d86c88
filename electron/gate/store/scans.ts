import type { RecentScan, ScanVia } from '../../contract/methods.ts'
import { type Verdict, verdictSchema } from '../../contract/verdict.ts'
import type { Db } from './db.ts'
import { leisurely } from './leisurely.ts'
import type { Sealing } from './sealing.ts'

/** A standing movement of a pass. */
export type MovementRow = {
  /** Its place among all scans of this device. */
  readonly seq: number
  readonly scanId: string
  readonly direction: 'in' | 'out'
  readonly visit: number
  readonly guests: number
  readonly at: number
  readonly eventId: string | null
  readonly lane: string
}

/** An admission of a code inwards. */
export type AdmissionRow = {
  readonly seq: number
  readonly scanId: string
  readonly isUndone: boolean
  /** It has a row of its own in the outbox. */
  readonly isTold: boolean
}

/** How an admission gets to ACME: it is there already, it waits in the outbox, or it is none of ACME's business. */
export type UploadPlan =
  | { readonly kind: 'recorded'; readonly requestId: string | null; readonly at: number }
  | { readonly kind: 'pending'; readonly notBefore: number }
  | { readonly kind: 'none' }

export type AdmissionToCommit = {
  /** How often this pass had gone this way before, by the movements that stand. */
  readonly visit: number
  readonly guests: number
  /** `seq` of every standing movement that the decision knew of. */
  readonly knew: readonly number[]
  readonly upload: UploadPlan
}

export type ScanCommit = {
  readonly verdict: Verdict
  readonly via: ScanVia
  readonly lane: string
  readonly direction: 'in' | 'out'
  readonly hash: Buffer | null
  readonly barcode: string | null
  /** The name of who was signed in, where records are to say it; sealed. */
  readonly signedIn: string | null
  /** Set where the verdict admits. */
  readonly admission: AdmissionToCommit | null
}

/** An admission as undo needs it. */
export type StandingAdmission = {
  readonly scanId: string
  readonly hash: Buffer
  readonly at: number
  readonly direction: 'in' | 'out'
  readonly undoneAt: number | null
}

/**
 * The journal of scans. `commit` writes scan, admission and outbox row in one transaction: only what it has
 * returned from may be shown to anyone.
 */
export type ScanStore = {
  /** 'taken' where the pass moved, or an undo took a movement of it back, since it was decided: nothing was written. */
  readonly commit: (commit: ScanCommit) => 'committed' | 'taken'
  readonly byId: (scanId: string) => Verdict | null
  /** Its verdict has left the device. Does not wait for the disk: a power cut may bring the guest a second green. */
  readonly markShown: (scanId: string) => void
  /** The process before this one ended without having shown it. */
  readonly isUnshown: (scanId: string) => boolean
  /** What was scanned; null for an unreadable or unknown scan. */
  readonly codeOf: (scanId: string) => { readonly barcode: string; readonly hash: Buffer } | null
  readonly movements: (hash: Buffer) => MovementRow[]
  readonly recent: (limit: number) => RecentScan[]
  readonly admission: (scanId: string) => StandingAdmission | null
  /** Every admission of a code inwards, undone ones too. */
  readonly admissionsOf: (hash: Buffer) => AdmissionRow[]
  /** @param reason what the person wrote; sealed, since it may name a guest. */
  readonly markUndone: (admission: StandingAdmission, at: number, reason: string) => void
  /** The last scan of a code; null where it was never scanned here. */
  readonly lastOf: (hash: Buffer) => string | null
  /** The last scan's number and time; null before the first. */
  readonly last: () => { readonly seq: number; readonly at: number } | null
  /** Guests who were let in here, undone admissions apart. */
  readonly admittedCount: () => number
}

/** Bound to the scan and not to its code: one that could not be read has none. */
export const signedInBind = (scanId: string): Buffer => Buffer.from(`signed-in/${scanId}`, 'utf8')

type KeptRow = { verdict: string; code_hash: Buffer | null; sealed: Buffer | null }
type RecentRow = KeptRow & { undone_at: number | null }

export function openScans(db: Db, sealing: Sealing): ScanStore {
  const insertScan = db.prepare(`
    INSERT INTO scan (id, lane, via, at, direction, code_hash, class, reason, verdict, sealed, shown, signed_in)
    VALUES (@id, @lane, @via, @at, @direction, @hash, @class, @reason, @verdict, @sealed, @shown, @signedIn)`)
  const markShown = db.prepare('UPDATE scan SET shown = 1 WHERE id = ?')
  // A lane shows one verdict after the other: only the last few can have been lost.
  const unshown = new Set(
    db
      .prepare<[], string>(
        'SELECT id FROM (SELECT id, shown FROM scan ORDER BY seq DESC LIMIT 100) WHERE shown = 0',
      )
      .pluck()
      .all(),
  )
  const insertAdmission = db.prepare(`
    INSERT INTO admission (scan_id, code_hash, direction, visit, guests, event_id, at)
    VALUES (@id, @hash, @direction, @visit, @guests, @eventId, @at)`)
  const insertOutbox = db.prepare(`
    INSERT INTO outbox (scan_id, kind, code_hash, state, not_before, request_id, created_at, settled_at)
    VALUES (@id, 'admission', @hash, @state, @notBefore, @requestId, @at, @settledAt)`)
  const byId = db.prepare<[string], KeptRow>('SELECT verdict, code_hash, sealed FROM scan WHERE id = ?')
  const movements = db.prepare<[Buffer], MovementRow>(`
    SELECT scan.seq, admission.scan_id AS scanId, admission.direction, visit, guests, admission.at, admission.event_id AS eventId, scan.lane
    FROM admission JOIN scan ON scan.id = admission.scan_id
    WHERE admission.code_hash = ? AND undone_at IS NULL ORDER BY scan.seq`)
  const recent = db.prepare<[number], RecentRow>(`
    SELECT verdict, scan.code_hash, sealed, undone_at FROM scan LEFT JOIN admission ON admission.scan_id = scan.id
    ORDER BY scan.seq DESC LIMIT ?`)
  const admission = db.prepare<[string], StandingAdmission>(
    'SELECT scan_id AS scanId, code_hash AS hash, at, direction, undone_at AS undoneAt FROM admission WHERE scan_id = ?',
  )
  const admissionsOf = db.prepare<
    [Buffer],
    Pick<AdmissionRow, 'seq' | 'scanId'> & { undone: 0 | 1; told: 0 | 1 }
  >(`
    SELECT scan.seq, admission.scan_id AS scanId, undone_at IS NOT NULL AS undone,
           EXISTS (SELECT 1 FROM outbox WHERE outbox.scan_id = admission.scan_id AND kind = 'admission') AS told
    FROM admission JOIN scan ON scan.id = admission.scan_id
    WHERE admission.code_hash = ? AND admission.direction = 'in'`)
  const undo = db.prepare(
    'UPDATE admission SET undone_at = ?, undo_reason = ? WHERE scan_id = ? AND undone_at IS NULL',
  )
  const last = db.prepare<[], { seq: number; at: number }>(
    'SELECT seq, at FROM scan ORDER BY seq DESC LIMIT 1',
  )
  const lastOf = db
    .prepare<[Buffer], string>('SELECT id FROM scan WHERE code_hash = ? ORDER BY seq DESC LIMIT 1')
    .pluck()
  const admitted = db
    .prepare<[], number>(
      `SELECT coalesce(sum(guests), 0) FROM admission WHERE direction = 'in' AND undone_at IS NULL`,
    )
    .pluck()

  const writeAdmission = (commit: ScanCommit, hash: Buffer, admits: AdmissionToCommit): void => {
    const { verdict, direction } = commit
    const { visit, guests, upload } = admits
    insertAdmission.run({
      id: verdict.scanId,
      hash,
      direction,
      visit,
      guests,
      eventId: verdict.event?.id || null,
      at: verdict.at,
    })
    if (upload.kind === 'none') return
    insertOutbox.run({
      id: verdict.scanId,
      hash,
      state: upload.kind,
      notBefore: upload.kind === 'pending' ? upload.notBefore : verdict.at,
      requestId: upload.kind === 'recorded' ? upload.requestId : null,
      at: verdict.at,
      settledAt: upload.kind === 'recorded' ? upload.at : null,
    })
  }

  return {
    commit: db.transaction((commit: ScanCommit) => {
      const { verdict, hash, admission: admits } = commit
      // Checked inside the write transaction; the unique index stands behind it for every other way in.
      if (admits !== null && hash !== null) {
        const standing = movements.all(hash).map(({ seq }) => seq)
        if (standing.join() !== admits.knew.toSorted((one, other) => one - other).join()) return 'taken'
      }
      insertScan.run({
        id: verdict.scanId,
        lane: commit.lane,
        via: commit.via,
        at: verdict.at,
        direction: commit.direction,
        hash,
        class: verdict.class,
        reason: verdict.reason,
        verdict: JSON.stringify(withoutPeople(verdict)),
        sealed:
          hash === null || commit.barcode === null
            ? null
            : sealing.seal({ barcode: commit.barcode, cardName: verdict.member?.cardName ?? null }, hash),
        // A window asks again for what it has not seen; a lane says when its line is out.
        shown: commit.via === 'lane' && admits !== null ? 0 : 1,
        signedIn:
          commit.signedIn === null ? null : sealing.seal(commit.signedIn, signedInBind(verdict.scanId)),
      })
      if (admits !== null && hash !== null) writeAdmission(commit, hash, admits)
      return 'committed'
    }).immediate,
    byId: (scanId) => {
      const row = byId.get(scanId)
      return row === undefined ? null : verdictIn(row, sealedIn(row, sealing))
    },
    markShown: (scanId) => {
      unshown.delete(scanId)
      leisurely(db, () => markShown.run(scanId))
    },
    isUnshown: (scanId) => unshown.has(scanId),
    codeOf: (scanId) => {
      const row = byId.get(scanId)
      const barcode = row === undefined ? null : barcodeIn(sealedIn(row, sealing))
      return barcode === null ? null : { barcode, hash: sealing.lookup(barcode) }
    },
    movements: (hash) => movements.all(hash),
    recent: (limit) =>
      recent.all(limit).map((row) => {
        const sealed = sealedIn(row, sealing)
        return {
          verdict: verdictIn(row, sealed),
          codeEnd: barcodeIn(sealed)?.slice(-4) ?? null,
          undone: row.undone_at !== null,
        }
      }),
    admission: (scanId) => admission.get(scanId) ?? null,
    admissionsOf: (hash) =>
      admissionsOf.all(hash).map(({ seq, scanId, undone, told }) => ({
        seq,
        scanId,
        isUndone: undone === 1,
        isTold: told === 1,
      })),
    markUndone: ({ scanId, hash }, at, reason) => void undo.run(at, sealing.seal(reason, hash), scanId),
    lastOf: (hash) => lastOf.get(hash) ?? null,
    last: () => last.get() ?? null,
    admittedCount: () => admitted.get() ?? 0,
  }
}

/** The verdict as it is kept in plain: the one person in it is sealed beside the barcode. */
function withoutPeople(verdict: Verdict): Verdict {
  return verdict.member === undefined
    ? verdict
    : { ...verdict, member: { ...verdict.member, cardName: null } }
}

function sealedIn({ code_hash: hash, sealed }: KeptRow, sealing: Sealing): unknown {
  return hash === null || sealed === null ? null : sealing.open(sealed, hash)
}

/** The verdict exactly as it was shown. */
function verdictIn({ verdict: text }: KeptRow, sealed: unknown): Verdict {
  const verdict = verdictSchema.parse(JSON.parse(text))
  if (verdict.member === undefined) return verdict
  const cardName =
    typeof sealed === 'object' &&
    sealed !== null &&
    'cardName' in sealed &&
    typeof sealed.cardName === 'string'
      ? sealed.cardName
      : null
  return { ...verdict, member: { ...verdict.member, cardName } }
}

/** The barcode in an opened seal; null where it holds none. */
export function barcodeIn(opened: unknown): string | null {
  return typeof opened === 'object' &&
    opened !== null &&
    'barcode' in opened &&
    typeof opened.barcode === 'string'
    ? opened.barcode
    : null
}
