import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { StorageError } from '../../electron/gate/store/errors.ts'
import { rotateDataKey } from '../../electron/gate/store/rotation.ts'
import { admit, barcodeOf, dataKey, openAt, orderOf, scanIdOf } from '../gate/store/admissions.ts'
import { tempFolder } from '../temp-folder.ts'

/** Kills of the short form; the long one has as many as there are rounds of the other kills, a tenth. */
const KILLS = Math.ceil(Number(process.env['PORTCULLIS_TORTURE_ROUNDS'] ?? 80) / 10)
const ROTATE = fileURLToPath(new URL('fixtures/rotate.ts', import.meta.url))
const TICKETS = 2_000
const SCANS = 300

const opens = (folder: string, key: Uint8Array): boolean => {
  try {
    openAt(folder, key).close()
    return true
  } catch (error) {
    if (error instanceof StorageError && error.fault === 'wrong-key') return false
    throw error
  }
}

it(`a rotation of the data key killed ${KILLS} times leaves a folder that exactly one key opens, whole`, async () => {
  const folder = tempFolder()
  const store = openAt(folder)
  for (let n = 0; n < TICKETS; n += 50) {
    store.orders.apply(
      Array.from({ length: 50 }, (_, nth) => orderOf(n + nth)),
      1,
    )
  }
  for (let n = 0; n < SCANS; n += 1) admit(store, n)
  store.close()
  const keys = tempFolder()
  const newKey = randomBytes(32)
  writeFileSync(join(keys, 'old'), dataKey)
  writeFileSync(join(keys, 'new'), newKey)

  const ended = { old: 0, new: 0 }
  for (let nth = 0; nth < KILLS; nth += 1) {
    const mine = tempFolder()
    cpSync(folder, mine, { recursive: true })
    const child = spawn(process.execPath, [ROTATE, mine, join(keys, 'old'), join(keys, 'new')])
    const exit = once(child, 'exit')
    await once(child.stdout, 'data')
    // Spread over the whole of it, the beginning and the end included.
    setTimeout(() => child.kill('SIGKILL'), (nth / KILLS) * 1_000)
    await exit

    const byOld = opens(mine, dataKey)
    expect(opens(mine, newKey)).toBe(!byOld)
    ended[byOld ? 'old' : 'new'] += 1
    rotateDataKey(mine, dataKey, newKey)
    const after = openAt(mine, newKey)
    const here = Array.from({ length: TICKETS }, (_, n) => after.passes.find(after.lookup(barcodeOf(n))))
    expect(here.filter((pass) => pass === null)).toEqual([])
    for (let n = 0; n < SCANS; n += 1) expect(after.scans.byId(scanIdOf(n))).not.toBeNull()
    expect(after.outbox.due('admission', 100_000, 1_000)).toHaveLength(SCANS)
    after.close()
  }
  console.info(`killed rotations: ${ended.old} opened by the old key, ${ended.new} by the new`)
}, 600_000)
