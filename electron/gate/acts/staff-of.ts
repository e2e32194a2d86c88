import { type ScanAct, scanActSchema } from '../../contract/reporting.ts'
import type { AuditStore } from '../store/audit.ts'

/** Tells who let a guest in against the rules or took an admission back, by the log of acts. */
export function makeStaffOf(audit: Pick<AuditStore, 'aboutScan'>): (scanId: string) => readonly ScanAct[] {
  return (scanId) =>
    audit.aboutScan(scanId).flatMap(({ act, who }) => scanActSchema.safeParse({ act, who }).data ?? [])
}
