import type { AuditFacts } from '../contract/audit.ts'
import type { GateInput, GateOutput } from '../contract/methods.ts'
import { type OutboxRowView, outboxStateSchema } from '../contract/records.ts'
import { say } from '../contract/sayings/say.ts'
import type { Result } from '../contract/wire.ts'
import { codeMeant } from './acts/codes.ts'
import type { Act, ActLog } from './acts/log.ts'
import { type Actor, NOBODY } from './roles/actor.ts'
import type { Store } from './store/store.ts'

/** What was done here, and what people make of it. */
export type Records = {
  readonly outbox: (input: GateInput<'outbox'>) => GateOutput<'outbox'>
  readonly retry: (input: GateInput<'retry'>, by?: Actor) => Result<GateOutput<'retry'>>
  readonly acknowledge: (input: GateInput<'acknowledge'>, by?: Actor) => Result<GateOutput<'acknowledge'>>
  readonly history: (input: GateInput<'history'>) => Result<GateOutput<'history'>>
}

/** @param onChange the outbox is no longer what it was. */
export function makeRecords(store: Store, log: ActLog, now: () => number, onChange: () => void): Records {
  const changed = (id: number): Result<OutboxRowView> => {
    const row = store.records.outboxRow(id)
    return row === null ? notFound(say('ask.no-row')) : { ok: true, value: row }
  }
  /** Told once it is on the disk: whoever hears of it may write. */
  const act = (
    run: () => Result<OutboxRowView>,
    told: (row: OutboxRowView) => Act,
  ): Result<OutboxRowView> => {
    const result = log.noting(run, told)
    if (result.ok) onChange()
    return result
  }
  const notAgain = (id: number): Result<never> => {
    const state = store.records.outboxRow(id)?.state
    return state === 'refused' || state === 'parked'
      ? { ok: false, error: { code: 'refused', message: OVERTAKEN } }
      : notFound(say('ask.not-to-send'))
  }
  return {
    outbox: ({ states, ...query }) =>
      store.records.outbox({
        states: states.length === 0 ? outboxStateSchema.options : states,
        ...query,
      }),
    retry: ({ id }, by = NOBODY) =>
      act(
        () => (store.records.retry(id, now()) ? changed(id) : notAgain(id)),
        (row) => ({ act: 'retry', by, scanId: row.scanId, what: whatOf(row) }),
      ),
    acknowledge: ({ id, note }, by = NOBODY) =>
      act(
        () => (store.records.acknowledge(id, note, now()) ? changed(id) : notFound(say('ask.not-to-note'))),
        (row) => ({ act: 'acknowledge', by, scanId: row.scanId, what: whatOf(row), why: note }),
      ),
    history: (of) => {
      const code = codeMeant(of, store)
      const history = code.ok ? store.records.historyOf(code.value.hash) : null
      return history === null ? notFound(say('ask.not-met')) : { ok: true, value: history }
    },
  }
}

const OVERTAKEN = say('ask.overtaken')

const whatOf = ({ id, kind, state, codeEnd }: OutboxRowView): AuditFacts => ({
  row: id,
  kind,
  state,
  codeEnd,
})

function notFound(message: string): {
  readonly ok: false
  readonly error: { code: 'not-found'; message: string }
} {
  return { ok: false, error: { code: 'not-found', message } }
}
