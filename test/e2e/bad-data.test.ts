import { chmodSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { launchGate, launchHere } from './harness/gate.ts'
import { ownFolder } from './harness/own-device.ts'
import { startOn } from './harness/second-start.ts'

const launch = launchHere()

describe('a data folder that cannot be used', () => {
  it('because it is read-only is said in a sentence, and the program ends', async () => {
    const folder = ownFolder()
    chmodSync(folder, 0o500)
    const { code, output } = await startOn(launch, folder)
    expect(output).toMatch(/cannot write to its data folder .*--data=DIR/)
    expect(output).not.toMatch(/\n\s+at /)
    expect(code).toBe(1)
  })

  it('because it is a file is said too', async () => {
    const folder = ownFolder()
    const file = join(folder, 'file')
    writeFileSync(file, '')
    expect(await startOn(launch, file)).toMatchObject({
      code: 1,
      output: expect.stringContaining('data folder'),
    })
  })

  it('because its key is damaged is said in the window, and the key is left alone', async () => {
    const folder = ownFolder()
    const key = join(folder, 'data-key.json')
    writeFileSync(key, 'x')
    chmodSync(key, 0o644)
    const gate = await launchGate({ dataDir: folder, untilReady: false })
    try {
      // Not waited for the gate, which never comes: so wait for the page, or an empty one would be asked.
      const bridge = () => gate.page.evaluate(() => typeof window.portcullis).catch(() => 'on its way')
      await expect.poll(bridge, { timeout: 60_000 }).toBe('object')
      const failed = () =>
        gate.page.evaluate(
          () =>
            new Promise<string>((resolve) => {
              window.portcullis?.onSupervision((supervision) => {
                if (supervision.state === 'failed') resolve(supervision.message)
              })
            }),
        )
      expect(await failed()).toMatch(/data-key\.json is damaged/)
    } finally {
      await gate.close()
    }
    expect(statSync(key).size).toBe(1)
  })
})
