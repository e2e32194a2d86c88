import { rmSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { CDPSession, Page } from 'playwright-core'
import { openGateWindow } from '../e2e/harness/open-gate.ts'
import { prepareLaunch } from '../e2e/harness/prepare.ts'
import { atMost, type Bench, figure, type Spread, spread, spreadOf, withUnit } from './parts/bench.ts'
import { filledFolder } from './parts/filled-folder.ts'
import type { Scope } from './parts/scope.ts'

const TICKETS = 100_000
const SCANS = 300
/** Guests come about this often; never in step with the screen's own clock. */
const BETWEEN_MS = 137
/** A scanner's pace before its Enter: the keys before it are dealt with by then. */
const PER_KEY_MS = 8
/** Scans before the measurement: the first of them still waits for ACME, and code is made fast by being run. */
const WARM_UP = 30
const LINK_LIMIT_MS = 20_000

/**
 * The keys of one code. Its Enter carries the moment at which the browser got it; the release follows once the verdict
 * is up, because who sends the keys shares the machine's cores with what is measured.
 */
async function scanNow(session: CDPSession, code: string): Promise<void> {
  const press = (key: object) => session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key })
  await Promise.all([...code].map((char) => press({ key: char, text: char })))
  await wait(PER_KEY_MS)
  const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 }
  await press({ ...enter, text: '\r' })
  await wait(BETWEEN_MS)
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter })
}

/** Enter to painted verdict of every scan since the marks were cleared, in ms. */
function paintedMs(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const marks = new Map(performance.getEntriesByType('mark').map((mark) => [mark.name, mark.startTime]))
    return [...marks].flatMap(([name, startTime]) => {
      const painted = marks.get(name.replace('scan-captured', 'verdict-painted'))
      return name.startsWith('scan-captured') && painted !== undefined ? [painted - startTime] : []
    })
  })
}

/** Who decided the last scans; a benchmark of the list must not have asked ACME. */
function deciders(page: Page, scans: number): Promise<string[]> {
  return page.evaluate(async (limit) => {
    const result = await window.portcullis?.recent({ limit })
    if (!result?.ok) throw new Error(result?.error.message ?? 'the page has no bridge')
    return result.value.map(({ verdict }) => `${verdict.class} by ${verdict.source}`)
  }, scans)
}

async function measure(page: Page, session: CDPSession, barcodes: readonly string[]): Promise<Spread> {
  await page.evaluate(() => performance.clearMarks())
  for (const barcode of barcodes) await scanNow(session, barcode)
  const times = await paintedMs(page)
  const others = (await deciders(page, 200)).filter((decided) => decided !== 'admit by cache')
  if (others.length > 0) throw new Error(`not all were admitted from the list: ${others[0]}`)
  // A verdict that the next one replaced before its frame was never painted, and is a fault of the measurement.
  if (times.length < barcodes.length * 0.98) throw new Error(`only ${times.length} verdicts were painted`)
  return spreadOf(times)
}

/** Scans in the real window with the venue silent: every verdict comes from the list. */
export async function measureScreen(scope: Scope, tickets: number, scans: number): Promise<Spread> {
  const { launch, close } = await prepareLaunch()
  scope.onEnd(close)
  const { dataDir, barcodes } = filledFolder(launch, tickets)
  scope.onEnd(() => rmSync(dataDir, { recursive: true, force: true }))
  const gate = await openGateWindow(launch, { dataDir })
  scope.onEnd(gate.close)
  const venue = gate.practice.pid()
  process.kill(venue, 'SIGSTOP')
  scope.onEnd(() => process.kill(venue, 'SIGCONT'))
  const session = await gate.page.context().newCDPSession(gate.page)
  for (const barcode of barcodes.slice(0, WARM_UP)) await scanNow(session, barcode)
  await gate.page
    .locator('[data-testid=link-state]', { hasText: 'Offline' })
    .waitFor({ timeout: LINK_LIMIT_MS })
  return measure(gate.page, session, barcodes.slice(WARM_UP, WARM_UP + scans))
}

export const screen: Bench = {
  name: 'screen',
  title: `From Enter to the painted verdict in the real window, ${withUnit(TICKETS)} tickets`,
  run: async (scope) => {
    const listed = await measureScreen(scope, TICKETS, SCANS)
    return [
      figure(`a scan from the list (${listed.count})`, spread(listed)),
      atMost('from the list, p95', listed.p95, 25, 'ms'),
    ]
  },
}
