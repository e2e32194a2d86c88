import { chmodSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { startPracticeVenue } from '../../electron/practice/venue.ts'
import { launchHere } from '../e2e/harness/gate.ts'
import { goLive } from '../e2e/harness/go-live.ts'
import { freshFolder, type GateLaunch, launchWithKeyring } from '../e2e/harness/launch.ts'
import { type OpenGate, openGateWindow } from '../e2e/harness/open-gate.ts'

/** A busy machine opens a window in a minute. */
const SOON = { timeout: 60_000 }
/** Chromium's mark of what a keychain's own key has sealed; `v10` is its fixed password, which protects nothing. */
const SEALED_BY_KEYCHAIN = 'v11'

async function open(launch: GateLaunch, dataDir: string, args: readonly string[]): Promise<OpenGate> {
  const gate = await openGateWindow(launch, { dataDir, untilReady: false, args })
  onTestFinished(() => gate.close().catch(() => {}))
  return gate
}
const device = async (gate: OpenGate) => {
  const answer = await gate.page.evaluate(() => window.portcullis?.device({}))
  return answer?.ok ? answer.value : null
}
const link = (gate: OpenGate) =>
  gate.page.evaluate(async () => {
    const answer = await window.portcullis?.status({})
    return answer?.ok ? `${answer.value.environment} ${answer.value.link.state}` : 'not there yet'
  })

function filesIn(folder: string): { readonly name: string; readonly text: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => ({ name, text: readFileSync(join(parentPath, name), 'latin1') }))
}

it('the key lies sealed by the real keychain, opens with it, and waits untouched while there is none', async () => {
  const venue = await startPracticeVenue({ orders: 12 })
  onTestFinished(() => venue.close())
  const launch = launchHere()
  const dataDir = freshFolder(launch)
  const home = freshFolder(launch)
  const scripts = freshFolder(launch)
  chmodSync(scripts, 0o755)
  for (const folder of [dataDir, home, scripts])
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const own = { ...launch, env: { ...launch.env, HOME: home, XDG_RUNTIME_DIR: home, XDG_DATA_HOME: home } }
  const withKeyring = launchWithKeyring(own, 'opened at login', scripts)
  const args = ['--password-store=gnome-libsecret']

  const first = await open(withKeyring, dataDir, args)
  await expect.poll(() => link(first), SOON).toMatch(/^practice (online|slow)$/)
  expect((await device(first))?.secrets).toMatchObject({ keychain: true, locked: false })
  // Nobody is asked: where there is a keychain it protects.
  const answers = await goLive(first, venue, null)
  for (const [name, answer] of Object.entries(answers))
    expect(answer, `${name}: ${JSON.stringify(answer)}`).toMatchObject({ ok: true })
  expect((await device(first))?.secrets.protection).toBe('keychain')
  await expect.poll(() => link(first), SOON).toMatch(/^sandbox (online|slow)$/)
  await first.close()

  const files = filesIn(dataDir)
  const written = files.map(({ text }) => text).join('\n')
  for (const secret of [venue.apiKey, Buffer.from(venue.apiKey).toString('base64')])
    expect(written).not.toContain(secret)
  for (const name of ['credential.json', 'data-key.json']) {
    const kept = files.filter((file) => file.name === name)
    expect(kept.length, name).toBeGreaterThan(0)
    for (const { text } of kept) expect(sealedWith(text), name).toBe(SEALED_BY_KEYCHAIN)
  }

  // The same computer, its session not opened: nothing is made anew over what lies there, and a person is told.
  const without = await open(own, dataDir, ['--password-store=basic'])
  await expect
    .poll(async () => (await device(without))?.secrets ?? null, SOON)
    .toMatchObject({ keychain: false, protection: 'keychain' })
  await expect.poll(() => without.page.locator('body').innerText(), SOON).toMatch(/keychain/i)
  await without.close()
  const sealedThen = files.filter(({ name }) => name === 'credential.json')
  expect(filesIn(dataDir).filter(({ name }) => name === 'credential.json')).toEqual(sealedThen)

  const again = await open(withKeyring, dataDir, args)
  await expect.poll(() => link(again), SOON).toMatch(/^sandbox (online|slow)$/)
}, 300_000)

/** The first characters of what a sealed file holds. */
function sealedWith(text: string): string {
  const { ciphertext } = JSON.parse(text)
  return Buffer.from(String(ciphertext), 'base64').toString('latin1').slice(0, 3)
}
