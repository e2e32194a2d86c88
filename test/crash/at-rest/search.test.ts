import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { sample } from '../../gate/at-the-gate.ts'
import { laneAt, startLane } from '../../gate/headless/lane-process.ts'
import { tempFolder } from '../../temp-folder.ts'
import { foundIn, keySecrets, type Secret, venueWithSecrets } from './secrets.ts'

it('a folder that lived through a shift, a kill and a heal holds no barcode, no person and no key', async () => {
  const { at, secrets } = await venueWithSecrets()
  expect(secrets.map(({ text }) => text)).toContain(sample(at, 'good'))
  expect(secrets.map(({ text }) => text)).toContain(sample(at, 'member-active'))
  const someone = secrets.find(({ what }) => what === 'name')?.text ?? ''
  const folder = tempFolder()
  const data = join(folder, 'data')
  const args = laneAt(at, folder)

  const first = startLane(args)
  await first.next()
  await first.ask('{"do":"sync"}')
  for (const kind of ['good', 'member-active', 'early', 'cancelled', 'unknown', 'member-lapsed']) {
    await first.ask(sample(at, kind, 1))
  }
  const admitted = await first.ask(sample(at, 'good'))
  await first.ask(JSON.stringify({ do: 'order', scanId: admitted['scanId'] }))
  await first.ask(
    JSON.stringify({ do: 'undo', scanId: admitted['scanId'], reason: `${String(someone)} left` }),
  )
  await first.ask(JSON.stringify({ do: 'inspect', barcode: sample(at, 'good', 2) }))
  await first.ask(JSON.stringify({ do: 'history', barcode: sample(at, 'good') }))
  await first.ask(`{"do":"undo","barcode":"${sample(at, 'good', 3)}"}`)
  at.faults.add({ kind: 'reset', process: true, times: 'until-cleared' })
  await first.ask(sample(at, 'good', 4))
  await first.ask(sample(at, 'member-active', 2))
  first.process.kill('SIGKILL')
  await first.end()
  const killed = foundIn(data, [first.errors()], secrets)
  expect(killed.found).toEqual({})

  // What lies there is damaged, set aside and carried over.
  const bytes = readFileSync(join(data, 'gate.db'))
  bytes.fill(0xff, 0, 2_048)
  writeFileSync(join(data, 'gate.db'), bytes)
  at.faults.clear()
  const second = startLane(args)
  expect(await second.next()).toMatchObject({ type: 'ready', storage: expect.stringMatching(/Carried over/) })
  await second.ask(sample(at, 'good', 5))
  await second.ask('{"do":"drain"}')
  await second.end()

  const keys: Secret[] = keySecrets(readFileSync(join(folder, 'data.key')))
  const healed = foundIn(data, [first.errors(), second.errors()], [...secrets, ...keys])
  console.info(
    `searched for ${secrets.length + keys.length} secrets in ${healed.files} files, ${healed.bytes} bytes`,
  )
  expect(healed.found).toEqual({})
  expect(healed.files).toBeGreaterThanOrEqual(6)
  // The search looks where things are: a lane's name is kept in plain.
  expect(foundIn(data, [], [{ what: 'name', text: 'portcullis-1' }]).found).toEqual({ name: 1 })
})
