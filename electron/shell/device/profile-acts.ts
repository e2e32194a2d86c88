import {
  type DeviceOutput,
  type DeviceRequest,
  type DeviceView,
  type ImportPreview,
  newPassphraseSchema,
  type ProfileDraft,
  type ProfilePreview,
} from '../../contract/device.ts'
import { listFaults } from '../../contract/field-faults.ts'
import { type Profile, profileSchema } from '../../contract/profile.ts'
import { say } from '../../contract/sayings/say.ts'
import type { GateError, Result } from '../../contract/wire.ts'
import { failed } from './answers.ts'
import { addressOf, bookOf } from './books.ts'
import { type Ground, liveOf, restartWith, whyNot } from './ground.ts'
import { keyForProfile, noteOf, protectionFor } from './key-acts.ts'
import { changesBetween, liveProfileIssues } from './live-profile.ts'
import { type CarriedKey, readProfileText, writeProfileText } from './profile-text.ts'
import { sealText } from './sealed-text.ts'
import { viewOf } from './view.ts'

/** What would come of a profile; changes nothing. */
export async function previewProfile(ground: Ground, draft: ProfileDraft): Promise<ProfilePreview> {
  const live = liveOf(ground.file.current())
  const problems = liveProfileIssues(draft)
    .slice(0, 100)
    .map(({ path, message }) => ({ path: path.slice(0, 300), message: message.slice(0, 500) }))
  const revision = live?.revision ?? 0
  if (problems.length > 0) return { problems, changes: [], revision, book: null, hasKey: false }
  const profile = profileSchema.parse(draft)
  const before = live?.profile ?? profileSchema.parse({})
  const book = bookOf(profile.environment)
  const key = await ground.vault.credential(book, addressOf(profile.environment)).catch(() => null)
  return {
    problems,
    changes: changesBetween(before, profile).slice(0, 1_000),
    revision,
    book,
    hasKey: key !== null,
  }
}

/** Applies a profile, all of it or nothing; where a key comes with it, that as well. */
export async function applyProfile(
  ground: Ground,
  { profile, basedOn, permit, credential }: DeviceRequest<'applyProfile'>,
): Promise<Result<DeviceView>> {
  const read = credential === null ? null : profileSchema.safeParse(profile)
  const key = credential === null || !read?.success ? null : keyForProfile(credential, read.data.environment)
  if (key?.ok === false) return key
  const refusal = await apply(ground, { draft: profile, basedOn, permit, key: key?.value ?? null })
  return refusal === null ? { ok: true, value: await viewOf(ground) } : { ok: false, error: refusal }
}

/** The profile for another device: plain, or sealed with the key in it. */
export async function exportProfile(
  ground: Ground,
  { passphrase, permit }: DeviceRequest<'exportProfile'>,
): Promise<Result<DeviceOutput<'exportProfile'>>> {
  const device = ground.file.current()
  const live = liveOf(device)
  if (device.live === null || live === null) return failed('not-found', say('profile.nothing'))
  const { profile } = device.live
  const name = live.profile.terminalId.replace(/[^A-Za-z0-9._-]+/g, '-').slice(0, 60)
  if (passphrase === null) {
    const text = writeProfileText({ profile, key: null })
    return { ok: true, value: { text, fileName: `portcullis-${name}.json` } }
  }
  const fits = newPassphraseSchema.safeParse(passphrase)
  if (!fits.success) return failed('bad-request', fits.error.issues[0]?.message ?? say('device.misfit'))
  const refusal = await whyNot(ground, 'export-key', permit, { book: live.book }, [live.book])
  if (refusal !== null) return { ok: false, error: refusal }
  const credential = await ground.vault.credential(live.book, live.address)
  const key = credential === null ? null : { address: live.address, credential }
  const text = await sealText(writeProfileText({ profile, key }), passphrase)
  return { ok: true, value: { text, fileName: `portcullis-${name}.sealed.json` } }
}

/** Shows what a profile from elsewhere would change here, and with `apply` takes it over. */
export async function importProfile(
  ground: Ground,
  { text, passphrase, keepPost, apply: wanted }: DeviceRequest<'importProfile'>,
): Promise<Result<DeviceOutput<'importProfile'>>> {
  const read = await readProfileText(text, passphrase)
  if (!read.ok) return read
  const { key } = read.value
  const own = ground.file.current().live?.profile
  const draft = keepPost && own !== undefined ? withPostOf(own, read.value.profile) : read.value.profile
  const preview = await importPreview(ground, draft, key)
  const answer = async (applied: boolean): Promise<Result<DeviceOutput<'importProfile'>>> => ({
    ok: true,
    value: { applied, preview, device: await viewOf(ground) },
  })
  if (wanted === null) return answer(false)
  if (preview.otherVenue !== null && !wanted.acceptOtherVenue) return failed('refused', preview.otherVenue)
  const { basedOn, permit } = wanted
  const refusal = await apply(ground, { draft, basedOn, permit, key: preview.bringsKey ? key : null })
  return refusal === null ? answer(true) : { ok: false, error: refusal }
}

async function importPreview(
  ground: Ground,
  draft: ProfileDraft,
  key: CarriedKey | null,
): Promise<ImportPreview> {
  const preview = await previewProfile(ground, draft)
  const problems = preview.problems.map(({ path, message }) =>
    message === say('field.unknown') ? { path, message: say('field.unknown-newer') } : { path, message },
  )
  if (preview.book === null) return { ...preview, problems, bringsKey: false, otherVenue: null }
  const { environment, ...profile } = profileSchema.parse(draft)
  // A key travels with the address it is for, and is good for no other.
  const bringsKey = key !== null && key.address === addressOf(environment)
  const own = liveOf(ground.file.current())?.profile
  return {
    ...preview,
    problems,
    bringsKey,
    hasKey: preview.hasKey || bringsKey,
    otherVenue: own === undefined ? null : otherVenue(own, { environment, ...profile }),
  }
}

function otherVenue(own: Profile, other: Profile): string | null {
  const tenantOf = ({ tenantId }: Profile): string => tenantId ?? say('venue.unnamed')
  const differs = [
    ...(own.tenantId === other.tenantId
      ? []
      : [say('venue.other-tenant', { tenant: tenantOf(other), own: tenantOf(own) })]),
    ...(own.timeZone === other.timeZone
      ? []
      : [say('venue.other-zone', { zone: other.timeZone, own: own.timeZone })]),
  ]
  if (differs.length === 0) return null
  return say('venue.other', { what: differs.join(', '), terminal: other.terminalId.slice(0, 120) })
}

/** What makes a device this one and no other: two of one name would be one lane at ACME. */
const POST = ['terminalId', 'entrance', 'direction', 'scanner'] as const

function withPostOf(own: ProfileDraft, draft: ProfileDraft): ProfileDraft {
  if (!isObject(own) || !isObject(draft)) return draft
  const kept = POST.flatMap((name) => (own[name] === undefined ? [] : [[name, own[name]] as const]))
  return { ...draft, ...Object.fromEntries(kept) }
}

const isObject = (draft: ProfileDraft): draft is { [name: string]: ProfileDraft } =>
  typeof draft === 'object' && draft !== null && !Array.isArray(draft)

async function apply(
  ground: Ground,
  wanted: {
    readonly draft: ProfileDraft
    readonly basedOn: number
    readonly permit: string | null
    readonly key: CarriedKey | null
  },
): Promise<GateError | null> {
  const { file, vault, provisioning, now } = ground
  const { draft, key } = wanted
  if (provisioning.locked) return failed('refused', LOCKED).error
  const { problems, changes, revision, book, hasKey } = await previewProfile(ground, draft)
  if (problems.length > 0 || book === null) {
    return failed('bad-request', say('profile.misfit', { what: listFaults(problems) })).error
  }
  if (wanted.basedOn !== revision) return failed('refused', CHANGED_MEANWHILE).error
  const { open, live, keys, protection } = file.current()
  const own = liveOf(file.current())
  const isOpen = open !== 'practice'
  if (isOpen && !hasKey && key === null) return failed('refused', NO_KEY_THERE).error
  if (live !== null && changes.length === 0 && key === null) return null
  const sealed = key === null ? null : await protectionFor(ground)
  if (sealed !== null && !sealed.ok) return sealed.error
  const fields = changes.map(({ path }) => path).join(', ')
  const what = {
    book,
    revision: revision + 1,
    fields: fields.length <= 300 ? fields : `${fields.slice(0, 299)}…`,
    ...(key === null ? {} : { bringsKey: true }),
  }
  const touched = [book, ...(own === null ? [] : [own.book])]
  const refusal = await whyNot(ground, 'change-profile', wanted.permit, what, touched)
  if (refusal !== null) return refusal

  const address = addressOf(profileSchema.parse(draft).environment)
  const before = key === null ? null : await vault.credential(book, address).catch(() => null)
  if (key !== null) {
    file.change({ protection: sealed?.value ?? protection })
    await vault.keepCredential(book, address, key.credential)
  }
  const next = {
    live: { profile: draft, revision: revision + 1, changedAt: now() },
    keys: key === null ? keys : { ...keys, [book]: { ...noteOf(key.credential, now()), address } },
  }
  if (!isOpen) {
    file.change(next)
    return null
  }
  return restartWith(ground, 'change-profile', { ...next, open: book }, async () => {
    if (key === null) return
    if (before === null) vault.dropCredential(book)
    else await vault.keepCredential(book, address, before)
  })
}

const LOCKED = say('profile.locked')
const CHANGED_MEANWHILE = say('profile.changed-meanwhile')
const NO_KEY_THERE = say('profile.no-key-there')
