import { z } from 'zod'
import { type GateMethod, gateMethods } from '../contract/methods.ts'
import { type GateError, requestMessageSchema, type ServiceMessage } from '../contract/wire.ts'
import type { Gate } from './gate.ts'

/** One window at the other end of a port: messages in, messages out. */
export type Channel = {
  readonly send: (message: ServiceMessage) => void
  readonly onMessage: (listener: (message: unknown) => void) => void
  readonly onClose: (listener: () => void) => void
}

/**
 * Answers the contract on one channel. Every message is parsed once, here; what does not fit is answered with an
 * error the caller can act on, and never stops the gate.
 */
export function serve(gate: Gate, channel: Channel): void {
  const stopListening = gate.listen({
    onStatus: (payload) => channel.send({ kind: 'event', event: 'status', payload }),
    onAlarm: (payload) => channel.send({ kind: 'event', event: 'alarm', payload }),
    onDoctor: (payload) => channel.send({ kind: 'event', event: 'doctor', payload }),
  })
  channel.onClose(stopListening)
  channel.onMessage((message) => {
    const request = requestMessageSchema.safeParse(message)
    // Without an id there is nobody to answer.
    if (!request.success) return
    const { id, method, input } = request.data
    void answer(gate, method, input).then(
      (result) =>
        channel.send(
          result.ok
            ? { kind: 'answer', id, value: result.value }
            : { kind: 'failure', id, error: result.error },
        ),
      () =>
        channel.send({
          kind: 'failure',
          id,
          error: { code: 'internal', message: 'The gate service failed on this request.' },
        }),
    )
  })
  channel.send({ kind: 'event', event: 'status', payload: gate.status() })
}

type Answer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: GateError }

/** Carries out one request of the contract, its input checked. */
export async function answer(gate: Gate, method: string, input: unknown): Promise<Answer> {
  if (!isMethod(method)) return badRequest(`There is no request "${method}".`)
  const done = (value: unknown): Answer => ({ ok: true, value })
  switch (method) {
    case 'scan':
      return withInput(gateMethods.scan.input, input, async (parsed) => done(await gate.scan(parsed)))
    case 'inspect':
      return withInput(gateMethods.inspect.input, input, (parsed) => done(gate.inspect(parsed)))
    case 'undo':
      return withInput(gateMethods.undo.input, input, (parsed) => gate.undo(parsed))
    case 'order':
      return withInput(gateMethods.order.input, input, (parsed) => gate.order(parsed))
    case 'calibrate':
      return withInput(gateMethods.calibrate.input, input, (parsed) => gate.calibrate(parsed))
    case 'doctor':
      return withInput(gateMethods.doctor.input, input, async () => done(await gate.doctor()))
    case 'status':
      return withInput(gateMethods.status.input, input, () => done(gate.status()))
    case 'recent':
      return withInput(gateMethods.recent.input, input, (parsed) => done(gate.recent(parsed)))
    case 'samples':
      return withInput(gateMethods.samples.input, input, () => done(gate.samples()))
    case 'calls':
      return withInput(gateMethods.calls.input, input, (parsed) => done(gate.calls(parsed)))
    case 'outbox':
      return withInput(gateMethods.outbox.input, input, (parsed) => done(gate.outbox(parsed)))
    case 'retry':
      return withInput(gateMethods.retry.input, input, (parsed) => gate.retry(parsed))
    case 'acknowledge':
      return withInput(gateMethods.acknowledge.input, input, (parsed) => gate.acknowledge(parsed))
    case 'history':
      return withInput(gateMethods.history.input, input, (parsed) => gate.history(parsed))
    case 'sync':
      return withInput(gateMethods.sync.input, input, () => gate.sync())
    case 'drain':
      return withInput(gateMethods.drain.input, input, async () => done(await gate.drain()))
  }
}

async function withInput<T>(
  schema: z.ZodType<T>,
  input: unknown,
  run: (parsed: T) => Answer | Promise<Answer>,
): Promise<Answer> {
  const parsed = schema.safeParse(input)
  return parsed.success ? run(parsed.data) : badRequest(z.prettifyError(parsed.error).slice(0, 400))
}

function isMethod(method: string): method is GateMethod {
  return Object.hasOwn(gateMethods, method)
}

function badRequest(message: string): Answer {
  return { ok: false, error: { code: 'bad-request', message } }
}
