import type { GateInput, GateOutput } from '../../contract/methods.ts'
import type { Result } from '../../contract/wire.ts'
import type { Actor } from '../roles/actor.ts'
import type { Store } from '../store/store.ts'
import { codeMeant } from './codes.ts'
import type { ActLog } from './log.ts'

/** Keeps what somebody says of a ticket, in the log of acts and so in the ticket's history. Burns nothing. */
export function reportProblem(
  { of, note }: GateInput<'report'>,
  by: Actor,
  { store, log, now }: { readonly store: Store; readonly log: ActLog; readonly now: () => number },
): Result<GateOutput<'report'>> {
  const code = codeMeant(of, store)
  if (!code.ok) return code
  const { barcode, hash } = code.value
  const scanId = 'scanId' in of ? of.scanId : store.scans.lastOf(hash)
  const codeEnd = barcode.slice(-4)
  log.note({ act: 'problem-reported', by, scanId, what: { codeEnd }, why: note })
  return { ok: true, value: { at: now(), scanId, codeEnd } }
}
