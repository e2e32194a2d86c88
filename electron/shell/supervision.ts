import type { MessagePortMain } from 'electron'
import { type BootMessage, hostMessageSchema } from '../contract/boot.ts'
import type { Supervision } from '../contract/bridge.ts'
import type { Credential } from '../contract/credential.ts'
import type { Redemption } from '../contract/permit.ts'
import { say } from '../contract/sayings/say.ts'
import { FATAL_RETRY_MS, restartDelayMs, STEADY_MS } from './restart-policy.ts'
import type { HostListeners, ServiceHost } from './service-host.ts'

/** What the service said to a permit. `pinsSet`: whether anybody has a PIN in its book; null where it did not answer. */
export type Redeemed = { readonly problem: string | null; readonly pinsSet: boolean | null }

const NOT_RUNNING = say('live.not-running')

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
  /** The service that is ended to be started with something new: no death. */
  #renewed: ServiceHost | null = null
  /** Who waits for the next start to end, well or not. */
  #awaiting: ((supervision: Supervision) => void)[] = []
  readonly #redeeming: ((answer: Redeemed) => void)[] = []
  readonly #crediting: ((problem: string | null) => void)[] = []
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

  /**
   * Lets the running service finish what it writes, `limitMs` at most, and starts one with a new boot message.
   * @returns how that went: `up` or `failed`; as it is then where neither comes in `patienceMs`
   */
  renew(limitMs: number, patienceMs: number): Promise<Supervision> {
    return new Promise((resolve) => {
      const done = (supervision: Supervision) => {
        giveUp()
        this.#awaiting = this.#awaiting.filter((other) => other !== done)
        resolve(supervision)
      }
      const giveUp = this.#parts.clock.after(patienceMs, () => done(this.#state))
      this.#awaiting.push(done)
      const host = this.#host
      if (!host) {
        if (!this.#stopping) this.start()
        return
      }
      this.#renewed = host
      this.#cancelTimer()
      this.#cancelTimer = this.#parts.clock.after(limitMs, () => host.kill())
      host.send({ kind: 'stop' })
    })
  }

  /** Has the running service use another key, or none. @returns null where it took it, else why not, in words */
  giveCredential(credential: Credential | null): Promise<string | null> {
    const host = this.#host
    if (!host || this.#state.state !== 'up') return Promise.resolve(NOT_RUNNING)
    return new Promise((resolve) => {
      this.#crediting.push(resolve)
      host.send({ kind: 'credential', credential })
    })
  }

  /** Has the running service use up a permit. */
  redeem(redemption: Redemption): Promise<Redeemed> {
    const host = this.#host
    if (!host || this.#state.state !== 'up') return Promise.resolve({ problem: NOT_RUNNING, pinsSet: null })
    return new Promise((resolve) => {
      this.#redeeming.push(resolve)
      host.send({ kind: 'redeem', redemption })
    })
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
      this.#answerAll()
      host.kill()
      if (host === this.#renewed) {
        this.#renewed = null
        this.start()
        return
      }
      this.#fail(heard.data.message)
      return
    }
    if (heard.data.kind === 'credential') {
      this.#parts.report(heard.data.problem ?? 'the gate service took a new key')
      this.#crediting.shift()?.(heard.data.problem)
      return
    }
    if (heard.data.kind === 'redeemed') {
      this.#redeeming.shift()?.({ problem: heard.data.problem, pinsSet: heard.data.pinsSet })
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
    this.#answerAll()
    if (host === this.#renewed) {
      this.#renewed = null
      this.#parts.report('the gate service is started with other settings')
      this.#change({ state: 'down', since: this.#parts.clock.now(), restarts: this.#restarts })
      this.start()
      return
    }
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
    if (next.state === 'up' || next.state === 'failed') for (const done of [...this.#awaiting]) done(next)
  }

  /** A service that is gone answers nothing any more. */
  #answerAll(): void {
    for (const answer of this.#crediting.splice(0)) answer(NOT_RUNNING)
    for (const answer of this.#redeeming.splice(0)) answer({ problem: NOT_RUNNING, pinsSet: null })
  }
}

export const systemClock: Clock = {
  now: Date.now,
  after: (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}
