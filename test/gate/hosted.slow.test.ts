import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import {
  type BootMessage,
  type HostCommand,
  type HostMessage,
  hostMessageSchema,
} from '../../electron/contract/boot.ts'
import { profileSchema } from '../../electron/contract/profile.ts'
import type { PracticeVenue } from '../../electron/practice/venue.ts'
import { tempFolder, venue } from './at-the-gate.ts'

const HOSTED = fileURLToPath(new URL('../../electron/gate/hosted.ts', import.meta.url))

function hosted(): { child: ChildProcess; say: (command: HostCommand) => Promise<HostMessage> } {
  const child = fork(HOSTED, [], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  return {
    child,
    say: async (command) => {
      const heard = once(child, 'message')
      child.send(command)
      return hostMessageSchema.parse((await heard)[0])
    },
  }
}

const bootAt = (at: PracticeVenue, boot: Partial<BootMessage> = {}): BootMessage => ({
  kind: 'boot',
  dataDir: join(tempFolder(), 'data'),
  dataKey: new Uint8Array(32).fill(7),
  credential: { kind: 'api-key', key: at.apiKey },
  profile: profileSchema.parse({
    environment: { kind: 'custom', baseUrl: at.baseUrl },
    tenantId: at.tenantId,
    timeZone: at.timeZone,
  }),
  samples: [],
  ...boot,
})

it('takes another key from its host while it runs, and says why one cannot be used', async () => {
  const at = await venue()
  const production = profileSchema.parse({ environment: { kind: 'production', baseUrl: at.baseUrl } })
  const { child, say } = hosted()
  expect(await say(bootAt(at, { profile: production }))).toEqual({ kind: 'ready' })
  at.change({ do: 'rotate-key' })
  const before = at.calls().length
  const credential = { kind: 'api-key', key: at.apiKey } as const
  expect(await say({ kind: 'credential', credential })).toEqual({ kind: 'credential', problem: null })
  expect(
    at
      .calls()
      .slice(before)
      .some(({ status }) => status === 200),
  ).toBe(true)
  const login = { kind: 'session', email: at.logins.email, password: at.logins.password } as const
  expect(await say({ kind: 'credential', credential: login })).toMatchObject({
    kind: 'credential',
    problem: expect.stringContaining('sandboxes alone'),
  })
  const ended = once(child, 'exit')
  child.send({ kind: 'stop' })
  expect(await ended).toEqual([0, null])
})

it('says in words why it cannot start with a login in production, and lives to be ended by its host', async () => {
  const at = await venue()
  const { child, say } = hosted()
  const said = await say(
    bootAt(at, {
      credential: { kind: 'session', email: at.logins.email, password: at.logins.password },
      profile: profileSchema.parse({ environment: { kind: 'production', baseUrl: at.baseUrl } }),
    }),
  )
  expect(said).toMatchObject({ kind: 'fatal', message: expect.stringContaining('Use an API key') })
  expect(at.calls()).toEqual([])
  expect(child.exitCode).toBeNull()
})
