import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Redemption } from '../../../electron/contract/permit.ts'
import { openDevice } from '../../../electron/shell/device/open-device.ts'
import type { Sealer } from '../../../electron/shell/sealer.ts'
import { tempFolder } from '../../temp-folder.ts'

const UP = { state: 'up', restarts: 0 } as const
const PERMIT = crypto.randomUUID()
const keychain: Sealer = {
  backend: 'test-keychain',
  seal: async (text) => Buffer.from(text).reverse(),
  open: async (sealed) => ({ text: Buffer.from(sealed).reverse().toString(), stale: false }),
}
const profileOf = (number: number, more: object = {}) => ({
  environment: { kind: 'sandbox', number },
  tenantId: '447',
  timeZone: 'Europe/Madrid',
  ...more,
})
const keyOf = (number: number) => ({ kind: 'api-key', key: `acme-key-of-sandbox-${number}` }) as const

/** A device over real files. Its service takes every permit, and has PINs in the live books of `withPins`. */
function device(withPins: readonly string[]) {
  const home = tempFolder()
  const noted: Redemption[] = []
  const start = () => {
    const opened = openDevice({
      home,
      provisioning: { path: join(home, 'provisioning.json'), given: false },
      keychain: async () => keychain,
      service: {
        current: () => UP,
        redeem: async (redemption) => {
          noted.push(redemption)
          const { book } = await view()
          return { problem: null, pinsSet: withPins.includes(book) }
        },
        giveCredential: async () => null,
        renew: async () => UP,
      },
      hostName: 'gate-north-1',
      now: () => 5,
      tick: () => 5,
      report: () => {},
    })
    const { acts } = opened
    const view = async () => {
      const answer = await acts.device({})
      if (!answer.ok) throw new Error(answer.error.message)
      return answer.value
    }
    const apply = async (profile: object, credential: ReturnType<typeof keyOf> | null = null) => {
      const basedOn = (await view()).live?.revision ?? 0
      return acts.applyProfile({
        profile: JSON.parse(JSON.stringify(profile)),
        basedOn,
        permit: PERMIT,
        credential,
      })
    }
    const setKey = (number: number) => acts.setKey({ credential: keyOf(number), permit: PERMIT })
    const open = (book: 'practice' | 'live') => acts.openBook({ book, permit: PERMIT })
    return { ...opened, view, apply, setKey, open }
  }
  return { home, noted, start }
}

/** Live at sandbox 7, which has PINs. */
async function guardedAt7() {
  const made = device(['sandbox-7'])
  const gate = made.start()
  for (const answer of [await gate.apply(profileOf(7)), await gate.setKey(7), await gate.open('live')])
    expect(answer).toMatchObject({ ok: true })
  // The first act there tells that it has PINs.
  expect(await gate.apply(profileOf(7, { entrance: 'North' }))).toMatchObject({ ok: true })
  return { ...made, gate }
}

const ELSEWHERE = {
  ok: false,
  error: { code: 'refused', message: expect.stringContaining('open the live gate first') },
}

it('a live gate with PINs moves to another environment with its key in one act; without it is told how', async () => {
  const { gate } = await guardedAt7()
  expect(await gate.apply(profileOf(8))).toMatchObject({
    ok: false,
    error: {
      message: expect.stringMatching(/no key for that environment.*set-up, where its key is entered with it/),
    },
  })
  expect(await gate.apply(profileOf(8), keyOf(8))).toMatchObject({ ok: true, value: { book: 'sandbox-8' } })

  // From practice the new one can be changed, having no PINs, but nothing leads back to the one with them.
  expect(await gate.open('practice')).toMatchObject({ ok: true })
  expect(await gate.apply(profileOf(8, { entrance: 'South' }))).toMatchObject({ ok: true })
  expect(await gate.setKey(8)).toMatchObject({ ok: true })
  expect(await gate.apply(profileOf(9))).toMatchObject({ ok: true })
  expect(await gate.apply(profileOf(7))).toMatchObject(ELSEWHERE)
  // Sealing is of all the books at once.
  const how = { by: 'plain', consent: true } as const
  expect(await gate.acts.protect({ how, permit: PERMIT })).toMatchObject(ELSEWHERE)
})

it('nothing of a gate with PINs is changed from practice', async () => {
  const { gate } = await guardedAt7()
  await gate.open('practice')
  const refused = [
    await gate.apply(profileOf(7, { entrance: 'South' })),
    await gate.apply(profileOf(8), keyOf(8)),
    await gate.setKey(7),
    await gate.acts.forgetKey({ permit: PERMIT }),
    await gate.acts.exportProfile({ passphrase: 'correct horse battery', permit: PERMIT }),
  ]
  for (const answer of refused) expect(answer).toMatchObject(ELSEWHERE)
  expect(await gate.open('live')).toMatchObject({ ok: true })
})

it('a gate with PINs that lost its key while practice was open is given one from there, and hears of it', async () => {
  const { gate, home, noted } = await guardedAt7()
  await gate.open('practice')
  const secret = join(home, 'live', 'sandbox-7', 'credential.json')
  for (const spoil of [() => rmSync(secret), () => writeFileSync(secret, '{"backend')]) {
    spoil()
    expect(await gate.open('live')).toMatchObject({
      ok: false,
      error: { message: expect.stringMatching(/no key .* Set it first/) },
    })
    expect(await gate.acts.forgetKey({ permit: PERMIT })).toMatchObject(ELSEWHERE)
    expect(await gate.setKey(7)).toMatchObject({ ok: true })
  }
  expect(await gate.open('live')).toMatchObject({ ok: true, value: { book: 'sandbox-7' } })
  noted.length = 0
  gate.heard(UP)
  await expect.poll(() => noted).toHaveLength(2)
  expect(noted[0]).toMatchObject({ permit: null, act: 'change-key', what: { book: 'sandbox-7' } })
})

it('a provisioning file that leads elsewhere is taken over in practice, and its key set there', async () => {
  const { start, home } = await guardedAt7()
  const file = { portcullis: 'provisioning', version: 1, lock: true, profile: profileOf(8) }
  writeFileSync(join(home, 'provisioning.json'), JSON.stringify(file))
  const live = start()
  expect((await live.view()).problems).toMatchObject([
    { message: expect.stringMatching(/no key.*Open practice, then start Portcullis again/) },
  ])
  expect(await live.open('practice')).toMatchObject({ ok: true })
  const practising = start()
  expect(await practising.view()).toMatchObject({
    live: { book: 'sandbox-8', key: null },
    problems: [{ kind: 'key' }],
  })
  expect(await practising.setKey(8)).toMatchObject({ ok: true })
  expect(await practising.open('live')).toMatchObject({ ok: true, value: { book: 'sandbox-8' } })
})

it('a live gate waits for its passphrase after each start, and practice for none', async () => {
  const passphrase = 'correct horse battery'
  const { start } = device([])
  const gate = start()
  expect(await gate.acts.protect({ how: { by: 'passphrase', passphrase }, permit: PERMIT })).toMatchObject({
    ok: true,
  })
  for (const answer of [await gate.apply(profileOf(7)), await gate.setKey(7)])
    expect(answer).toMatchObject({ ok: true })
  expect(start().waitsForPassphrase()).toBe(false)
  await gate.open('live')
  expect(gate.waitsForPassphrase()).toBe(false)

  const again = start()
  expect(again.waitsForPassphrase()).toBe(true)
  await again.acts.unlockSecrets({ passphrase })
  expect(again.waitsForPassphrase()).toBe(false)
})
