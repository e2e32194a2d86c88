/** One thing that happened to a ticket, a card or a numeric pass. What the exactly-once tests count. */
export interface LedgerEntry {
  readonly seq: number
  readonly kind: 'check-in' | 'undo'
  readonly what: 'ticket' | 'card' | 'pass'
  /** The ticket's uuid, the card's barcode or the pass's number. */
  readonly barcode: string
  readonly eventId: string | null
  /** The scan moved the ticket to another event first. */
  readonly rebooked: boolean
  readonly terminalId: string | null
  /** Epoch ms by the venue's clock. */
  readonly at: number
  readonly path: string
  readonly requestId: string | null
}

export interface Ledger {
  record(entry: Omit<LedgerEntry, 'seq'>): void
  entries(): readonly LedgerEntry[]
  clear(): void
}

/** Keeps every entry of the run: a test that asks "how often?" must not be told "of the last few". */
export function makeLedger(): Ledger {
  let entries: LedgerEntry[] = []
  return {
    record: (entry) => {
      entries.push({ seq: entries.length + 1, ...entry })
    },
    entries: () => [...entries],
    clear: () => {
      entries = []
    },
  }
}

export interface CallRecord {
  readonly seq: number
  readonly method: string
  /** With its query string. */
  readonly url: string
  readonly requestId: string | null
  /** Epoch ms by the venue's clock. */
  readonly at: number
  /** What was answered; null while it is not, 0 where the connection was broken off in place of an answer. */
  status: number | null
  /** The kind of the fault that met it, if one did. */
  fault: string | null
}

export interface CallLog {
  open(call: Omit<CallRecord, 'seq' | 'status' | 'fault'>): CallRecord
  records(): readonly CallRecord[]
  clear(): void
}

const CALLS_MAX = 10_000

/** The last {@link CALLS_MAX} calls, oldest first. */
export function makeCallLog(): CallLog {
  let records: CallRecord[] = []
  let seq = 0
  return {
    open(call) {
      seq += 1
      const record: CallRecord = { seq, ...call, status: null, fault: null }
      records.push(record)
      if (records.length > 2 * CALLS_MAX) records = records.slice(-CALLS_MAX)
      return record
    },
    records: () => records.slice(-CALLS_MAX).map((record) => ({ ...record })),
    clear: () => {
      records = []
      seq = 0
    },
  }
}
