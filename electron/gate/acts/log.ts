import { setImmediate as breath } from 'node:timers/promises'
import type { AuditAct, AuditFacts, AuditPage, AuditVerdict } from '../../contract/audit.ts'
import type { GateInput } from '../../contract/methods.ts'
import type { Result } from '../../contract/wire.ts'
import type { Actor } from '../roles/actor.ts'
import { makeVerifier } from '../store/audit-chain.ts'
import type { Store } from '../store/store.ts'

/** An act, as whoever carries it out tells of it. */
export type Act = {
  readonly act: AuditAct
  readonly by: Actor
  readonly scanId?: string | null
  readonly what?: AuditFacts
  readonly why?: string | null
}

/** The log of acts. */
export type ActLog = {
  /** To be called in the transaction of the act itself. */
  readonly note: (act: Act) => void
  /** Carries out an act and notes it, both or neither; one that was refused is not noted. */
  readonly noting: <T>(run: () => Result<T>, act: (value: T) => Act) => Result<T>
  readonly page: (input: GateInput<'audit'>) => AuditPage
  /** Scans go on meanwhile. */
  readonly verify: () => Promise<AuditVerdict>
}

/** Rows looked at between two chances for a scan: a few ms. */
const VERIFIED_AT_ONCE = 200

export function makeActLog(store: Store, now: () => number): ActLog {
  const note = ({ act, by, scanId = null, what = {}, why = null }: Act): void =>
    store.audit.append({ at: now(), act, scanId, role: by.role, who: by.name, what, why })

  return {
    note,
    noting: (run, act) =>
      store.atomically(() => {
        const result = run()
        if (result.ok) note(act(result.value))
        return result
      }),
    page: ({ after, limit }) => {
      const found = store.audit.after(after, limit)
      const last = found.at(-1)
      return {
        rows: found.flatMap(({ row }) => row ?? []),
        head: store.audit.head(),
        next: last === undefined || found.length < limit ? null : last.no,
      }
    },
    verify: async () => {
      const verifier = makeVerifier()
      for (let after = 0; ; ) {
        const rows = store.audit.after(after, VERIFIED_AT_ONCE)
        const isFine = rows.every(verifier.take)
        const last = rows.at(-1)
        // The head is read with the last rows: the log may grow while it is looked at.
        if (!isFine || last === undefined) return verifier.end(store.audit.head())
        after = last.no
        await breath()
      }
    },
  }
}
