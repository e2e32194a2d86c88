import { randomUUID } from 'node:crypto'
import type { AuditAct, AuditFacts } from '../../contract/audit.ts'
import type { PermitAct, Redemption } from '../../contract/permit.ts'
import { say } from '../../contract/sayings/say.ts'
import { type Actor, NOBODY } from './actor.ts'

/** Permits for what the shell does on an admin's word. Only whoever may get one is asked before: see `needs.ts`. */
export type Permits = {
  readonly grant: (request: { readonly act: PermitAct; readonly why: string | null }, by: Actor) => string
  /** Uses a permit up and notes the act in the log. @returns null where it was good, else why not, for a person */
  readonly redeem: (redemption: Redemption) => string | null
}

/** Long enough to read a list of changes once more, in ms. */
export const PERMIT_LASTS_MS = 5 * 60_000
/** Nobody needs more at once; the oldest go. */
const MOST = 20

const NOTED_AS: Readonly<Record<PermitAct, AuditAct>> = {
  'change-profile': 'profile-changed',
  'change-key': 'key-replaced',
  'open-book': 'book-opened',
  'protect-secrets': 'secrets-protected',
  'export-key': 'key-exported',
}

/**
 * @param tick monotonic ms
 * @param note writes into the log of acts
 */
export function makePermits(
  tick: () => number,
  note: (act: { act: AuditAct; by: Actor; what: AuditFacts; why: string | null }) => void,
): Permits {
  const open = new Map<string, { act: PermitAct; why: string | null; by: Actor; until: number }>()
  /** Used up, and not noted yet: what was begun with them may still come to nothing. */
  const begun: typeof open = new Map()
  return {
    grant: ({ act, why }, by) => {
      const permit = randomUUID()
      open.set(permit, { act, why: why === '' ? null : why, by, until: tick() + PERMIT_LASTS_MS })
      for (const oldest of [...open.keys()].slice(0, -MOST)) open.delete(oldest)
      return permit
    },
    redeem: ({ permit, act, stage, what, why }) => {
      if (permit === null) {
        note({ act: NOTED_AS[act], by: NOBODY, what, why: why ?? null })
        return null
      }
      const from = stage === 'end' ? begun : open
      const granted = from.get(permit)
      from.delete(permit)
      if (granted === undefined || granted.act !== act || (stage !== 'end' && granted.until <= tick()))
        return say('permit.used-up')
      if (stage === 'begin') {
        begun.set(permit, granted)
        for (const oldest of [...begun.keys()].slice(0, -MOST)) begun.delete(oldest)
        return null
      }
      note({ act: NOTED_AS[act], by: granted.by, what, why: granted.why })
      return null
    },
  }
}
