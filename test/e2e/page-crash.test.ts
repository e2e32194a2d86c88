import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchGate, type OpenGate } from './harness/gate.ts'

const PATIENT = { timeout: 60_000 }
/** The program counts crashes within a minute, a little later than they are made here. */
const COUNTS_FOR_MS = 55_000

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
    const silence = new Promise<string>((resolve) => setTimeout(() => resolve('gone'), 2_000))
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
    await expect.poll(answers, PATIENT).toBe('answers')
    expect(gate.shellLog()).toContain('the page hangs; ending it')
  })
})

describe('a page that crashes', () => {
  withGate()
  let firstAt = 0
  it('is back by itself, with a way to the service, three times', async () => {
    firstAt = Date.now()
    for (let time = 0; time < 3; time += 1) {
      await crash()
      await expect.poll(answers, PATIENT).toBe('answers')
    }
  })

  it('gives way to a page that cannot crash the fourth time', async () => {
    const title = () => ask('document.title')
    const stands = async () => (await title()) !== 'gone'
    let crashedAt = 0
    for (let time = 0; time < 4; time += 1) {
      crashedAt = Date.now()
      await crash()
      await expect.poll(stands, PATIENT).toBe(true)
      if ((await title()) === 'Portcullis stopped') break
      // A machine on which three crashes take a minute has forgotten the first by now: then these are counted.
      expect(crashedAt - firstAt).toBeGreaterThan(COUNTS_FOR_MS)
    }
    await expect.poll(title, PATIENT).toBe('Portcullis stopped')
    await expect.poll(() => ask('document.scripts.length')).toBe(0)
    await expect.poll(() => ask('document.body.innerText')).toContain('No scan is lost')
  })
})
