import { apiKeySchema, type Credential, credentialSchema } from '../../contract/credential.ts'
import type { DeviceRequest, DeviceView, KeyNote, Protection } from '../../contract/device.ts'
import type { Environment } from '../../contract/profile.ts'
import { say } from '../../contract/sayings/say.ts'
import type { Result } from '../../contract/wire.ts'
import { failed } from './answers.ts'
import { addressOf } from './books.ts'
import { type Ground, type Live, liveOf, noteDone, noteLater, whyNot } from './ground.ts'
import { type CarriedKey, readProfileText } from './profile-text.ts'
import { PASSPHRASE_WANTED } from './sealed-file.ts'
import { viewOf } from './view.ts'

/**
 * Keeps another key and has the running gate use it, without a restart. One that cannot be used or that ACME refuses is
 * not kept: the one before goes on.
 *
 * A gate with PINs that has no key does not start, so that nobody can be asked for a PIN: it takes a key from whoever is
 * there, and hears of it afterwards. Where it does not start for anything else, a full disk say, its key is good and stays.
 */
export async function setKey(
  ground: Ground,
  { credential: given, permit }: DeviceRequest<'setKey'>,
): Promise<Result<DeviceView>> {
  const { file, service, vault, now, report } = ground
  const live = liveOf(file.current())
  if (live === null) return failed('refused', say('device.environment-first'))
  const read =
    given.kind === 'provisioned' ? await provisionedKey(ground, live, given.passphrase) : credentialOf(given)
  if (!read.ok) return read
  const credential = read.value
  if (!isAllowed(credential, live.profile.environment)) return failed('bad-request', NO_LOGIN)
  const protection = await protectionFor(ground)
  if (!protection.ok) return protection
  const what = { book: live.book, kind: credential.kind }
  const isOpen = file.current().open === live.book
  const lacksKey = await vault.lacksCredential(live.book, live.address)
  const standsStill = lacksKey && isOpen && service.current().state === 'failed'
  const refusal = standsStill
    ? null
    : await whyNot(ground, 'change-key', permit, what, lacksKey ? [] : [live.book], 'begin')
  if (refusal !== null) return { ok: false, error: refusal }

  if (isOpen && service.current().state === 'up') {
    const problem = await service.giveCredential(credential)
    if (problem !== null) return { ok: false, error: await goBack(ground, live, problem) }
  }
  file.change({ protection: protection.value })
  try {
    await vault.keepCredential(live.book, live.address, credential)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { ok: false, error: await goBack(ground, live, say('device.key-unkept-why', { why })) }
  }
  file.change({
    keys: { ...file.current().keys, [live.book]: { ...noteOf(credential, now()), address: live.address } },
  })
  report(`a new key for ${live.book} is kept, protected by: ${protection.value}`)
  // Not before: a key that ACME refused has replaced none.
  if (!standsStill) await noteDone(ground, 'change-key', permit, what)
  if (standsStill || (lacksKey && !isOpen && file.current().guarded.includes(live.book)))
    noteLater(ground, { book: live.book, act: 'change-key', what, why: say('act.stood-still') })
  if (isOpen && service.current().state !== 'up') await service.renew()
  return { ok: true, value: await viewOf(ground) }
}

/** Deletes the key. A live gate that is open goes on by its list: ACME is neither asked nor told until there is another. */
export async function forgetKey(
  ground: Ground,
  { permit }: DeviceRequest<'forgetKey'>,
): Promise<Result<DeviceView>> {
  const { file, service, vault } = ground
  const live = liveOf(file.current())
  if (live === null) return failed('not-found', say('device.no-key'))
  const refusal = await whyNot(ground, 'change-key', permit, { book: live.book, forgotten: true }, [
    live.book,
  ])
  if (refusal !== null) return { ok: false, error: refusal }
  vault.dropCredential(live.book)
  const { [live.book]: _gone, ...keys } = file.current().keys
  file.change({ keys })
  // What comes of it is known: without a key ACME lets nobody in.
  if (file.current().open === live.book) await service.giveCredential(null)
  return { ok: true, value: await viewOf(ground) }
}

/** What may be shown of a key: its end, where that is little of it. */
export function noteOf(credential: Credential, setAt: number): KeyNote {
  const { kind } = credential
  const last4 = kind === 'api-key' && credential.key.length >= 16 ? credential.key.slice(-4) : null
  return { kind, last4, setAt }
}

/** How a new secret is sealed: as decided, else by the keychain where there is one; the rest is a person's choice. */
export async function protectionFor({ file, keychain, passphrase }: Ground): Promise<Result<Protection>> {
  const decided = file.current().protection
  const hasKeychain = (await keychain()) !== null
  if (decided === null) return hasKeychain ? { ok: true, value: 'keychain' } : failed('refused', UNDECIDED)
  if (decided === 'passphrase' && passphrase.sealer() === null) return failed('refused', PASSPHRASE_WANTED)
  if (decided === 'keychain' && !hasKeychain) return failed('refused', KEYCHAIN_GONE)
  return { ok: true, value: decided }
}

async function goBack({ vault, service }: Ground, { book, address }: Live, problem: string) {
  const before = await vault.credential(book, address).catch(() => null)
  await service.giveCredential(before)
  if (before === null) return failed('refused', say('device.key-unkept', { why: problem })).error
  return failed('refused', say('device.key-before-stays', { why: problem })).error
}

/** The key of the provisioning file, where it is for the address that this device is set up for. */
async function provisionedKey(
  { provisioning }: Ground,
  live: Live,
  passphrase: string,
): Promise<Result<Credential>> {
  if (provisioning.sealed === null) return failed('not-found', say('device.no-key-came'))
  const read = await readProfileText(provisioning.sealed, passphrase)
  if (!read.ok) return read
  const { key } = read.value
  return key === null || key.address !== live.address
    ? failed('refused', say('device.key-elsewhere'))
    : { ok: true, value: key.credential }
}

/** A typed key with the one address that it goes to. */
export function keyForProfile(given: TypedCredential, environment: Environment): Result<CarriedKey> {
  const read = credentialOf(given)
  if (!read.ok) return read
  if (!isAllowed(read.value, environment)) return failed('bad-request', NO_LOGIN)
  return { ok: true, value: { address: addressOf(environment), credential: read.value } }
}

const isAllowed = (credential: Credential, { kind }: Environment): boolean =>
  credential.kind === 'api-key' || kind !== 'production'

type TypedCredential = NonNullable<DeviceRequest<'applyProfile'>['credential']>

function credentialOf(given: TypedCredential): Result<Credential> {
  if (given.kind === 'api-key') {
    const key = apiKeySchema.safeParse(given.key)
    return key.success
      ? { ok: true, value: { kind: 'api-key', key: key.data } }
      : failed('bad-request', say('key.misfit', { what: key.error.issues[0]?.message ?? say('key.signs') }))
  }
  const login = credentialSchema.safeParse(given)
  return login.success ? { ok: true, value: login.data } : failed('bad-request', LOGIN)
}

const NO_LOGIN = say('device.login-production')
const LOGIN = say('device.no-login')
const UNDECIDED = say('device.no-keychain')
const KEYCHAIN_GONE = say('device.keychain-gone')
