import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it, vi } from 'vitest'
import { statusSchema } from '../../../electron/contract/status.ts'
import { checkIns, sample, venue } from '../../gate/at-the-gate.ts'
import { goLive, type OpenedDevice, openedDevice, profileAt } from './at-the-device.ts'

// Each starts the real service three to six times, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 300_000 })

const PASSPHRASE = 'correct horse battery'
/** On a busy machine the line is slow, and good all the same. */
const REACHED = expect.stringMatching(/^(online|slow)$/)

describe('a device', () => {
  it('leaves practice and goes live, back, and live again; the data of each stay apart', async () => {
    const at = await venue({ orders: 12 })
    const device = await openedDevice()
    expect(await device.done('device', {})).toMatchObject({ book: 'practice', live: null, problems: [] })
    const live = await goLive(device, at)
    expect(live).toMatchObject({
      book: 'sandbox-7',
      live: { revision: 1, key: { kind: 'api-key', last4: at.apiKey.slice(-4) } },
      secrets: { protection: 'keychain', locked: false },
      problems: [],
    })
    expect((await device.ask('status', {})).value).toMatchObject({
      environment: 'sandbox',
      terminalId: 'NORTH-1',
      link: { state: REACHED },
    })
    expect(readdirSync(join(device.home, 'live', 'sandbox-7')).sort()).toEqual([
      'credential.json',
      'data-key.json',
      'gate',
    ])
    await device.close()

    const again = await openedDevice({ home: device.home })
    expect((await again.ask('status', {})).value).toMatchObject({ environment: 'sandbox' })
    await again.done('openBook', { book: 'practice', permit: await again.permit('open-book') })
    expect((await again.ask('status', {})).value).toMatchObject({ environment: 'practice' })
    expect(await again.done('device', {})).toMatchObject({ book: 'practice', live: { book: 'sandbox-7' } })
    const { log, disk } = again.traces()
    for (const key of [at.apiKey, Buffer.from(at.apiKey).toString('base64').slice(0, 20)]) {
      expect(log).not.toContain(key)
      expect(device.traces().log).not.toContain(key)
      expect(disk).not.toContain(key)
    }
  })

  it('takes another key while it runs, and keeps the one it has where ACME refuses the new one', async () => {
    const at = await venue({ orders: 12 })
    const device = await openedDevice()
    await goLive(device, at)
    const starts = device.starts()
    const before = readFileSync(join(device.home, 'live', 'sandbox-7', 'credential.json'), 'utf8')
    const set = async (key: string) =>
      device.act('setKey', {
        credential: { kind: 'api-key', key },
        permit: await device.permit('change-key'),
      })
    expect(await set('a-key-of-another-venue')).toMatchObject({
      ok: false,
      error: { message: expect.stringMatching(/^The key was not kept, the one before stays/) },
    })
    expect(readFileSync(join(device.home, 'live', 'sandbox-7', 'credential.json'), 'utf8')).toBe(before)
    expect((await device.ask('status', {})).value).toMatchObject({ link: { state: REACHED } })

    at.change({ do: 'rotate-key', apiKey: 'the-next-key-of-this-venue' })
    expect(await set(' the-next-key-of-this-venue\r\n')).toMatchObject({
      ok: true,
      value: { live: { key: { last4: 'enue' } } },
    })
    expect((await device.ask('status', {})).value).toMatchObject({ link: { state: REACHED } })
    expect(device.starts()).toBe(starts)
    await device.close()
    const again = await openedDevice({ home: device.home })
    expect((await again.ask('status', {})).value).toMatchObject({ link: { state: REACHED } })
  })

  it('keeps no key with a blank in it, of no length, or a login in production: it says why', async () => {
    const at = await venue({ orders: 12 })
    const device = await openedDevice()
    const key = (text: string) => ({ kind: 'api-key', key: text }) as const
    expect(await device.act('setKey', { credential: key('x') })).toMatchObject({
      error: { message: expect.stringContaining('environment first') },
    })
    await device.done('applyProfile', {
      profile: profileAt(at, { environment: { kind: 'production', baseUrl: at.baseUrl } }),
      basedOn: 0,
      permit: await device.permit('change-profile'),
    })
    const login = { kind: 'session', email: 'a@example.com', password: 's3cret-word' } as const
    for (const [credential, why] of [
      [key('two words'), /^The key does not fit: it must be one line .* without blanks/],
      [key('  '), /^The key does not fit: it is empty/],
      [key('k'.repeat(600)), /^The key does not fit: it is longer than 512/],
      [{ ...login, email: 'nobody' }, /^This is no login/],
      [login, /sandboxes alone/],
    ] as const) {
      const answer = await device.act('setKey', { credential, permit: await device.permit('change-key') })
      expect(answer).toMatchObject({
        ok: false,
        error: { code: 'bad-request', message: expect.stringMatching(why) },
      })
      expect(JSON.stringify(answer)).not.toContain('s3cret')
    }
    expect(existsSync(join(device.home, 'live'))).toBe(false)
  })

  it('changes its profile on an admin’s word alone, with who, why and what in the log', async () => {
    const at = await venue({ orders: 12 })
    const device = await openedDevice()
    await goLive(device, at)
    await device.ask('changeStaff', { act: 'add', name: 'Anna', role: 'admin', pin: '4711' })
    const profile = profileAt(at, { entrance: 'South', budgetMs: 700 })
    expect(await device.done('previewProfile', { profile })).toEqual({
      problems: [],
      changes: [
        { path: 'entrance', from: '"North"', to: '"South"' },
        { path: 'budgetMs', from: '1000', to: '700' },
      ],
      revision: 1,
      book: 'sandbox-7',
      hasKey: true,
    })
    expect((await device.ask('permit', { act: 'change-profile' })).error).toMatchObject({ code: 'locked' })
    for (const permit of [null, crypto.randomUUID()]) {
      const refused = await device.act('applyProfile', { profile, basedOn: 1, permit })
      expect(refused).toMatchObject({ ok: false, error: { code: 'locked' } })
    }
    await device.ask('unlock', { pin: '4711' })
    const permit = await device.permit('change-profile', 'we moved')
    expect(await device.done('applyProfile', { profile, basedOn: 1, permit })).toMatchObject({
      live: { revision: 2 },
    })
    expect((await device.ask('status', {})).value).toMatchObject({ entrance: 'South' })
    // A permit of the service before is worth nothing any more.
    expect(await device.act('applyProfile', { profile: profileAt(at), basedOn: 2, permit })).toMatchObject({
      ok: false,
      error: { code: 'locked' },
    })
    await device.ask('unlock', { pin: '4711' })
    expect((await device.audited()).findLast(({ act }) => act === 'profile-changed')).toMatchObject({
      who: 'Anna',
      why: 'we moved',
      what: { fields: 'entrance, budgetMs', revision: 2, book: 'sandbox-7' },
    })
  })

  it('tells the second of two who change the profile at once, and does not do half of it', async () => {
    const at = await venue({ orders: 12 })
    const device = await openedDevice()
    const permits = await Promise.all([device.permit('change-profile'), device.permit('change-profile')])
    const [one, other] = await Promise.all(
      permits.map((permit, index) =>
        device.act('applyProfile', {
          profile: profileAt(at, { entrance: `Entrance ${index}` }),
          basedOn: 0,
          permit,
        }),
      ),
    )
    expect(one).toMatchObject({ ok: true, value: { live: { revision: 1 } } })
    expect(other).toMatchObject({
      ok: false,
      error: {
        code: 'refused',
        message: expect.stringMatching(/^Somebody else changed the profile meanwhile/),
      },
    })
    expect((await device.done('device', {})).live?.profile).toMatchObject({ entrance: 'Entrance 0' })
  })

  it('is as before where the gate does not start with a profile, and says why', async () => {
    const at = await venue({ orders: 12 })
    const device = await openedDevice()
    await goLive(device, at)
    const pem = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'
    const refused = await device.act('applyProfile', {
      profile: profileAt(at, { network: { extraCa: pem } }),
      basedOn: 1,
      permit: await device.permit('change-profile'),
    })
    expect(refused).toMatchObject({
      ok: false,
      error: {
        message: expect.stringMatching(/^Nothing was changed: the gate does not start with this\. .+/),
      },
    })
    expect(device.state().state).toBe('up')
    expect(await device.done('device', {})).toMatchObject({ book: 'sandbox-7', live: { revision: 1 } })
    expect((await device.ask('status', {})).value).toMatchObject({ entrance: 'North' })
  })

  it.each([
    ['a value out of bounds', { budgetMs: 1 }, /^Some settings do not fit: “budgetMs”: must be 50 or more\./],
    ['a setting that is not there', { entrence: 'x' }, /“entrence”: there is no such setting/],
    ['practice', { environment: { kind: 'practice' } }, /“environment”: names the practice venue/],
  ])('applies no profile with %s', async (_name, more, why) => {
    const at = await venue({ orders: 12 })
    const device = await openedDevice()
    const permit = await device.permit('change-profile')
    expect(
      await device.act('applyProfile', { profile: profileAt(at, more), basedOn: 0, permit }),
    ).toMatchObject({
      ok: false,
      error: { code: 'bad-request', message: expect.stringMatching(why) },
    })
    expect((await device.done('device', {})).live).toBeNull()
  })

  it('sends a key to no other address than it was set for', async () => {
    const [at, elsewhere] = [await venue({ orders: 12 }), await venue({ orders: 12 })]
    const device = await openedDevice()
    await goLive(device, at)
    const moved = await device.act('applyProfile', {
      profile: profileAt(elsewhere, {
        environment: { kind: 'sandbox', number: 7, baseUrl: elsewhere.baseUrl },
      }),
      basedOn: 1,
      permit: await device.permit('change-profile'),
    })
    expect(moved).toMatchObject({ ok: false, error: { message: expect.stringContaining('no key for that') } })
    expect(elsewhere.calls()).toEqual([])
  })

  it('goes to another environment with the key for that, both or neither', async () => {
    const [at, next] = [await venue({ orders: 12 }), await venue({ orders: 12 })]
    const device = await openedDevice()
    await goLive(device, at)
    await device.ask('changeStaff', { act: 'add', name: 'Anna', role: 'admin', pin: '4711' })
    const move = async (environment: object, key: string) => {
      await device.ask('unlock', { pin: '4711' })
      return device.act('applyProfile', {
        profile: profileAt(next, { environment }),
        basedOn: 1,
        permit: await device.permit('change-profile'),
        credential: { kind: 'api-key', key },
      })
    }
    const there = { kind: 'custom', baseUrl: next.baseUrl }
    expect(await move(there, 'two words')).toMatchObject({ error: { code: 'bad-request' } })
    expect(await move({ ...there, number: 3 }, next.apiKey)).toMatchObject({ error: { code: 'bad-request' } })
    expect(await device.done('device', {})).toMatchObject({ book: 'sandbox-7', live: { revision: 1 } })
    expect(next.calls()).toEqual([])

    const moved = await move(there, ` ${next.apiKey}\n`)
    expect(moved).toMatchObject({
      ok: true,
      value: { book: expect.stringMatching(/^custom-/), live: { key: { last4: next.apiKey.slice(-4) } } },
    })
    expect(JSON.stringify(moved)).not.toContain(next.apiKey)
    await vi.waitFor(async () =>
      expect((await device.ask('status', {})).value).toMatchObject({ link: { state: REACHED } }),
    )
    const login = { kind: 'session', email: 'a@example.com', password: 's3cret-word' } as const
    const permit = await device.permit('change-profile')
    const environment = { kind: 'production', baseUrl: at.baseUrl }
    expect(
      await device.act('applyProfile', {
        profile: profileAt(at, { environment }),
        basedOn: 2,
        permit,
        credential: login,
      }),
    ).toMatchObject({ error: { message: expect.stringContaining('sandboxes alone') } })
  })

  it('lets nothing of a gate with PINs be changed from practice, which has none', async () => {
    const at = await venue({ orders: 12 })
    const device = await openedDevice()
    await goLive(device, at)
    await device.ask('changeStaff', { act: 'add', name: 'Anna', role: 'admin', pin: '4711' })
    await device.ask('unlock', { pin: '4711' })
    await device.done('openBook', { book: 'practice', permit: await device.permit('open-book') })
    const change = await device.act('applyProfile', {
      profile: profileAt(at, { entrance: 'South' }),
      basedOn: 1,
      permit: await device.permit('change-profile'),
    })
    const key = await device.act('exportProfile', {
      passphrase: PASSPHRASE,
      permit: await device.permit('export-key'),
    })
    for (const refused of [change, key])
      expect(refused).toMatchObject({
        ok: false,
        error: { message: expect.stringContaining('open the live gate first') },
      })
    expect(
      await device.done('openBook', { book: 'live', permit: await device.permit('open-book') }),
    ).toMatchObject({ book: 'sandbox-7' })
  })

  it('forgets its key and goes on by its list, over a restart too; the next key takes up the queue', async () => {
    const at = await venue({ orders: 12 })
    const device = await openedDevice()
    await goLive(device, at)
    await device.ask('sync', {})
    const starts = device.starts()
    const view = await device.done('forgetKey', { permit: await device.permit('change-key') })
    expect(view.live?.key).toBeNull()
    expect(view.problems).toMatchObject([{ kind: 'key' }])
    expect(existsSync(join(device.home, 'live', 'sandbox-7', 'credential.json'))).toBe(false)
    expect(device.starts(), 'nothing is restarted for it').toBe(starts)

    const state = async (gate: OpenedDevice) => {
      const { link, outbox } = statusSchema.parse((await gate.ask('status', {})).value)
      return { state: link.state, why: link.why, pending: outbox.pending }
    }
    const scan = async (gate: OpenedDevice, nth: number) => {
      const request = { scanId: uuidv7(), barcode: sample(at, 'good', nth), via: 'wedge', at: Date.now() }
      return (await gate.ask('scan', request)).value
    }
    const keyless = { state: 'refused', why: expect.stringContaining('no key') }
    expect(await state(device)).toMatchObject(keyless)
    expect(await scan(device, 0)).toMatchObject({ class: 'admit', source: 'cache' })
    await device.close()

    const again = await openedDevice({ home: device.home })
    expect(again.state().state).toBe('up')
    expect(await state(again)).toMatchObject(keyless)
    expect(await scan(again, 1)).toMatchObject({ class: 'admit', source: 'cache' })
    expect(await state(again)).toMatchObject({ pending: 2 })
    expect(checkIns(at, sample(at, 'good', 0))).toBe(0)

    const set = async (key: string) =>
      again.act('setKey', { credential: { kind: 'api-key', key }, permit: await again.permit('change-key') })
    expect(await set('not-the-key-of-the-venue')).toMatchObject({ ok: false, error: { code: 'refused' } })
    expect(await state(again)).toMatchObject(keyless)
    expect(await set(at.apiKey)).toMatchObject({ ok: true, value: { live: { key: { kind: 'api-key' } } } })
    await vi.waitFor(async () => expect(await state(again)).toMatchObject({ pending: 0 }), 30_000)
    for (const nth of [0, 1]) expect(checkIns(at, sample(at, 'good', nth))).toBe(1)
    const about = (await again.audited()).filter(({ act }) => act === 'key-replaced')
    expect(about.map(({ what }) => what)).toEqual([
      { book: 'sandbox-7', forgotten: true },
      { book: 'sandbox-7', kind: 'api-key' },
    ])
  })

  it('notes no key as replaced that ACME refused', async () => {
    const at = await venue({ orders: 12 })
    const device = await openedDevice()
    await goLive(device, at)
    const refused = await device.act('setKey', {
      credential: { kind: 'api-key', key: 'not-the-key-of-the-venue' },
      permit: await device.permit('change-key'),
    })
    expect(refused).toMatchObject({ ok: false, error: { code: 'refused' } })
    expect((await device.audited()).map(({ act }) => act)).not.toContain('key-replaced')
  })
})

describe('the secrets of a device without a keychain', () => {
  it('wait for somebody to say how they are protected; then for the passphrase at each start', async () => {
    const at = await venue({ orders: 12 })
    const device = await openedDevice({ keychain: null })
    await device.done('applyProfile', {
      profile: profileAt(at),
      basedOn: 0,
      permit: await device.permit('change-profile'),
    })
    const setKey = async () =>
      device.act('setKey', {
        credential: { kind: 'api-key', key: at.apiKey },
        permit: await device.permit('change-key'),
      })
    expect(await setKey()).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('no keychain') },
    })
    const protect = async (passphrase: string) =>
      device.act('protect', {
        how: { by: 'passphrase', passphrase },
        permit: await device.permit('protect-secrets'),
      })
    expect(await protect('short')).toMatchObject({ ok: false, error: { code: 'bad-request' } })
    expect(await protect(PASSPHRASE)).toMatchObject({
      ok: true,
      value: { secrets: { protection: 'passphrase' } },
    })
    expect((await setKey()).ok).toBe(true)
    await device.done('openBook', { book: 'live', permit: await device.permit('open-book') })
    await device.close()

    const again = await openedDevice({ home: device.home, keychain: null })
    expect(again.state()).toMatchObject({ state: 'failed', message: expect.stringContaining('passphrase') })
    expect((await again.done('device', {})).secrets).toMatchObject({ locked: true, protection: 'passphrase' })
    expect(await again.act('unlockSecrets', { passphrase: 'wrong one' })).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('not the passphrase') },
    })
    expect(await again.act('setKey', { credential: { kind: 'api-key', key: 'mine' } })).toMatchObject({
      ok: false,
    })
    expect((await again.done('unlockSecrets', { passphrase: PASSPHRASE })).secrets.locked).toBe(false)
    expect(again.state().state).toBe('up')
    expect((await again.ask('status', {})).value).toMatchObject({ environment: 'sandbox' })
    const { log, disk } = again.traces()
    for (const secret of [at.apiKey, PASSPHRASE]) {
      expect(log).not.toContain(secret)
      expect(disk).not.toContain(secret)
    }
  })

  it('are kept in the clear on an admin’s word, which is said from then on', async () => {
    const at = await venue({ orders: 12 })
    const device = await openedDevice({ keychain: null })
    await device.done('protect', {
      how: { by: 'plain', consent: true },
      permit: await device.permit('protect-secrets'),
    })
    expect(await goLive(device, at)).toMatchObject({
      secrets: { protection: 'plain' },
      problems: [{ kind: 'plain-secrets' }],
    })
    const sealed = await device.done('protect', {
      how: { by: 'passphrase', passphrase: PASSPHRASE },
      permit: await device.permit('protect-secrets'),
    })
    expect(sealed).toMatchObject({ secrets: { protection: 'passphrase' }, problems: [] })
    expect((await device.audited()).findLast(({ act }) => act === 'secrets-protected')).toMatchObject({
      what: { by: 'passphrase' },
    })
  })
})

describe('a profile that goes from one device to another', () => {
  it('takes the key along, sealed, and leaves each device its terminal', async () => {
    const at = await venue({ orders: 12 })
    const one = await openedDevice()
    await goLive(one, at, { budgetMs: 700 })
    const { text, fileName } = await one.done('exportProfile', {
      passphrase: PASSPHRASE,
      permit: await one.permit('export-key'),
    })
    expect(fileName).toBe('portcullis-NORTH-1.sealed.json')
    expect(text).not.toContain(at.apiKey)
    const other = await openedDevice()
    await other.done('applyProfile', {
      profile: profileAt(at, { terminalId: 'SOUTH-1', entrance: 'South' }),
      basedOn: 0,
      permit: await other.permit('change-profile'),
    })
    const seen = await other.done('importProfile', { text, passphrase: PASSPHRASE })
    expect(seen).toMatchObject({
      applied: false,
      preview: {
        bringsKey: true,
        otherVenue: null,
        changes: [{ path: 'budgetMs', from: '1000', to: '700' }],
      },
      device: { live: { revision: 1, key: null } },
    })
    const permit = await other.permit('change-profile')
    const done = await other.done('importProfile', {
      text,
      passphrase: PASSPHRASE,
      apply: { basedOn: 1, permit },
    })
    expect(done).toMatchObject({
      applied: true,
      device: { live: { revision: 2, key: { last4: at.apiKey.slice(-4) } } },
    })
    expect(done.device.live?.profile).toMatchObject({
      terminalId: 'SOUTH-1',
      entrance: 'South',
      budgetMs: 700,
    })
    await other.done('openBook', { book: 'live', permit: await other.permit('open-book') })
    expect((await other.ask('status', {})).value).toMatchObject({
      link: { state: REACHED },
      terminalId: 'SOUTH-1',
    })
  })

  it('takes no secret along where it is not sealed', async () => {
    const at = await venue({ orders: 12 })
    const device = await openedDevice()
    await goLive(device, at)
    const { text } = await device.done('exportProfile', {})
    expect(text).not.toContain(at.apiKey)
    expect(JSON.parse(text)).toMatchObject({
      portcullis: 'profile',
      version: 1,
      profile: { terminalId: 'NORTH-1' },
    })
    expect(await device.act('exportProfile', { passphrase: PASSPHRASE })).toMatchObject({
      ok: false,
      error: { code: 'locked' },
    })
  })

  it('is looked at closely, and what is the matter has words of its own', async () => {
    const at = await venue({ orders: 12 })
    const device = await openedDevice()
    await goLive(device, at)
    const whole = JSON.stringify({ portcullis: 'profile', version: 1, profile: profileAt(at) })
    const sealed = (
      await device.done('exportProfile', {
        passphrase: PASSPHRASE,
        permit: await device.permit('export-key'),
      })
    ).text
    const before = JSON.stringify(await device.done('device', {}))
    const cases: [string, string | null, RegExp][] = [
      ['no json at all', null, /not JSON/],
      [whole.slice(0, -9), null, /cut short/],
      [whole.replace('"version":1', '"version":2'), null, /newer Portcullis/],
      ['[]', null, /not an object of settings/],
      ['{"portcullis":"provisioning","version":1}', null, /provisioning file/],
      [sealed, null, /is sealed\. Enter the passphrase/],
      [sealed, 'another passphrase', /not the passphrase/],
      [sealed.slice(0, -9), PASSPHRASE, /cut short/],
      [sealed.replace(/"box":"./, '"box":"?'), PASSPHRASE, /altered/],
      [sealed.replace('"version":1', '"version":9'), PASSPHRASE, /newer Portcullis/],
    ]
    for (const [text, passphrase, why] of cases) {
      const answer = await device.act('importProfile', { text, passphrase })
      expect(answer, text.slice(0, 40)).toMatchObject({
        ok: false,
        error: { message: expect.stringMatching(why) },
      })
    }
    const unknown = JSON.stringify({ ...profileAt(at), holograms: true })
    expect(await device.done('importProfile', { text: unknown })).toMatchObject({
      preview: { problems: [{ path: 'holograms', message: expect.stringContaining('newer Portcullis') }] },
    })
    const elsewhere = JSON.stringify({ ...profileAt(at), tenantId: '999', terminalId: 'MUSEUM-4' })
    const apply = async (acceptOtherVenue: boolean) => ({
      basedOn: 1,
      permit: await device.permit('change-profile'),
      acceptOtherVenue,
    })
    expect(await device.done('importProfile', { text: elsewhere, keepPost: false })).toMatchObject({
      preview: { otherVenue: expect.stringMatching(/tenant 999 .*MUSEUM-4/) },
    })
    expect(await device.act('importProfile', { text: elsewhere, apply: await apply(false) })).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('another venue') },
    })
    expect(JSON.stringify(await device.done('device', {}))).toBe(before)
    expect(await device.act('importProfile', { text: elsewhere, apply: await apply(true) })).toMatchObject({
      ok: true,
    })
  })
})

describe('what a crash leaves', () => {
  it('is a device that opens where it was, also while its settings were written', async () => {
    const at = await venue({ orders: 12 })
    const device = await openedDevice()
    await goLive(device, at)
    await device.close()
    writeFileSync(
      join(device.home, 'device.json'),
      readFileSync(join(device.home, 'device.json'), 'utf8').slice(0, 99),
    )
    const again = await openedDevice({ home: device.home })
    expect(await again.done('device', {})).toMatchObject({
      live: { revision: 1 },
      problems: [{ kind: 'device-file', message: expect.stringContaining('before the last change') }],
    })
  })
})
