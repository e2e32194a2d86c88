import { z } from 'zod'
import { type Credential, credentialSchema } from '../../contract/credential.ts'
import { type ProfileDraft, profileDraftSchema, WRONG_PASSPHRASE } from '../../contract/device.ts'
import { say } from '../../contract/sayings/say.ts'
import type { Result } from '../../contract/wire.ts'
import { failed } from './answers.ts'
import { parseJson } from './durable-file.ts'
import { looksSealed, openText, type SealedFault } from './sealed-text.ts'

const VERSION = 1

/** A key, and the one address that it is for. */
export const carriedKeySchema = z.strictObject({ address: z.string().max(400), credential: credentialSchema })
export type CarriedKey = { readonly address: string; readonly credential: Credential }

/** What a file for another device holds. */
export type ProfileText = { readonly profile: ProfileDraft; readonly key: CarriedKey | null }

const wrappedSchema = z.strictObject({
  portcullis: z.literal('profile'),
  version: z.literal(VERSION),
  profile: profileDraftSchema,
  key: carriedKeySchema.optional(),
})
const markedSchema = z.looseObject({ portcullis: z.string(), version: z.number() })

/** A profile as text for another device. With a key in it, it has to be sealed before it goes anywhere. */
export const writeProfileText = ({ profile, key }: ProfileText): string =>
  JSON.stringify(
    { portcullis: 'profile', version: VERSION, profile, ...(key === null ? {} : { key }) },
    null,
    2,
  )

/**
 * Reads what {@link writeProfileText} wrote, sealed or not, or a profile alone as the lane takes it. Whether the profile
 * fits is another question. No answer quotes what was in it.
 */
export async function readProfileText(text: string, passphrase: string | null): Promise<Result<ProfileText>> {
  if (!looksSealed(text)) return plainOf(text)
  if (passphrase === null || passphrase === '') return failed('locked', say('profile.sealed'))
  const opened = await openText(text, passphrase)
  return 'fault' in opened ? failed('refused', FAULTS[opened.fault]) : plainOf(opened.plain)
}

function plainOf(text: string): Result<ProfileText> {
  const json = parseJson(text.trim())
  if (json === undefined) {
    const cut = /^\uFEFF?\s*\{/.test(text) && !/\}\s*$/.test(text)
    return failed('bad-request', cut ? FAULTS['cut-short'] : say('profile.no-json'))
  }
  const wrapped = wrappedSchema.safeParse(json)
  if (wrapped.success)
    return { ok: true, value: { profile: wrapped.data.profile, key: wrapped.data.key ?? null } }
  const marked = markedSchema.safeParse(json)
  if (marked.success) {
    if (marked.data.version > VERSION) return failed('refused', FAULTS.newer)
    const isOther = marked.data.portcullis !== 'profile'
    return failed('bad-request', isOther ? say('profile.provisioning') : say('profile.envelope'))
  }
  const bare = profileDraftSchema.safeParse(json)
  return bare.success && typeof json === 'object' && json !== null && !Array.isArray(json)
    ? { ok: true, value: { profile: bare.data, key: null } }
    : failed('bad-request', say('profile.no-settings'))
}

const FAULTS: Readonly<Record<SealedFault, string>> = {
  'not-sealed': say('profile.not-sealed'),
  newer: say('profile.newer'),
  'cut-short': say('profile.cut-short'),
  altered: say('profile.altered'),
  'wrong-passphrase': WRONG_PASSPHRASE,
}
