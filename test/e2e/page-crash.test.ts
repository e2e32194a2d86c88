import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchGate, type OpenGate } from './harness/gate.ts'

let gate: OpenGate
/** Each has a gate of its own: how often a page went within a minute counts. */
const withGate = (): void => {
  beforeAll(async () => {
    gate = await launchGate()
  })
  afterAll(async () => gate?.close())
}

/** Ends the page's process as a crash does. */
const crash = () =>
  gate.app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.forcefullyCrashRenderer())

/** What the page of now says, asked from the shell: the test driver loses a page that crashed. */
const ask = (question: string) =>
  gate.app.evaluate(async ({ webContents }, code) => {
    const [page] = webContents.getAllWebContents()
    if (!page || page.isCrashed() || page.isLoading()) return 'gone'
    // Asked in the moment of a crash it never answers.
    const silence = new Promise<string>((resolve) => setTimeout(() => resolve('gone'), 300))
    return Promise.race([page.executeJavaScript(code).catch(() => 'gone'), silence])
  }, question)

const answers = () =>
  ask(
    `window.portcullis ? window.portcullis.status({}).then((result) => result.ok ? 'answers' : result.error.code) : 'none'`,
  )

/** Keeps the page's one thread busy for ever: it is there, and neither paints nor answers. */
const hang = () =>
  gate.app.evaluate(({ webContents }) => {
    webContents
      .getAllWebContents()[0]
      ?.executeJavaScript('for (;;) {}')
      .catch(() => null)
  })

describe('a page that hangs', () => {
  withGate()
  it('is ended and is back by itself', async () => {
    await hang()
    expect(await answers()).toBe('gone')
    await expect.poll(answers, { timeout: 40_000 }).toBe('answers')
    expect(gate.shellLog()).toContain('the page hangs; ending it')
  })
})

describe('a page that crashes', () => {
  withGate()
  it('is back by itself, with a way to the service, three times', async () => {
    for (let time = 0; time < 3; time += 1) {
      await crash()
      await expect.poll(answers, { timeout: 8_000 }).toBe('answers')
    }
  })

  it('gives way to a page that cannot crash the fourth time', async () => {
    await crash()
    await expect.poll(() => ask('document.title'), { timeout: 8_000 }).toBe('Portcullis stopped')
    expect(await ask('document.scripts.length')).toBe(0)
    expect(await ask('document.body.innerText')).toContain('No scan is lost')
  })
})
