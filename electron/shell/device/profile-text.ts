import { z } from 'zod'
import { type Credential, credentialSchema } from '../../contract/credential.ts'
import { type ProfileDraft, profileDraftSchema, WRONG_PASSPHRASE } from '../../contract/device.ts'
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
  if (passphrase === null || passphrase === '')
    return failed('locked', 'This profile is sealed. Enter the passphrase it was sealed with.')
  const opened = await openText(text, passphrase)
  return 'fault' in opened ? failed('refused', FAULTS[opened.fault]) : plainOf(opened.plain)
}

function plainOf(text: string): Result<ProfileText> {
  const json = parseJson(text.trim())
  if (json === undefined) {
    const cut = /^\uFEFF?\s*\{/.test(text) && !/\}\s*$/.test(text)
    return failed('bad-request', cut ? FAULTS['cut-short'] : 'This is not a profile: it is not JSON.')
  }
  const wrapped = wrappedSchema.safeParse(json)
  if (wrapped.success)
    return { ok: true, value: { profile: wrapped.data.profile, key: wrapped.data.key ?? null } }
  const marked = markedSchema.safeParse(json)
  if (marked.success) {
    if (marked.data.version > VERSION) return failed('refused', FAULTS.newer)
    const isOther = marked.data.portcullis !== 'profile'
    return failed(
      'bad-request',
      isOther
        ? 'This file is not a profile. A provisioning file is put where Portcullis finds it at its start (docs/provisioning.md).'
        : 'This profile’s envelope is not as it was written: something was added or taken away.',
    )
  }
  const bare = profileDraftSchema.safeParse(json)
  return bare.success && typeof json === 'object' && json !== null && !Array.isArray(json)
    ? { ok: true, value: { profile: bare.data, key: null } }
    : failed('bad-request', 'This is not a profile: it is JSON, but not an object of settings.')
}

const FAULTS: Readonly<Record<SealedFault, string>> = {
  'not-sealed': 'This is not a sealed profile.',
  newer: 'This profile was written by a newer Portcullis. Update this device first, then import it.',
  'cut-short': 'This file is cut short: its end is missing. Copy it again as a whole.',
  altered: 'This file was altered on its way and is not used. Copy it again, or export it anew.',
  'wrong-passphrase': WRONG_PASSPHRASE,
}
