import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Pulse, watchPulse } from '../../electron/shell/page-pulse.ts'

let pulse: Pulse
beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  pulse.end()
  vi.useRealTimers()
})

/** A page that can be made to hang: what it is asked meanwhile is never answered. */
function pageThatMayHang() {
  let hangs = false
  const stood = vi.fn()
  pulse = watchPulse(() => (hangs ? new Promise(() => {}) : Promise.resolve()), stood)
  return {
    stood,
    hang: () => {
      hangs = true
    },
    replace: () => {
      hangs = false
      pulse.anew()
    },
  }
}

describe('the pulse of a page', () => {
  it('is there while the page answers', async () => {
    const { stood } = pageThatMayHang()
    await vi.advanceTimersByTimeAsync(600_000)
    expect(stood).not.toHaveBeenCalled()
  })

  it('is missed after 15 s of silence, and again after as long', async () => {
    const { stood, hang } = pageThatMayHang()
    await vi.advanceTimersByTimeAsync(60_000)
    hang()
    await vi.advanceTimersByTimeAsync(15_000)
    expect(stood).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(stood).toHaveBeenCalledOnce()
    await vi.advanceTimersByTimeAsync(16_000)
    expect(stood).toHaveBeenCalledTimes(2)
  })

  it('is not missed in a page that takes the place of one that hung, whatever that one was asked', async () => {
    const { stood, hang, replace } = pageThatMayHang()
    hang()
    await vi.advanceTimersByTimeAsync(10_000)
    replace()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(stood).not.toHaveBeenCalled()
  })

  it('is taken from a page that cannot answer as from one that does: it is not hanging', async () => {
    const stood = vi.fn()
    pulse = watchPulse(() => Promise.reject(new Error('crashed')), stood)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(stood).not.toHaveBeenCalled()
  })
})
