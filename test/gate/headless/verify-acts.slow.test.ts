import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { tempFolder } from '../../temp-folder.ts'
import { sample, venue } from '../at-the-gate.ts'
import { laneAt, startLane } from './lane-process.ts'

it('proves a saved log of acts by the file alone, and names the row that is not as it was', async () => {
  const at = await venue()
  const folder = tempFolder()
  const lane = startLane(laneAt(at, folder))
  await lane.next()
  const ask = (command: object) => lane.ask(JSON.stringify(command))
  await ask({ do: 'sync' })
  await ask({ do: 'change-staff', act: 'add', name: 'Ada', role: 'admin', pin: '1212' })
  await ask({ do: 'unlock', pin: '1212' })
  const overridden = await ask({ do: 'override', of: { barcode: sample(at, 'expired') }, reason: 'Paid' })
  await ask({ do: 'report', of: { scanId: overridden['scanId'] }, note: 'Torn' })
  const exported = async (acts: readonly string[]) =>
    String((await ask({ do: 'export-records', what: 'acts', format: 'json', acts }))['text'])
  const [whole, part] = [await exported([]), await exported(['override'])]
  await lane.end()

  const verified = async (text: string, ...more: string[]) => {
    const file = join(folder, 'acts.json')
    writeFileSync(file, text)
    const run = startLane(['--verify-acts', file, ...more])
    const said = await run.next()
    expect(await run.next()).toBeNull()
    return { ...said, code: await run.end() }
  }
  const sound = { type: 'acts-verified', sound: true, code: 0 }
  expect(await verified(whole)).toMatchObject({ ...sound, entries: 4, whole: true, head: { count: 4 } })
  expect(await verified(part)).toMatchObject({ ...sound, entries: 1, whole: false, head: { count: 4 } })
  expect(await verified(whole.replace('Paid', 'Poor'))).toMatchObject({
    ...{ type: 'acts-verified', sound: false, firstBroken: 3, code: 1 },
    why: 'Row 3 was changed.',
  })
  expect(await verified('no log')).toMatchObject({ type: 'error', code: 2 })
  expect(await verified(whole, '--data', folder)).toMatchObject({ type: 'error', code: 2 })
}, 120_000)
