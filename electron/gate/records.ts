import type { GateInput, GateOutput } from '../contract/methods.ts'
import { outboxStateSchema } from '../contract/records.ts'
import type { Result } from '../contract/wire.ts'
import { readBarcode } from './decide/barcode.ts'
import type { Store } from './store/store.ts'

/** What was done here, and what people make of it. */
export type Records = {
  readonly outbox: (input: GateInput<'outbox'>) => GateOutput<'outbox'>
  readonly retry: (input: GateInput<'retry'>) => Result<GateOutput<'retry'>>
  readonly acknowledge: (input: GateInput<'acknowledge'>) => Result<GateOutput<'acknowledge'>>
  readonly history: (input: GateInput<'history'>) => Result<GateOutput<'history'>>
}

/** @param onChange the outbox is no longer what it was. */
export function makeRecords(store: Store, now: () => number, onChange: () => void): Records {
  const changed = (id: number): Result<GateOutput<'retry'>> => {
    onChange()
    const row = store.records.outboxRow(id)
    return row === null ? notFound('There is no such row in the outbox.') : { ok: true, value: row }
  }
  return {
    outbox: ({ states, limit, before }) =>
      store.records.outbox({
        states: states.length === 0 ? outboxStateSchema.options : states,
        limit,
        before,
      }),
    retry: ({ id }) =>
      store.records.retry(id, now())
        ? changed(id)
        : notFound('Only a row that ACME refused, or that was set aside, can be sent again.'),
    acknowledge: ({ id, note }) =>
      store.records.acknowledge(id, note, now())
        ? changed(id)
        : notFound('Only a conflict, or a row that was refused or set aside, can be acknowledged.'),
    history: (input) => {
      const hash = 'scanId' in input ? store.records.codeOf(input.scanId) : hashOf(input.barcode)
      const history = hash === null ? null : store.records.historyOf(hash)
      return history === null ? notFound('This device has not met that code.') : { ok: true, value: history }
    },
  }

  function hashOf(raw: string): Buffer | null {
    const barcode = readBarcode(raw)
    return barcode === null ? null : store.lookup(barcode)
  }
}

function notFound(message: string): {
  readonly ok: false
  readonly error: { code: 'not-found'; message: string }
} {
  return { ok: false, error: { code: 'not-found', message } }
}
