import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { OpenGate } from './harness/gate.ts'
import { goLive } from './harness/go-live.ts'
import { openOn, ownFolder, ownVenue, placeAndLine } from './harness/own-device.ts'

const PASSPHRASE = 'correct horse battery'
/** A busy machine opens a window in a minute, and this opens two and starts four services. */
const PATIENCE_MS = 60_000

const device = (gate: OpenGate) => gate.page.evaluate(() => window.portcullis?.device({}))

it('leaves practice for a real venue, and opens there again once its passphrase is entered', async () => {
  const venue = await ownVenue()
  const dataDir = ownFolder()
  const gate = await openOn(dataDir, { untilReady: false })
  await expect.poll(() => placeAndLine(gate), { timeout: PATIENCE_MS }).toBe('practice online')

  const answers = await goLive(gate, venue, { by: 'passphrase', passphrase: PASSPHRASE })
  for (const [name, answer] of Object.entries(answers))
    expect(answer, `${name}: ${JSON.stringify(answer)}`).toMatchObject({ ok: true })
  await expect.poll(() => placeAndLine(gate), { timeout: PATIENCE_MS }).toBe('sandbox online')
  expect(JSON.stringify(answers)).not.toContain(venue.apiKey)
  await gate.close()

  const again = await openOn(dataDir, { untilReady: false })
  const locked = { ok: true, value: { book: 'sandbox-7', secrets: { locked: true } } }
  await expect.poll(() => device(again), { timeout: PATIENCE_MS }).toMatchObject(locked)
  const unlock = (passphrase: string) =>
    again.page.evaluate((typed) => window.portcullis?.unlockSecrets({ passphrase: typed }), passphrase)
  expect(await unlock('another passphrase')).toMatchObject({ ok: false, error: { code: 'refused' } })
  expect(await unlock(PASSPHRASE)).toMatchObject({ ok: true, value: { secrets: { locked: false } } })
  await expect.poll(() => placeAndLine(again), { timeout: PATIENCE_MS }).toBe('sandbox online')
  await again.close()

  const files = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  const written = files.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1')).join('\n')
  for (const secret of [venue.apiKey, PASSPHRASE]) {
    expect(written).not.toContain(secret)
    expect(written).not.toContain(Buffer.from(secret).toString('base64'))
  }
}, 600_000)
