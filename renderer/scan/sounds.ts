import type { VerdictClass } from '../../electron/contract/verdict.ts'

/** `blocked`: the browser wants a key or a click first, which the first scan is. */
export type SoundState = {
  readonly muted: boolean
  /** 0 to 1 */
  readonly volume: number
  readonly blocked: boolean
}

type Tone = {
  readonly from: number
  readonly to: number
  readonly startMs: number
  readonly lengthMs: number
  readonly shape: OscillatorType
}

/**
 * One figure per class, told apart by direction, register and rhythm, so that a noisy gate or a hearing loss
 * in the heights leaves at least one of them: up for admit, two low buzzes for deny, one level tone for hold,
 * a tick for repeat.
 */
const figures: Readonly<Record<VerdictClass, readonly Tone[]>> = {
  admit: [
    { from: 660, to: 660, startMs: 0, lengthMs: 90, shape: 'triangle' },
    { from: 990, to: 1_320, startMs: 80, lengthMs: 190, shape: 'triangle' },
  ],
  deny: [
    { from: 196, to: 185, startMs: 0, lengthMs: 200, shape: 'sawtooth' },
    { from: 165, to: 147, startMs: 260, lengthMs: 320, shape: 'sawtooth' },
  ],
  hold: [{ from: 440, to: 440, startMs: 0, lengthMs: 420, shape: 'sine' }],
  repeat: [{ from: 1_100, to: 1_100, startMs: 0, lengthMs: 45, shape: 'square' }],
}

const SETTINGS_KEY = 'portcullis.sound'
// A saw wave carries more than a sine at the same level; these are equally loud to the ear.
const loudness: Readonly<Record<OscillatorType, number>> = {
  sine: 0.9,
  triangle: 0.8,
  square: 0.25,
  sawtooth: 0.4,
  custom: 0,
}

function readSettings(storage: Storage | null): { muted: boolean; volume: number } {
  const [mute, volume] = (storage?.getItem(SETTINGS_KEY) ?? 'on 0.8').split(' ')
  const level = Number(volume)
  return { muted: mute === 'muted', volume: level >= 0 && level <= 1 ? level : 0.8 }
}

/** The voice of the gate. Made once; every state change is told to subscribers. */
export class Sounds {
  readonly #listeners = new Set<() => void>()
  readonly #storage: Storage | null
  #context: AudioContext | null = null
  /** A machine without a loudspeaker never answers; it is asked once, not with every key. */
  #waking = false
  #state: SoundState

  constructor(storage: Storage | null) {
    this.#storage = storage
    this.#state = { ...readSettings(storage), blocked: false }
  }

  readonly getState = (): SoundState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Wakes the audio device. Call it on a key or a click: only then may a page begin to sound. */
  readonly wake = (): void => {
    this.#context ??= new AudioContext({ latencyHint: 'interactive' })
    const context = this.#context
    if (context.state === 'running' || this.#waking) return
    this.#waking = true
    const woken = () => {
      this.#waking = false
      this.#set({ blocked: context.state !== 'running' })
    }
    context.resume().then(woken, woken)
  }

  readonly setMuted = (muted: boolean): void => this.#keep({ muted })

  readonly setVolume = (volume: number): void => this.#keep({ volume, muted: false })

  /** Plays the figure of a class, unless muted. */
  readonly play = (verdictClass: VerdictClass): void => {
    const { muted, volume } = this.#state
    if (muted || volume === 0) return
    this.wake()
    const context = this.#context
    if (context === null || context.state === 'closed') return
    for (const tone of figures[verdictClass]) this.#sound(context, tone, volume)
  }

  #sound(context: AudioContext, tone: Tone, volume: number): void {
    const start = context.currentTime + tone.startMs / 1_000
    const end = start + tone.lengthMs / 1_000
    const oscillator = new OscillatorNode(context, { type: tone.shape, frequency: tone.from })
    oscillator.frequency.linearRampToValueAtTime(tone.to, end)
    const gain = new GainNode(context, { gain: 0 })
    // Ramps, because a tone that begins or ends at once clicks.
    gain.gain.setValueAtTime(0, start)
    gain.gain.linearRampToValueAtTime(volume * loudness[tone.shape], start + 0.008)
    gain.gain.setValueAtTime(volume * loudness[tone.shape], Math.max(start + 0.008, end - 0.03))
    gain.gain.linearRampToValueAtTime(0, end)
    oscillator.connect(gain).connect(context.destination)
    oscillator.start(start)
    oscillator.stop(end)
  }

  #keep(part: Partial<SoundState>): void {
    this.#set(part)
    const { muted, volume } = this.#state
    this.#storage?.setItem(SETTINGS_KEY, `${muted ? 'muted' : 'on'} ${volume}`)
  }

  #set(part: Partial<SoundState>): void {
    this.#state = { ...this.#state, ...part }
    for (const listener of this.#listeners) listener()
  }
}
