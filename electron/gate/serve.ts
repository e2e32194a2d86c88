import { z } from 'zod'
import { type GateMethod, gateMethods } from '../contract/methods.ts'
import { say } from '../contract/sayings/say.ts'
import { type GateError, requestMessageSchema, type ServiceMessage } from '../contract/wire.ts'
import type { Gate } from './gate.ts'
import { needOf } from './roles/needs.ts'
import { openSession, type Session } from './roles/session.ts'

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
  const session = sessionOf(gate)
  channel.onMessage((message) => {
    const request = requestMessageSchema.safeParse(message)
    // Without an id there is nobody to answer.
    if (!request.success) return
    const { id, method, input } = request.data
    void answer(gate, session, method, input).then(
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
          error: { code: 'internal', message: say('ask.failed') },
        }),
    )
  })
  channel.send({ kind: 'event', event: 'status', payload: gate.status() })
}

type Answer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: GateError }

/** A connection to this gate, on which nobody has signed in yet. */
export const sessionOf = (gate: Gate): Session => openSession(() => gate.roles)

/** Carries out one request of the contract, its input and who makes it checked. */
export async function answer(gate: Gate, session: Session, method: string, input: unknown): Promise<Answer> {
  if (!isMethod(method)) return badRequest(`There is no request "${method}".`)
  const refusal = session.whyNot(needOf(method, input, () => newestAdmission(gate)))
  if (refusal !== null) return { ok: false, error: refusal }
  const by = session.actor()
  const done = (value: unknown): Answer => ({ ok: true, value })
  switch (method) {
    case 'scan':
      return withInput(gateMethods.scan.input, input, async (parsed) => done(await gate.scan(parsed, by)))
    case 'inspect':
      return withInput(gateMethods.inspect.input, input, (parsed) => gate.inspectCode(parsed))
    case 'undo':
      return withInput(gateMethods.undo.input, input, (parsed) => gate.undo(parsed, by))
    case 'order':
      return withInput(gateMethods.order.input, input, (parsed) => gate.order(parsed))
    case 'calibrate':
      return withInput(gateMethods.calibrate.input, input, (parsed) => gate.calibrate(parsed, by))
    case 'doctor':
      return withInput(gateMethods.doctor.input, input, async () => done(await gate.doctor()))
    case 'events':
      return withInput(gateMethods.events.input, input, (parsed) => done(gate.events(parsed)))
    case 'status':
      return withInput(gateMethods.status.input, input, () => done(gate.status()))
    case 'recent':
      return withInput(gateMethods.recent.input, input, (parsed) => done(gate.recent(parsed)))
    case 'pace':
      return withInput(gateMethods.pace.input, input, () => done(gate.pace()))
    case 'samples':
      return withInput(gateMethods.samples.input, input, () => done(gate.samples()))
    case 'calls':
      return withInput(gateMethods.calls.input, input, (parsed) => done(gate.calls(parsed)))
    case 'outbox':
      return withInput(gateMethods.outbox.input, input, (parsed) => done(gate.outbox(parsed)))
    case 'retry':
      return withInput(gateMethods.retry.input, input, (parsed) => gate.retry(parsed, by))
    case 'acknowledge':
      return withInput(gateMethods.acknowledge.input, input, (parsed) => gate.acknowledge(parsed, by))
    case 'history':
      return withInput(gateMethods.history.input, input, (parsed) => gate.history(parsed))
    case 'shiftReport':
      return withInput(gateMethods.shiftReport.input, input, (parsed) => gate.shiftReport(parsed))
    case 'scanLog':
      return withInput(gateMethods.scanLog.input, input, (parsed) => gate.scanLog(parsed))
    case 'exportRecords':
      return withInput(gateMethods.exportRecords.input, input, (parsed) => gate.exportRecords(parsed))
    case 'readiness':
      return withInput(gateMethods.readiness.input, input, async () => done(await gate.readiness()))
    case 'diagnosis':
      return withInput(gateMethods.diagnosis.input, input, async () => done(await gate.diagnosis()))
    case 'testScan':
      return withInput(gateMethods.testScan.input, input, (parsed) => done(gate.testScan(parsed)))
    case 'sync':
      return withInput(gateMethods.sync.input, input, () => gate.sync())
    case 'drain':
      return withInput(gateMethods.drain.input, input, async () => done(await gate.drain()))
    case 'override':
      return withInput(gateMethods.override.input, input, (parsed) => gate.override(parsed, by))
    case 'search':
      return withInput(gateMethods.search.input, input, async (parsed) => done(await gate.search(parsed, by)))
    case 'admitFound':
      return withInput(gateMethods.admitFound.input, input, (parsed) => gate.admitFound(parsed, by))
    case 'report':
      return withInput(gateMethods.report.input, input, (parsed) => gate.report(parsed, by))
    case 'changePost':
      return withInput(gateMethods.changePost.input, input, (parsed) => gate.changePost(parsed, by))
    case 'unlock':
      return withInput(gateMethods.unlock.input, input, ({ pin }) => session.unlock(pin))
    case 'lock':
      return withInput(gateMethods.lock.input, input, () => done(session.lock()))
    case 'session':
      return withInput(gateMethods.session.input, input, () => done(session.view()))
    case 'staff':
      return withInput(gateMethods.staff.input, input, () => done(gate.roles.roster.list()))
    case 'changeStaff':
      return withInput(gateMethods.changeStaff.input, input, (parsed) => gate.roles.roster.change(parsed, by))
    case 'recover':
      return withInput(gateMethods.recover.input, input, async (parsed) => {
        const recovered = await gate.roles.roster.recover(parsed)
        return recovered.ok ? done(session.signIn(recovered.value)) : recovered
      })
    case 'permit':
      return withInput(gateMethods.permit.input, input, (parsed) =>
        done({ permit: gate.permits.grant(parsed, by) }),
      )
    case 'audit':
      return withInput(gateMethods.audit.input, input, async (parsed) => done(await gate.audit(parsed)))
    case 'verifyAudit':
      return withInput(gateMethods.verifyAudit.input, input, async () => done(await gate.verifyAudit()))
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

/** The newest admission, taken back or not: an undo that is asked for again is the same undo. */
function newestAdmission(gate: Gate): string | null {
  return gate.recent({ limit: 50 }).find(({ verdict }) => verdict.class === 'admit')?.verdict.scanId ?? null
}

function isMethod(method: string): method is GateMethod {
  return Object.hasOwn(gateMethods, method)
}

function badRequest(message: string): Answer {
  return { ok: false, error: { code: 'bad-request', message } }
}
