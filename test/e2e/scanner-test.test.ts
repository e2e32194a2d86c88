import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { expect, it, onTestFinished } from 'vitest'
import { TEST_CODE } from '../../renderer/scan/scanner-test/findings.ts'
import { launchGate, launchHere, type OpenGate } from './harness/gate.ts'
import { keyedFolder } from './harness/keyed-folder.ts'

const GAP_MS = 16
const SHIFT = 8

/** Where a US scanner presses each character, and what a computer with a German keyboard makes of the place. */
function pressOf(char: string) {
  const marks: Readonly<Record<string, readonly [code: string, shift: boolean, german: string]>> = {
    '-': ['Minus', false, 'ß'],
    _: ['Minus', true, '?'],
    '/': ['Slash', false, '-'],
    ':': ['Semicolon', true, 'Ö'],
  }
  const mark = marks[char]
  if (mark !== undefined) return { code: mark[0], modifiers: mark[1] ? SHIFT : 0, key: mark[2] }
  if (/[0-9]/.test(char)) return { code: `Digit${char}`, modifiers: 0, key: char }
  const german = { y: 'z', z: 'y', Y: 'Z', Z: 'Y' }[char] ?? char
  const shift = char !== char.toLowerCase()
  return { code: `Key${char.toUpperCase()}`, modifiers: shift ? SHIFT : 0, key: german }
}

/** A scanner as it comes from the factory, at a computer with a German keyboard; it ends each code with Tab. */
async function germanScan(page: Page, code: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const start = Date.now()
  const tab = { key: 'Tab', code: 'Tab', modifiers: 0 }
  for (const [nth, press] of [...[...code].map(pressOf), tab].entries()) {
    const due = start + nth * GAP_MS
    await wait(Math.max(0, due - Date.now()))
    const text = press.key === 'Tab' ? {} : { text: press.key, unmodifiedText: press.key }
    const at = { timestamp: due / 1_000 }
    await session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...press, ...text, ...at })
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...press, ...at })
  }
  await session.detach()
}

const scans = (gate: OpenGate) =>
  gate.page.evaluate(async () => {
    const rows = await window.portcullis?.recent({ limit: 50 })
    return rows?.ok ? rows.value.map(({ verdict }) => verdict.class) : null
  })

it('finds out how a scanner is set, keeps it, and the codes come out right from then on', async () => {
  const folder = keyedFolder(launchHere())
  onTestFinished(() => rmSync(folder.dataDir, { recursive: true, force: true }))
  let gate = await launchGate({ dataDir: folder.dataDir })
  onTestFinished(() => gate.close())
  const { page } = gate
  const [first = ''] = await gate.practice.barcodes('good')
  await page.keyboard.press('F7')
  for (const count of ['1 of 3', '2 of 3']) {
    await germanScan(page, TEST_CODE)
    await expect.poll(() => page.getByTestId('scanner-test-count').innerText()).toContain(count)
    // A hand takes longer than a scanner that sends a code twice.
    await wait(700)
  }
  await germanScan(page, TEST_CODE)
  const reading = page.getByTestId('scanner-test-reading')
  await reading.waitFor()
  expect(await reading.getAttribute('data-reading')).toBe('layout')
  expect(await page.getByTestId('scanner-test-ending').innerText()).toBe('Tab')
  expect(await page.getByTestId('scanner-test-doubled').innerText()).toBe('Once')
  expect(await scans(gate)).toEqual([])

  await page.getByRole('button', { name: 'Use what was found out' }).click()
  await expect.poll(() => page.getByTestId('scanner-test-kept').innerText()).toContain('Kept on this device')
  await page.keyboard.press('Escape')
  await germanScan(page, first)
  await expect.poll(() => scans(gate)).toEqual(['admit'])
  const kept = JSON.parse(readFileSync(join(folder.dataDir, 'device-settings.json'), 'utf8'))
  expect(kept).toMatchObject({ scanner: { ending: 'tab', layout: 'us', prefix: '', doubledWithinMs: 0 } })
  expect(kept.scanner.characterMs).toBeGreaterThanOrEqual(GAP_MS - 2)

  await gate.close()
  gate = await launchGate({ dataDir: folder.dataDir })
  const [second = ''] = await gate.practice.barcodes('good')
  await germanScan(gate.page, second)
  await expect.poll(() => scans(gate)).toEqual(['admit', 'admit'])
}, 480_000)
