import { setImmediate as breath } from 'node:timers/promises'
import type { AuditAct, AuditFacts, AuditPage, AuditShown, AuditVerdict } from '../../contract/audit.ts'
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
  /** Scans go on meanwhile. */
  readonly page: (input: GateInput<'audit'>) => Promise<AuditPage>
  /** Scans go on meanwhile. */
  readonly verify: () => Promise<AuditVerdict>
}

/** Rows looked at between two chances for a scan: a few ms. */
const AT_ONCE = 200

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
    page: async ({ after, before, acts, who, limit }) => {
      const part = who.toLocaleLowerCase()
      const isMeant = (row: AuditShown): boolean =>
        part === '' || (row.who ?? '').toLocaleLowerCase().includes(part)
      const rows: AuditShown[] = []
      for (let from = before === undefined ? after : before; ; ) {
        const most = Math.min(AT_ONCE, limit - rows.length)
        const found =
          before === undefined
            ? store.audit.after(from ?? 0, most, acts)
            : store.audit.before(from, most, acts)
        for (const { row, lane } of found)
          if (row !== null && isMeant({ ...row, lane })) rows.push({ ...row, lane })
        const last = found.at(-1)
        const isEnd = last === undefined || found.length < most
        if (isEnd || rows.length === limit)
          return { rows, head: store.audit.head(), next: isEnd ? null : last.no }
        from = last.no
        await breath()
      }
    },
    verify: async () => {
      const verifier = makeVerifier(store.audit.trimmed())
      for (let after = 0; ; ) {
        const rows = store.audit.after(after, AT_ONCE)
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
