import type { GateEvent, GateEventPayload } from '../contract/methods.ts'
import { say } from '../contract/sayings/say.ts'
import type { GateError, Result } from '../contract/wire.ts'

/** One event of the service. */
export type GateNews = {
  readonly [E in GateEvent]: { readonly event: E; readonly payload: GateEventPayload<E> }
}[GateEvent]

/** What came over a port: its shape is the service's promise, checked where it was made. */
type Received = MessageEvent['data']

/** As much of a MessagePort as the client uses. */
export type ClientPort = {
  onmessage: ((event: MessageEvent) => void) | null
  postMessage: (message: unknown) => void
  close: () => void
}

const GONE: GateError = { code: 'service-gone', message: say('ask.not-running') }

/**
 * The page's side of the contract: turns calls into numbered requests over whatever port is there and answers into
 * results. Every call is answered: a call that the port's death leaves open, or that is made while there is none, ends as
 * `service-gone`.
 *
 * @param onEvent gets every event of the service
 */
export class PortClient {
  readonly #onEvent: (news: GateNews) => void
  readonly #open = new Map<number, (result: Result<Received>) => void>()
  #port: ClientPort | null = null
  #next = 0

  constructor(onEvent: (news: GateNews) => void) {
    this.#onEvent = onEvent
  }

  /** From now on calls go through `port`; what is still open on an older one is lost. */
  attach(port: ClientPort): void {
    this.detach()
    this.#port = port
    // Setting onmessage starts a MessagePort.
    port.onmessage = ({ data }) => this.#hear(data)
  }

  /** The service is gone: everything open is answered. */
  detach(): void {
    const port = this.#port
    this.#port = null
    if (port) {
      port.onmessage = null
      port.close()
    }
    const open = [...this.#open.values()]
    this.#open.clear()
    for (const answer of open) answer({ ok: false, error: GONE })
  }

  /** @returns the service's answer, or why there is none */
  call(method: string, input: unknown): Promise<Result<Received>> {
    const port = this.#port
    if (!port) return Promise.resolve({ ok: false, error: GONE })
    const id = this.#next
    this.#next += 1
    return new Promise((resolve) => {
      this.#open.set(id, resolve)
      try {
        port.postMessage({ kind: 'request', id, method, input })
      } catch {
        this.#open.delete(id)
        resolve({ ok: false, error: { code: 'bad-request', message: say('ask.not-sent') } })
      }
    })
  }

  #hear(message: Received): void {
    if (message?.kind === 'event') {
      this.#onEvent({ event: message.event, payload: message.payload })
      return
    }
    const answer = this.#open.get(message?.id)
    if (!answer) return
    this.#open.delete(message.id)
    if (message.kind === 'answer') answer({ ok: true, value: message.value })
    else answer({ ok: false, error: message.error })
  }
}
