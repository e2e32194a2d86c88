import { rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Locator } from 'playwright-core'
import { expect, it, onTestFinished } from 'vitest'
import type { GateOutput } from '../../electron/contract/methods.ts'
import { scanLogRowSchema, shiftReportSchema } from '../../electron/contract/reporting.ts'
import { scanKeys } from '../renderer/scanner-keys.ts'
import { launchGate, launchHere, type OpenGate } from './harness/gate.ts'
import { keyedFolder } from './harness/keyed-folder.ts'
import { answerSaveDialog } from './harness/saving.ts'

/** Waits of a busy machine. */
const PATIENT = { timeout: 60_000, interval: 100 }

const status = (gate: OpenGate): Promise<GateOutput<'status'>> =>
  gate.page.evaluate(async () => {
    const result = await window.portcullis?.status({})
    if (!result?.ok) throw new Error(result?.error.message ?? 'the page has no bridge')
    return result.value
  })

/** Scans as a scanner types, and waits for the verdict of this code. */
async function scanned(gate: OpenGate, code: string): Promise<void> {
  await scanKeys(gate.page, code)
  const last = () =>
    gate.page.evaluate(async () => {
      const rows = await window.portcullis?.recent({ limit: 1 })
      return rows?.ok ? rows.value[0]?.codeEnd : null
    })
  await expect.poll(last, PATIENT).toBe(code.slice(-4))
}

/** A table or a list of figures on the screen, by the words in its first column. */
async function figuresIn(report: Locator): Promise<Record<string, number>> {
  const names = await report.locator('.report-figures dt').allTextContents()
  const values = await report.locator('.report-figures dd').allTextContents()
  return Object.fromEntries(names.map((name, index) => [name, Number(values[index])]))
}
async function sumOf(report: Locator, title: string, column: number): Promise<number> {
  const rows = report.getByRole('table', { name: title }).locator('tbody tr')
  const cells = await rows.locator(`td:nth-of-type(${column})`).allTextContents()
  return cells.reduce((sum, cell) => sum + Number(cell), 0)
}

/** What the database says, asked in another way than the gate counts: when the window is closed. */
function countedIn(folder: string) {
  const db = new Database(join(folder, 'gate.db'), { readonly: true })
  const one = (sql: string): number => Number(db.prepare<[], number>(sql).pluck().get())
  const scans = (where: string): number => one(`SELECT count(*) FROM scan WHERE ${where}`)
  const guests = (where: string): number =>
    one(`SELECT coalesce(sum(guests), 0) FROM admission WHERE direction = 'in' AND ${where}`)
  try {
    return {
      scans: scans('1'),
      admitted: guests('undone_at IS NULL'),
      undone: guests('undone_at IS NOT NULL'),
      overrides: guests(
        `undone_at IS NULL AND scan_id IN (SELECT id FROM scan WHERE class = 'admit' AND reason = 'override')`,
      ),
      refused: scans(`class = 'deny'`),
      held: scans(`class = 'hold'`),
      used: scans(`reason = 'already-used'`),
      waiting: one(`SELECT count(*) FROM outbox WHERE state IN ('pending', 'sending')`),
      conflicts: one(`SELECT count(*) FROM outbox WHERE state = 'conflict'`),
    }
  } finally {
    db.close()
  }
}

it('the report and the log of a shift say what the database says, offline too, on screen, in files and on paper', async () => {
  const folder = keyedFolder(launchHere())
  onTestFinished(() => rmSync(folder.dataDir, { recursive: true, force: true }))
  const gate = await launchGate({ dataDir: folder.dataDir })
  let isOpen = true
  const close = async () => {
    if (isOpen) await gate.close()
    isOpen = false
  }
  onTestFinished(close)
  const { page } = gate
  await expect.poll(async () => (await status(gate)).sync.finishedAt, PATIENT).not.toBeNull()

  // A little shift: guests, refusals, one let in against the rules, one taken back, then an outage.
  const good = await gate.practice.barcodes('good')
  const [used = '', usedToo = ''] = await gate.practice.barcodes('used')
  for (const code of good.slice(0, 5)) await scanned(gate, code)
  await page.keyboard.press('F9')
  await page.getByTestId('undo-form').locator('#undo-reason').fill('Wrong person')
  // An Enter right after a scan is the scanner's own.
  await page.getByTestId('undo-form').getByRole('button', { name: 'Undo admission' }).click()
  await page.getByTestId('undo-form').waitFor({ state: 'detached', timeout: PATIENT.timeout })
  await scanned(gate, usedToo)
  await scanned(gate, (await gate.practice.barcodes('late'))[0] ?? '')
  await scanned(gate, used)
  await page.getByTestId('verdict').getByRole('button', { name: 'Override' }).click()
  await page.getByLabel('Why').fill('Checked at the desk')
  await page.getByTestId('screen-override').getByRole('button', { name: 'Let in', exact: true }).click()
  await expect.poll(async () => (await status(gate)).outbox.conflict, PATIENT).toBe(1)
  await page.evaluate(() => window.portcullis?.scene('network-drops'))
  for (const code of [...good.slice(5, 8), 'nobody-knows-this']) await scanned(gate, code)
  await expect.poll(async () => (await status(gate)).outbox.pending, PATIENT).toBe(3)

  // On the screen.
  await page.keyboard.press('F12')
  await page.getByTestId('screen-menu').getByRole('button', { name: 'Records of shifts' }).click()
  const records = page.getByTestId('screen-records')
  await records.getByLabel('Last hour').check()
  const report = page.getByTestId('shift-report')
  await expect.poll(() => figuresIn(report), PATIENT).toMatchObject({ Scans: 13 })
  const figures = await figuresIn(report)
  const said = await report.locator('.report-as-of').innerText()
  const sums = {
    hours: await sumOf(report, 'By hour', 2),
    entrances: await sumOf(report, 'By entrance', 2),
    types: await sumOf(report, 'By ticket type', 2),
    events: await sumOf(report, 'By event', 2),
    reasons: await sumOf(report, 'Why not', 1),
  }
  const whyNot = await report.getByRole('table', { name: 'Why not' }).locator('tr').allInnerTexts()
  await gate.screenshot('records-report')

  // In files, and on paper.
  const files = await answerSaveDialog(gate)
  onTestFinished(files.remove)
  const save = async (name: string, file: RegExp): Promise<Buffer> => {
    await records.getByRole('button', { name }).click()
    const told = records.getByText(/^Saved: /)
    await told.waitFor(PATIENT)
    let saved = ''
    const nameSaid = async () => {
      saved = (await told.innerText()).replace('Saved: ', '')
      return saved
    }
    // What was said of the file before may stand there still.
    await expect.poll(nameSaid, PATIENT).toMatch(file)
    return files.read(saved)
  }
  await files.cancel(true)
  await records.getByRole('button', { name: 'Save as PDF' }).click()
  const pdfButton = records.getByRole('button', { name: 'Save as PDF' })
  await expect.poll(() => pdfButton.isEnabled(), PATIENT).toBe(true)
  expect(await records.getByText(/^Saved: /).count()).toBe(0)
  await files.cancel(false)
  const reportJson = shiftReportSchema.parse(
    JSON.parse(String(await save('Save as JSON', /^shift-report-.*\.json$/))),
  )
  const pdf = await save('Save as PDF', /^shift-report\.pdf$/)
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.length).toBeGreaterThan(5_000)

  await records.getByRole('tab', { name: 'Scan log' }).click()
  const rows = records.getByTestId('log-row')
  await expect.poll(() => rows.count(), PATIENT).toBe(13)
  await records.getByLabel('Reason').selectOption('Already used')
  await expect.poll(() => rows.count(), PATIENT).toBe(2)
  await gate.screenshot('records-log')
  const logCsv = String(await save('Save as CSV', /^scan-log-.*\.csv$/))
  const logJson = scanLogRowSchema
    .array()
    .parse(JSON.parse(String(await save('Save as JSON', /^scan-log-.*\.json$/))))
  await close()

  const counted = countedIn(folder.store.dataDir)
  // Five guests online, one of them taken back, one let in against the rules, three in the outage.
  expect(counted).toMatchObject({ scans: 13, admitted: 8, undone: 1, overrides: 1, conflicts: 1, held: 1 })
  expect(figures).toMatchObject({
    ...{ 'Let in': counted.admitted, Refused: counted.refused, Held: counted.held, Scans: counted.scans },
    ...{ Overrides: counted.overrides, Undone: counted.undone, Conflicts: counted.conflicts },
  })
  expect(said).toContain(`${counted.waiting} scans of these have not reached ACME yet.`)
  expect(said).toMatch(/As of \d\d:\d\d:\d\d, by this device alone/)
  const { admitted } = counted
  expect(sums).toEqual({
    ...{ hours: admitted, entrances: admitted, types: admitted, events: admitted },
    reasons: counted.refused + counted.held,
  })
  expect(whyNot.join()).toMatch(new RegExp(`Already used\\s+${counted.used}`))
  expect(reportJson.total).toMatchObject({ scans: counted.scans, admitted, undone: 1, overrides: 1 })
  expect(reportJson.acme).toMatchObject({ waiting: counted.waiting, conflicts: counted.conflicts })
  expect(logCsv.trimEnd().split('\r\n')).toHaveLength(1 + counted.used)
  expect(logJson.map(({ codeEnd }) => codeEnd)).toEqual([used.slice(-4), usedToo.slice(-4)])
  for (const text of [logCsv, JSON.stringify(logJson), JSON.stringify(reportJson), String(pdf)]) {
    for (const code of [...good.slice(0, 8), used]) expect(text).not.toContain(code)
  }
}, 480_000)
