import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { practiceReadySchema } from '../../electron/contract/boot.ts'
import { type PlayScene, sceneNames } from '../../electron/contract/scene.ts'
import { makeFaults } from '../../electron/practice/faults.ts'
import { makeStage, SCENES } from '../../electron/practice/scenes.ts'

const MAIN = fileURLToPath(new URL('../../electron/practice/main.ts', import.meta.url))

test('every scene that the window offers is one the venue can play', () => {
  expect(Object.keys(SCENES).sort()).toEqual([...sceneNames].sort())
})

test('one scene follows another, and the end of it leaves what somebody else made go wrong', () => {
  const faults = makeFaults()
  const other = faults.add({ kind: 'latency', times: 'until-cleared' })
  const play = makeStage(faults)
  play('network-drops')
  play('key-revoked')
  expect(faults.list().map(({ fault }) => fault.kind)).toEqual(['latency', 'key-refused'])
  play('no such scene')
  play('used-ticket')
  play(null)
  expect(faults.list().map(({ id }) => id)).toEqual([other])
})

test('a host plays it over its own channel, and ends it', async () => {
  const child = fork(MAIN, ['--orders', '100'], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const [message] = await once(child, 'message')
  const { baseUrl, apiKey } = practiceReadySchema.parse(message)
  const status = async (): Promise<number> => {
    const answer = await fetch(`${baseUrl}/v2/b2b/event/instances?pageSize=1`, {
      headers: { 'x-acme-api-key': apiKey },
    })
    await answer.arrayBuffer()
    return answer.status
  }
  const play = (name: PlayScene['name']) => child.send({ kind: 'scene', name } satisfies PlayScene)
  expect(await status()).toBe(200)
  play('key-revoked')
  await expect.poll(status, { timeout: 10_000 }).toBe(403)
  child.send({ kind: 'something else' })
  play(null)
  await expect.poll(status, { timeout: 10_000 }).toBe(200)
})
