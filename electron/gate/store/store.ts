import { type AttemptStore, openAttempts } from './attempts.ts'
import { type AuditStore, openAudit } from './audit.ts'
import { type CallStore, openCalls } from './calls.ts'
import { openDatabase } from './database.ts'
import { storageErrorOf } from './errors.ts'
import { type EventStore, openEvents } from './events.ts'
import { readStoreFacts, type StoreFacts } from './facts.ts'
import { type Memory, openMemory } from './memory.ts'
import { type OrderNameStore, openOrderNames } from './order-names.ts'
import { type OrderStore, openOrders } from './orders.ts'
import { type OutboxStore, openOutbox } from './outbox.ts'
import { type CountPace, openPace } from './pace.ts'
import { openPasses, type PassStore } from './passes.ts'
import { beginPurge, type Purge, type PurgeLimits } from './purge.ts'
import { openRecords, type RecordStore } from './records.ts'
import { openReported, type ReportedStore } from './reported.ts'
import { openScanLog, type ScanLog } from './scan-log.ts'
import { openScans, type ScanStore } from './scans.ts'
import { openStaff, type StaffStore } from './staff.ts'

/** Everything this device keeps, one aggregate a module. The only place with SQL. */
export type Store = {
  readonly memory: Memory
  readonly events: EventStore
  readonly orders: OrderStore
  readonly orderNames: OrderNameStore
  readonly reported: ReportedStore
  readonly passes: PassStore
  readonly scans: ScanStore
  readonly attempts: AttemptStore
  readonly outbox: OutboxStore
  readonly calls: CallStore
  readonly records: RecordStore
  readonly scanLog: ScanLog
  readonly audit: AuditStore
  readonly staff: StaffStore
  readonly pace: CountPace
  /** What is to be known about the database itself, read in steps of some ms with `breath` between them. */
  readonly facts: (breath: () => Promise<void>) => Promise<StoreFacts>
  /** The keyed hash a barcode is found by. */
  readonly lookup: (barcode: string) => Buffer
  /** Several writes as one: all or none. */
  readonly atomically: <T>(write: () => T) => T
  /**
   * Moves what was written from the log into the database once enough has gathered. That takes up to tens of
   * milliseconds, so callers choose a moment in which nobody waits: just after a verdict was shown.
   * @param worth rows changed since the last time that make another worth while
   */
  readonly tidy: (worth?: number) => void
  /** Begins to remove what has had its time; `sweep` and `rewrite` make it gone from the files when the steps are done. */
  readonly purge: (limits: PurgeLimits) => Purge
  /** After a purge: the log and the second record hold no more what was removed. Takes as long as `tidy`. */
  readonly sweep: () => void
  /**
   * Writes the database anew, for what `secure_delete` does not reach: pages keep pieces of rows that once moved to
   * another page. It takes about a second for each 100 MB, so it is for when nobody has come for minutes.
   */
  readonly rewrite: () => void
  /** What had to be carried over from damaged files when this was opened, for a person; null where all was well. */
  readonly healed: string | null
  /** Why admissions are kept only once at present, for a person; null while all is well. */
  readonly recordTrouble: () => string | null
  /** It turned out to be damaged: the next opening looks at all of it. */
  readonly distrust: () => void
  readonly close: () => void
}

/** Rows changed since the last tidying that make another worth while: a few MB of log. */
const WORTH_TIDYING = 2_000

export type StoreOptions = {
  /** Folder of the database; made if missing. */
  readonly dataDir: string
  /** 32 bytes that never lie in that folder. */
  readonly dataKey: Uint8Array
  /** How long one check-in call can be under way, in ms: what a killed process left open is taken to have lasted. */
  readonly callDeadlineMs: number
}

/** @throws StorageError in words for the person who runs the gate. */
export function openStore(options: StoreOptions): Store {
  const { db, sealing, record, where, healed, distrust, close } = openDatabase(
    options.dataDir,
    options.dataKey,
  )
  try {
    const changesSoFar = db.prepare<[], number>('SELECT total_changes()').pluck()
    let tidiedAt = 0
    const memory = openMemory(db)
    const audit = openAudit(db, sealing, memory)
    return {
      memory,
      events: openEvents(db),
      orders: openOrders(db, sealing),
      orderNames: openOrderNames(db, sealing),
      reported: openReported(db, sealing),
      passes: openPasses(db, sealing),
      scans: openScans(db, sealing),
      attempts: openAttempts(db, options.callDeadlineMs),
      outbox: openOutbox(db, sealing),
      pace: openPace(db),
      calls: openCalls(db),
      records: openRecords(db, sealing, audit),
      scanLog: openScanLog(db, sealing),
      audit,
      staff: openStaff(db, sealing),
      facts: (breath) => readStoreFacts(db, breath),
      lookup: sealing.lookup,
      atomically: (write) => db.transaction(write).immediate(),
      purge: (limits) => beginPurge(db, sealing, audit, limits),
      sweep: () => {
        record.renew()
        db.pragma('wal_checkpoint(TRUNCATE)')
        tidiedAt = changesSoFar.get() ?? 0
      },
      rewrite: () => {
        db.exec('VACUUM')
        db.pragma('wal_checkpoint(TRUNCATE)')
        tidiedAt = changesSoFar.get() ?? 0
      },
      healed,
      distrust,
      recordTrouble: record.trouble,
      tidy: (worth = WORTH_TIDYING) => {
        record.tidy()
        const changes = changesSoFar.get() ?? 0
        if (changes - tidiedAt < worth) return
        db.pragma('wal_checkpoint(PASSIVE)')
        tidiedAt = changes
      },
      close,
    }
  } catch (error) {
    const sick = storageErrorOf(error, where)
    if (sick?.fault === 'corrupt') distrust()
    close()
    throw sick ?? error
  }
}
