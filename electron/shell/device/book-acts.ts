import { type DeviceRequest, type DeviceView, newPassphraseSchema } from '../../contract/device.ts'
import { say } from '../../contract/sayings/say.ts'
import type { Result } from '../../contract/wire.ts'
import { failed } from './answers.ts'
import { type Ground, liveOf, restartWith, whyNot } from './ground.ts'
import { viewOf } from './view.ts'

/** Opens practice or the live gate. Their data never meet. */
export async function openBook(
  ground: Ground,
  { book, permit }: DeviceRequest<'openBook'>,
): Promise<Result<DeviceView>> {
  const { file, vault } = ground
  const device = file.current()
  const live = liveOf(device)
  const wanted = book === 'practice' ? 'practice' : live?.book
  if (wanted === undefined || (book === 'live' && live === null))
    return failed('refused', say('device.nothing-live'))
  if (wanted === device.open) return { ok: true, value: await viewOf(ground) }
  if (book === 'live' && live !== null) {
    // Looked at before anybody is asked and anything is stopped.
    if (await vault.lacksCredential(live.book, live.address))
      return failed('refused', say('device.no-readable-key'))
    // Where it is locked, this says what opens it.
    await vault.credential(live.book, live.address)
  }
  const refusal = await whyNot(ground, 'open-book', permit, { book: wanted, from: device.open }, [])
  if (refusal !== null) return { ok: false, error: refusal }
  const notOpened = await restartWith(ground, 'open-book', { open: wanted })
  return notOpened === null ? { ok: true, value: await viewOf(ground) } : { ok: false, error: notOpened }
}

/** Seals every secret of the live books in another way. */
export async function protect(
  ground: Ground,
  { how, permit }: DeviceRequest<'protect'>,
): Promise<Result<DeviceView>> {
  const { file, vault, passphrase, keychain, report } = ground
  if (how.by === 'passphrase') {
    const fits = newPassphraseSchema.safeParse(how.passphrase)
    if (!fits.success) return failed('bad-request', fits.error.issues[0]?.message ?? say('device.misfit'))
    if (passphrase.isSet() && passphrase.sealer() === null)
      return failed('refused', say('device.passphrase-first'))
  }
  if (how.by === 'keychain' && (await keychain()) === null)
    return failed('refused', say('device.keychain-shut'))
  // The secrets of all books are sealed anew.
  const refusal = await whyNot(ground, 'protect-secrets', permit, { by: how.by }, file.current().guarded)
  if (refusal !== null) return { ok: false, error: refusal }
  if (how.by === 'passphrase') await passphrase.set(how.passphrase)
  await vault.sealAll(how.by)
  file.change({ protection: how.by })
  // Not before nothing needs it any more.
  if (how.by !== 'passphrase' && passphrase.isSet() && !vault.found().has('passphrase')) passphrase.remove()
  report(`secrets are protected by: ${how.by}`)
  return { ok: true, value: await viewOf(ground) }
}

/** Takes the device's passphrase; a live gate that waited for it starts. */
export async function unlockSecrets(
  ground: Ground,
  { passphrase: typed }: DeviceRequest<'unlockSecrets'>,
): Promise<Result<DeviceView>> {
  const { passphrase, service, file, report } = ground
  const problem = await passphrase.open(typed)
  if (problem !== null) return failed(passphrase.waitMs() > 0 ? 'busy' : 'refused', problem)
  report('the passphrase was entered')
  if (file.current().open !== 'practice' && service.current().state !== 'up') await service.renew()
  return { ok: true, value: await viewOf(ground) }
}

/** Remembers how far somebody came with setting up this device. */
export async function keepSetUp(
  ground: Ground,
  { step }: DeviceRequest<'keepSetUp'>,
): Promise<Result<DeviceView>> {
  ground.file.change({ setUp: { step, at: ground.now() } })
  return { ok: true, value: await viewOf(ground) }
}
