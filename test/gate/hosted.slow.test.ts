import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished, vi } from 'vitest'
import { z } from 'zod'
import {
  type BootMessage,
  type HostCommand,
  type HostMessage,
  hostMessageSchema,
} from '../../electron/contract/boot.ts'
import { profileSchema } from '../../electron/contract/profile.ts'
import type { PracticeVenue } from '../../electron/practice/venue.ts'
import { tempFolder } from '../temp-folder.ts'
import { venue } from './at-the-gate.ts'

const HOSTED = fileURLToPath(new URL('../../electron/gate/hosted.ts', import.meta.url))

const answerSchema = z.object({
  kind: z.literal('out'),
  data: z.object({ id: z.number(), value: z.unknown().optional(), error: z.unknown().optional() }),
})
const permitAnswerSchema = z.object({ permit: z.string() })

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

it('lets its host act on the word of an admin alone, once, and notes it with who and why', async () => {
  const at = await venue()
  const { child, say } = hosted()
  expect(await say(bootAt(at))).toEqual({ kind: 'ready' })
  const heard: unknown[] = []
  child.on('message', (message) => void heard.push(message))
  let id = 0
  const ask = async (method: string, input: unknown) => {
    id += 1
    const mine = id
    child.send({ kind: 'in', channel: 0, data: { kind: 'request', id: mine, method, input } })
    return vi.waitFor(() => {
      const found = heard.find((message) => answerSchema.safeParse(message).data?.data.id === mine)
      return answerSchema.parse(found).data
    }, 20_000)
  }
  const redeem = async (permit: string) => {
    const before = heard.length
    const what = { fields: 'entrance' }
    child.send({ kind: 'redeem', redemption: { permit, act: 'change-profile', what } })
    return vi.waitFor(() => {
      const answers = heard
        .slice(before)
        .flatMap((message) => hostMessageSchema.safeParse(message).data ?? [])
      const [answer] = answers
      if (answer === undefined) throw new Error('not yet')
      return answer
    }, 20_000)
  }
  child.send({ kind: 'open', channel: 0 })
  const wanted = { act: 'change-profile', why: 'a new entrance' }
  const free = permitAnswerSchema.parse((await ask('permit', wanted)).value)
  expect(await redeem(free.permit)).toEqual({ kind: 'redeemed', problem: null, pinsSet: false })
  await ask('changeStaff', { act: 'add', name: 'Anna', role: 'admin', pin: '4711' })
  expect((await ask('permit', wanted)).error).toMatchObject({ code: 'locked' })
  await ask('unlock', { pin: '4711' })
  const { permit } = permitAnswerSchema.parse((await ask('permit', wanted)).value)
  expect(await redeem(permit)).toEqual({ kind: 'redeemed', problem: null, pinsSet: true })
  expect(await redeem(permit)).toMatchObject({ kind: 'redeemed', problem: expect.any(String) })
  expect((await ask('audit', {})).value).toMatchObject({
    rows: [
      { act: 'profile-changed', role: 'nobody' },
      { act: 'staff-added' },
      { act: 'unlocked' },
      { act: 'profile-changed', who: 'Anna', what: { fields: 'entrance' }, why: 'a new entrance' },
    ],
  })
})

it('says that ACME refuses a key it was given', async () => {
  const at = await venue()
  const { say } = hosted()
  expect(await say(bootAt(at))).toEqual({ kind: 'ready' })
  const credential = { kind: 'api-key', key: 'a-key-of-another-venue' } as const
  expect(await say({ kind: 'credential', credential })).toMatchObject({
    kind: 'credential',
    problem: expect.stringMatching(/key/),
  })
  expect(await say({ kind: 'credential', credential: { kind: 'api-key', key: at.apiKey } })).toEqual({
    kind: 'credential',
    problem: null,
  })
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
