import { rmSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { CDPSession, Page } from 'playwright-core'
import type { GateLaunch } from '../e2e/harness/launch.ts'
import { openGateWindow } from '../e2e/harness/open-gate.ts'
import { prepareLaunch } from '../e2e/harness/prepare.ts'
import { atMost, type Bench, figure, type Spread, spread, spreadOf, withUnit } from './parts/bench.ts'
import { filledFolder } from './parts/filled-folder.ts'
import type { Scope } from './parts/scope.ts'

const TICKETS = 100_000
const SCANS = 300
/** As many good tickets as the venue hands out, and no longer than its download takes. */
const SCANS_SYNCING = 120
/** Calls a minute of that download: twenty times what a gate begins with at ACME. */
const BULK_PER_MINUTE = 2_400
/** Guests come about this often; never in step with the screen's own clock. */
const BETWEEN_MS = 137
/** A scanner's pace, ms a character. */
const PER_KEY_MS = 2
/** Scans before the measurement: the first of them still waits for ACME, and code is made fast by being run. */
const WARM_UP = 30
const LINK_LIMIT_MS = 20_000

/**
 * The keys of one code. Its Enter carries the moment at which the browser got it; the release follows once the verdict
 * is up, because who sends the keys shares the machine's cores with what is measured.
 */
async function scanNow(session: CDPSession, code: string): Promise<void> {
  const press = (key: object) => session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key })
  const start = Date.now()
  const timestampOf = (nth: number) => (start + nth * PER_KEY_MS) / 1_000
  await Promise.all(
    [...code].map((char, nth) => press({ key: char, text: char, timestamp: timestampOf(nth) })),
  )
  // By its Enter the keys before are dealt with, as they are at a scanner's pace.
  await wait(Math.max(0, start + (code.length + 4) * PER_KEY_MS - Date.now()))
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
    return result.value.map(({ verdict }) => {
      const cause = verdict.cause === undefined ? '' : ` (${verdict.reason}, ${verdict.cause})`
      return `${verdict.class} by ${verdict.source}${cause}`
    })
  }, scans)
}

/** On a hard-pressed machine the next guest waits for the verdict of the one before: else that would never be painted. */
async function untilPainted(page: Page, verdicts: number): Promise<void> {
  for (let look = 0; look < 100 && (await paintedMs(page)).length < verdicts; look += 1) await wait(50)
}

async function measure(page: Page, session: CDPSession, barcodes: readonly string[]): Promise<Spread> {
  await page.evaluate(() => performance.clearMarks())
  for (const [nth, barcode] of barcodes.entries()) {
    await scanNow(session, barcode)
    await untilPainted(page, nth + 1)
  }
  const times = await paintedMs(page)
  const decided = (await deciders(page, Math.min(barcodes.length, 200))).filter(
    (by) => by !== 'admit by cache',
  )
  if (decided.length > 0) throw new Error(`not all were admitted from the list: ${decided[0]}`)
  // A verdict that the next one replaced before its frame was never painted; more than a few are a fault of the measurement.
  if (times.length < barcodes.length * 0.95) throw new Error(`only ${times.length} verdicts were painted`)
  return spreadOf(times)
}

/** Scans in the real window with the venue silent: every verdict comes from the list. */
async function measureScreen(scope: Scope, launch: GateLaunch, scans: number): Promise<Spread> {
  const { dataDir, barcodes } = filledFolder(launch, TICKETS)
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

/** Scans while the first download of a venue runs, twenty times as fast as ACME allows by default. */
async function measureWhileSyncing(scope: Scope, launch: GateLaunch, scans: number): Promise<Spread> {
  const settings = {
    policy: 'local-first',
    calls: { startPerMinute: BULK_PER_MINUTE, ceilingPerMinute: BULK_PER_MINUTE },
  }
  const { dataDir } = filledFolder(launch, TICKETS, settings)
  scope.onEnd(() => rmSync(dataDir, { recursive: true, force: true }))
  const gate = await openGateWindow(launch, { dataDir, untilReady: false })
  scope.onEnd(gate.close)
  await gate.page.locator('html[data-ready=true]').waitFor({ timeout: LINK_LIMIT_MS })
  const good = await gate.practice.barcodes('good')
  await untilListed(gate.page, good)
  const session = await gate.page.context().newCDPSession(gate.page)
  for (const barcode of good.slice(0, 10)) await scanNow(session, barcode)
  const times = await measure(gate.page, session, good.slice(10, 10 + scans))
  if (!(await syncs(gate.page))) throw new Error('the download was over before the scans were')
  return times
}

function syncs(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const status = await window.portcullis?.status({})
    return status?.ok === true && status.value.sync.state !== 'idle'
  })
}

/** Waits until the tickets that are to be scanned are on the device; the rest of the list still comes. */
async function untilListed(page: Page, barcodes: readonly string[]): Promise<void> {
  const missing = () =>
    page.evaluate(async (codes) => {
      for (const barcode of codes) {
        const seen = await window.portcullis?.inspect({ barcode })
        if (!seen?.ok || seen.value.class !== 'admit') return true
      }
      return false
    }, barcodes)
  while (await missing()) await wait(200)
}

export const screen: Bench = {
  name: 'screen',
  title: `From Enter to the painted verdict in the real window, ${withUnit(TICKETS)} tickets`,
  run: async (scope) => {
    const { launches, close } = await prepareLaunch(1)
    const [launch] = launches
    if (launch === undefined) throw new Error('there is no screen to open a window on')
    scope.onEnd(close)
    const listed = await measureScreen(scope, launch, SCANS)
    const syncing = await measureWhileSyncing(scope, launch, SCANS_SYNCING)
    return [
      figure(`a scan from the list (${listed.count})`, spread(listed)),
      atMost('from the list, p95', listed.p95, 25, 'ms'),
      figure(`a scan from the list during a download (${syncing.count})`, spread(syncing)),
      atMost('from the list during a download, p95', syncing.p95, 40, 'ms'),
    ]
  },
}
