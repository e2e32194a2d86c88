import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type Page } from 'playwright-core'
import { bundle } from './setup/bundles.mjs'
import { root } from './setup/places.mjs'
import { say } from './setup/say.mjs'
import { setUpWindow } from './setup/set-up.mjs'
import { hasDisplay } from './setup/system-libraries.mjs'
import { planLaunch } from './window/launch-plan.mjs'
import { openVirtualDisplay } from './window/virtual-display.mjs'

/** The pictures of the README, taken from the real program on the practice venue: npm run screenshots. */

const FOLDER = join(root, 'docs', 'images')
const LIMIT_MS = 30_000
/** Until the last animation has settled. */
const SETTLE_MS = 500

const plan = planLaunch(await setUpWindow(), await bundle())
const display = hasDisplay() ? null : await openVirtualDisplay(plan.person)
const scratch = mkdtempSync(join(tmpdir(), 'portcullis-pictures-'))
try {
  await takePictures()
} finally {
  await display?.close()
  rmSync(scratch, { recursive: true, force: true })
}

async function takePictures(): Promise<void> {
  const app = await _electron.launch({
    executablePath: executable(),
    args: [...plan.args, `--data=${dataFolder()}`],
    chromiumSandbox: plan.sandboxed,
    cwd: '/',
    env: { ...plan.person.env, ...display?.env },
  })
  try {
    const page = await app.firstWindow()
    page.setDefaultTimeout(LIMIT_MS)
    await page.getByText('list just read').waitFor()
    // A bar shows how far the list has come, until it is complete.
    await page.getByText(/^Loading tickets/).waitFor({ state: 'hidden' })
    await keep(page, 'ready')
    await scan(page, 'good', 'Good ticket')
    await keep(page, 'admit')
    await scan(page, 'used', 'Already used')
    await keep(page, 'deny')
    // Escape clears the verdict, and the screen is opened in the dark, as for a night.
    await page.keyboard.press('Escape')
    await page.keyboard.press('F10')
    await page.getByText('Dark', { exact: true }).click()
    await keep(page, 'look')
  } finally {
    await app.close()
  }
}

/** Types the next sample of a kind as a scanner does, and waits for its verdict. */
async function scan(page: Page, kind: string, title: string): Promise<void> {
  const barcode = await page
    .locator(`[data-testid=tray-card][data-kind=${kind}]`)
    .getAttribute('data-barcode')
  if (barcode === null) throw new Error(`the tray has no ticket of the kind "${kind}"`)
  await page.keyboard.type(barcode)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: title }).waitFor()
}

async function keep(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(SETTLE_MS)
  mkdirSync(FOLDER, { recursive: true })
  const file = join(FOLDER, `${name}.png`)
  await page.screenshot({ path: file })
  say(`  ok  ${file}`)
}

function dataFolder(): string {
  const folder = join(scratch, 'data')
  mkdirSync(folder, { mode: 0o700 })
  const { uid, gid } = plan.person
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid)
  return folder
}

/** Root's window belongs to another account, yet Playwright starts what it is given as the one who runs this. */
function executable(): string {
  const { uid, gid } = plan.person
  if (uid === undefined || gid === undefined) return plan.executable
  chmodSync(scratch, 0o755)
  const file = join(scratch, 'electron')
  const become = `setpriv --reuid=${uid} --regid=${gid} --clear-groups`
  writeFileSync(file, `#!/bin/sh\nexec ${become} -- '${plan.executable}' "$@"\n`, { mode: 0o755 })
  return file
}
