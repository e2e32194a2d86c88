import type { GateInput, GateOutput } from '../../contract/methods.ts'
import { say } from '../../contract/sayings/say.ts'
import type { Result } from '../../contract/wire.ts'
import type { Pass } from '../decide/facts.ts'
import { toForget } from '../decide/undo.ts'
import type { StandingAdmission } from '../store/scans.ts'
import type { Store } from '../store/store.ts'
import type { Code } from './facts.ts'

export type UndoOptions = {
  readonly store: Store
  /** How long an admission can be undone, in ms. */
  readonly limitMs: number
  readonly now: () => number
  /** What a code is, as far as this device knows; null where it does not. */
  readonly kindOf: (code: Code) => Pass['kind'] | null
}

/**
 * Takes an admission back. One that ACME has not heard of is never sent; any other goes to ACME's undo call through
 * the same outbox, after the admission itself. That call names tickets (reference, 1.3.2): the entry of a card or a pass
 * that ACME has counted stands.
 */
export function undoAdmission(
  { scanId, reason }: GateInput<'undo'>,
  { store, limitMs, now, kindOf }: UndoOptions,
): Result<GateOutput<'undo'>> {
  const admission = store.scans.admission(scanId)
  if (admission === null) {
    return {
      ok: false,
      error: { code: 'not-found', message: say('undo.nothing') },
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
  if (admission.direction === 'out' && cameBack(admission, store)) {
    const message = say('undo.came-back')
    return { ok: false, error: { code: 'refused', message } }
  }
  const at = now()
  if (at - admission.at > limitMs) {
    const minutes = Math.round(limitMs / 60_000)
    return {
      ok: false,
      error: { code: 'too-late', message: say('undo.too-late', { minutes }) },
    }
  }

  if (isCounted(admission, store, kindOf)) {
    const message = say('undo.counted')
    return { ok: false, error: { code: 'refused', message } }
  }

  const atAcme = store.atomically(() => {
    store.scans.markUndone(admission, at, reason)
    return takeBack(admission, store, at)
  })
  return { ok: true, value: { scanId, undoneAt: at, atAcme } }
}

/** Without the exit two admissions of one visit would stand. */
function cameBack({ scanId, hash }: StandingAdmission, store: Store): boolean {
  const movements = store.scans.movements(hash)
  const exit = movements.find((one) => one.scanId === scanId)
  return exit !== undefined && movements.some(({ direction, seq }) => direction === 'in' && seq > exit.seq)
}

/** Is it the entry of a card or a pass that ACME has, or may have? */
function isCounted(
  { scanId, hash, direction }: StandingAdmission,
  store: Store,
  kindOf: UndoOptions['kindOf'],
): boolean {
  const code = store.scans.codeOf(scanId)
  const kind = code === null ? null : kindOf(code)
  if (direction === 'out' || kind === null || kind === 'ticket') return false
  switch (store.outbox.stateOf(scanId, 'admission')) {
    case 'recorded':
    case 'sending':
      return true
    case 'pending':
      return store.attempts.mayHaveLanded(hash, scanId)
    default:
      return false
  }
}

/** What the undo of an admission means for ACME, which knows of a whole group by its first guest alone. */
function takeBack(
  { scanId, hash, direction }: StandingAdmission,
  store: Store,
  at: number,
): 'cancelled' | 'queued' {
  const told = direction === 'out' ? null : toForget(store.scans.admissionsOf(hash), scanId)
  if (told === null || store.outbox.stateOf(told, 'undo') !== null) return 'cancelled'
  switch (store.outbox.stateOf(told, 'admission')) {
    case 'pending':
      // A call whose answer never came may have landed: then the admission is told first, and taken back after.
      if (store.attempts.inDoubt(hash)) break
      store.outbox.cancel(told, at)
      return 'cancelled'
    case 'recorded':
    case 'sending':
      break
    default:
      // Nothing of ours is at ACME: a row that it would not take.
      return 'cancelled'
  }
  store.outbox.addUndo(told, hash, at)
  store.passes.markCheckedIn(hash, null)
  return 'queued'
}
