import { rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, expect, it } from 'vitest'
import { launchGate, launchHere, type OpenGate } from './harness/gate.ts'
import { listenTo } from './harness/heard.ts'
import { type KeyedFolder, keyedFolder } from './harness/keyed-folder.ts'
import { fakeCamera, type Scene } from './harness/video.ts'

/** A window is opened in each, in one of them twice, and pictures are work for a busy machine. */
const LIMIT_MS = 480_000
const PATIENT = { timeout: 90_000 }
/** How long the first code is held to the camera. */
const HELD_MS = 4_500

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (let end = ends.pop(); end !== undefined; end = ends.pop()) await end()
})

async function gateSeeing(scene: Scene): Promise<{ gate: OpenGate; folder: KeyedFolder }> {
  const camera = fakeCamera(scene)
  ends.push(camera.remove)
  const folder = keyedFolder(launchHere())
  ends.push(() => rmSync(folder.dataDir, { recursive: true, force: true }))
  const gate = await launchGate({ dataDir: folder.dataDir, args: camera.args })
  ends.push(gate.close)
  return { gate, folder }
}

async function turnOn(gate: OpenGate): Promise<void> {
  await gate.page.keyboard.press('F6')
  await gate.page.getByRole('switch', { name: 'Scan with the camera' }).click()
  await gate.page.keyboard.press('Escape')
}

const scansOf = (gate: OpenGate) =>
  gate.page.evaluate(async () => {
    const rows = await window.portcullis?.recent({ limit: 200 })
    return rows?.ok ? rows.value.map(({ codeEnd, verdict }) => ({ codeEnd, at: verdict.at })).reverse() : []
  })

it(
  'reads codes held to the camera: each once for as long as it is held there',
  async () => {
    const { gate } = await gateSeeing([
      { code: 'CAMERA-TICKET-0001', pictures: HELD_MS / 100 },
      { code: null, pictures: 8 },
      { code: 'CAMERA-TICKET-0002', pictures: 20 },
      { code: null, pictures: 8 },
    ])
    await turnOn(gate)
    await gate.page.getByTestId('verdict').waitFor()
    // Held for four and a half seconds, or half a second away: still the one scan.
    const codes = async () => (await scansOf(gate)).map(({ codeEnd }) => codeEnd)
    await expect.poll(codes, PATIENT).toEqual(expect.arrayContaining(['0001', '0002']))
    const seen = await scansOf(gate)
    // A machine that stood still while the other was held has seen this one twice in a row: but not in one holding.
    for (const [nth, { codeEnd, at }] of seen.entries()) {
      const next = seen[nth + 1]
      if (next?.codeEnd === codeEnd) expect(next.at - at, JSON.stringify(seen)).toBeGreaterThan(HELD_MS)
    }
    expect(await gate.page.getByTestId('camera-corner').getAttribute('data-view')).toBe('live')
  },
  LIMIT_MS,
)

it(
  'says in place that the camera was unplugged, and comes back by itself',
  async () => {
    const { gate } = await gateSeeing([{ code: null, pictures: 10 }])
    await turnOn(gate)
    const corner = gate.page.getByTestId('camera-corner')
    await expect.poll(() => corner.getAttribute('data-view'), PATIENT).toBe('live')
    const heard = await listenTo(gate.page, 'camera-fault')
    await gate.page.evaluate(() => {
      const video = document.querySelector('video')
      const stream = video?.srcObject
      if (!(stream instanceof MediaStream)) throw new Error('no camera is shown')
      // What Chromium does when the device goes: the track ends, and says so.
      for (const track of stream.getTracks()) {
        track.stop()
        track.dispatchEvent(new Event('ended'))
      }
    })
    await expect.poll(heard).toContain('was unplugged')
    await expect.poll(() => corner.getAttribute('data-view'), PATIENT).toBe('live')
  },
  LIMIT_MS,
)

it(
  'admits by the camera as by the scanner, and writes down that it was the camera',
  async () => {
    const first = await gateSeeing([{ code: null, pictures: 10 }])
    const [ticket = ''] = await first.gate.practice.barcodes('good')
    await first.gate.close()
    const { gate, folder } = await gateSeeing([{ code: ticket, pictures: 10 }])
    await turnOn(gate)
    const verdict = gate.page.getByTestId('verdict')
    await expect.poll(() => verdict.getAttribute('data-class'), PATIENT).toBe('admit')
    await gate.close()
    const database = new Database(join(folder.store.dataDir, 'gate.db'), { readonly: true })
    ends.push(() => database.close())
    expect(database.prepare('SELECT class, via FROM scan').all()).toEqual([{ class: 'admit', via: 'camera' }])
  },
  LIMIT_MS,
)
