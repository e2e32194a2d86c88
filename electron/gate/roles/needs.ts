import { type GateMethod, gateMethods } from '../../contract/methods.ts'
import type { Role } from '../../contract/roles.ts'

/** What a request needs of who makes it (design, section 9). */
export type Need = {
  readonly role: Role
  /**
   * Where nobody has a PIN: may everybody? What a person has to answer for by name is then for practice alone; what a
   * device could do before it had PINs it still can.
   */
  readonly withoutPins: 'anyone' | 'practice'
}

const steward: Need = { role: 'steward', withoutPins: 'anyone' }
const supervisor: Need = { role: 'supervisor', withoutPins: 'anyone' }
/** What a person has to answer for by name. */
const named: Need = { role: 'supervisor', withoutPins: 'practice' }
const admin: Need = { role: 'admin', withoutPins: 'anyone' }

export const NEEDS: Readonly<Record<GateMethod, Need>> = {
  scan: steward,
  // Of the newest admission alone; see `needOf`.
  undo: steward,
  status: steward,
  recent: steward,
  pace: steward,
  events: steward,
  samples: steward,
  sync: steward,
  testScan: steward,
  readiness: steward,
  drain: steward,
  outbox: steward,
  history: steward,
  report: steward,
  unlock: steward,
  lock: steward,
  session: steward,
  recover: steward,
  inspect: supervisor,
  order: supervisor,
  retry: supervisor,
  acknowledge: supervisor,
  calls: supervisor,
  doctor: supervisor,
  diagnosis: supervisor,
  shiftReport: supervisor,
  scanLog: supervisor,
  exportRecords: supervisor,
  verifyAudit: supervisor,
  override: named,
  search: named,
  admitFound: named,
  changePost: named,
  calibrate: admin,
  staff: admin,
  changeStaff: admin,
  permit: admin,
  audit: admin,
}

/**
 * What this request needs. The log of acts is an admin's, as a file too. A steward takes back the newest admission; any before it takes a supervisor, or one undo after
 * the other would reach them all.
 */
export function needOf(method: GateMethod, input: unknown, newestAdmission: () => string | null): Need {
  if (method === 'exportRecords') {
    const { success, data } = gateMethods.exportRecords.input.safeParse(input)
    return success && data.what === 'acts' ? NEEDS.audit : NEEDS.exportRecords
  }
  if (method !== 'undo') return NEEDS[method]
  const asked = gateMethods.undo.input.safeParse(input)
  return asked.success && asked.data.scanId !== newestAdmission() ? supervisor : NEEDS.undo
}
