import type { GateInput, GateOutput } from '../../contract/methods.ts'
import type { Result } from '../../contract/wire.ts'
import type { Store } from '../store/store.ts'

export type UndoOptions = {
  readonly store: Store
  /** How long an admission can be undone, in ms. */
  readonly limitMs: number
  readonly now: () => number
}

/**
 * Takes an admission back. One that ACME has not heard of is never sent; any other goes to ACME's undo call through
 * the same outbox, after the admission itself.
 */
export function undoAdmission(
  { scanId, reason }: GateInput<'undo'>,
  { store, limitMs, now }: UndoOptions,
): Result<GateOutput<'undo'>> {
  const admission = store.scans.admission(scanId)
  if (admission === null) {
    return {
      ok: false,
      error: { code: 'not-found', message: 'There is no admission to undo for this scan.' },
    }
  }
  if (admission.undoneAt !== null) {
    return {
      ok: true,
      value: {
        scanId,
        undoneAt: admission.undoneAt,
        atAcme: store.outbox.stateOf(scanId, 'undo') === null ? 'cancelled' : 'queued',
      },
    }
  }
  const at = now()
  if (at - admission.at > limitMs) {
    const minutes = Math.round(limitMs / 60_000)
    return {
      ok: false,
      error: { code: 'too-late', message: `An admission can be undone for ${minutes} minutes.` },
    }
  }

  const atAcme = store.atomically(() => {
    store.scans.markUndone(admission, at, reason)
    switch (store.outbox.stateOf(scanId, 'admission')) {
      case 'pending':
        // A call whose answer never came may have landed: then the admission is told first, and taken back after.
        if (store.attempts.inDoubt(admission.hash)) break
        store.outbox.cancel(scanId, at)
        return 'cancelled'
      case 'recorded':
      case 'sending':
        break
      default:
        // Nothing of ours is at ACME: an exit, a re-entry, or a row that ACME would not take.
        return 'cancelled'
    }
    store.outbox.addUndo(scanId, admission.hash, at)
    store.passes.markCheckedIn(admission.hash, null)
    return 'queued'
  })
  return { ok: true, value: { scanId, undoneAt: at, atAcme } }
}
