import type { MessagePortMain } from 'electron'
import { type BootMessage, hostMessageSchema } from '../contract/boot.ts'
import type { Supervision } from '../contract/bridge.ts'
import { FATAL_RETRY_MS, restartDelayMs, STEADY_MS } from './restart-policy.ts'
import type { HostListeners, ServiceHost } from './service-host.ts'

/** The clock as supervision needs it; `after` answers a function that calls it off. */
export type Clock = {
  readonly now: () => number
  readonly after: (ms: number, run: () => void) => () => void
}

/** What a supervisor is made of. */
export type SupervisorParts = {
  readonly startService: (listeners: HostListeners) => ServiceHost
  /** What the service is told first. A rejection is shown as `failed` with its message. */
  readonly bootMessage: () => Promise<BootMessage>
  readonly onChange: (supervision: Supervision) => void
  readonly onOutput: (chunk: Buffer) => void
  readonly report: (line: string) => void
  readonly clock: Clock
}

/**
 * Keeps the gate service running: starts it, tells it what it needs, and when it dies starts it again, at once the
 * first time. A service that says `fatal` is not restarted in a loop: its message is shown and it is tried again
 * every half minute, for the cause (a full disk, a locked file) may pass.
 */
export class Supervisor {
  readonly #parts: SupervisorParts
  #state: Supervision = { state: 'starting' }
  #host: ServiceHost | null = null
  #starts = 0
  #deathsInARow = 0
  #stopping = false
  #cancelTimer: () => void = () => {}
  #onStopped: (() => void) | null = null

  constructor(parts: SupervisorParts) {
    this.#parts = parts
  }

  get current(): Supervision {
    return this.#state
  }

  /** The service's process id while it runs. */
  get pid(): number | undefined {
    return this.#host?.pid()
  }

  /** Starts the service now; called once, and by supervision itself for every restart. */
  start(): void {
    this.#cancelTimer()
    this.#starts += 1
    const turn = this.#starts
    this.#parts.bootMessage().then(
      (boot) => {
        if (!this.#stopping && turn === this.#starts) this.#launch(boot)
      },
      (error: unknown) => {
        if (!this.#stopping && turn === this.#starts)
          this.#fail(error instanceof Error ? error.message : String(error))
      },
    )
  }

  /** A window's end of a way to the service, or null while there is none: a port comes with the next `up`. */
  openPort(): MessagePortMain | null {
    return this.#state.state === 'up' && this.#host ? this.#host.openPort() : null
  }

  /** Ends the running service and starts one with a new boot message. */
  restart(): void {
    if (this.#host) this.#host.kill()
    else if (!this.#stopping) this.start()
  }

  /** Asks the service to finish what it writes and waits for its end, `limitMs` at most; then ends it. */
  async stop(limitMs: number): Promise<void> {
    this.#stopping = true
    this.#cancelTimer()
    const host = this.#host
    if (!host) return
    await new Promise<void>((resolve) => {
      this.#onStopped = resolve
      this.#cancelTimer = this.#parts.clock.after(limitMs, () => {
        host.kill()
        resolve()
      })
      host.send({ kind: 'stop' })
    })
    this.#cancelTimer()
  }

  get #restarts(): number {
    return Math.max(0, this.#starts - 1)
  }

  #launch(boot: BootMessage): void {
    const host = this.#parts.startService({
      onMessage: (message) => this.#hear(host, message),
      onExit: (code) => this.#onExit(host, code),
      onOutput: this.#parts.onOutput,
    })
    this.#host = host
    host.send(boot)
  }

  #hear(host: ServiceHost, message: unknown): void {
    if (host !== this.#host) return
    const heard = hostMessageSchema.safeParse(message)
    if (!heard.success) {
      this.#parts.report('the gate service said something that is not in the contract')
      return
    }
    if (heard.data.kind === 'fatal') {
      this.#host = null
      host.kill()
      this.#fail(heard.data.message)
      return
    }
    if (heard.data.kind === 'credential') {
      this.#parts.report(heard.data.problem ?? 'the gate service took a new key')
      return
    }
    this.#cancelTimer = this.#parts.clock.after(STEADY_MS, () => {
      this.#deathsInARow = 0
    })
    this.#parts.report(`the gate service is up, process ${host.pid() ?? '?'}`)
    this.#change({ state: 'up', restarts: this.#restarts })
  }

  #onExit(host: ServiceHost, code: number | null): void {
    if (this.#stopping) {
      this.#onStopped?.()
      return
    }
    if (host !== this.#host) return
    this.#host = null
    this.#cancelTimer()
    const delayMs = restartDelayMs(this.#deathsInARow)
    this.#deathsInARow += 1
    this.#parts.report(
      `the gate service ended (${code ?? 'by a signal'}); starting it again in ${delayMs} ms`,
    )
    this.#change({ state: 'down', since: this.#parts.clock.now(), restarts: this.#restarts })
    this.#cancelTimer = this.#parts.clock.after(delayMs, () => this.start())
  }

  #fail(message: string): void {
    this.#cancelTimer()
    this.#parts.report('the gate service cannot start; its reason is shown in the window')
    this.#change({ state: 'failed', message, restarts: this.#restarts })
    this.#cancelTimer = this.#parts.clock.after(FATAL_RETRY_MS, () => this.start())
  }

  #change(next: Supervision): void {
    this.#state = next
    this.#parts.onChange(next)
  }
}

export const systemClock: Clock = {
  now: Date.now,
  after: (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}
