import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type Problem, type ProfileDraft, profileDraftSchema } from '../../contract/device.ts'
import { fieldFaults, listFaults } from '../../contract/field-faults.ts'
import { profileSchema } from '../../contract/profile.ts'
import { say } from '../../contract/sayings/say.ts'
import { addressOf, bookOf } from './books.ts'
import { type Device, type DeviceFile, type Doing, withDoing } from './device-file.ts'
import { parseJson, readText } from './durable-file.ts'
import { liveProfileIssues } from './live-profile.ts'

const VERSION = 1
/** The largest file that is looked at, in characters. */
const LONGEST = 8 * 1_024 * 1_024

const { terminalId, entrance, direction } = profileSchema.shape

/** One template, and what each device has of its own (docs/provisioning.md). */
const provisioningSchema = z.strictObject({
  portcullis: z.literal('provisioning'),
  version: z.literal(VERSION),
  profile: profileDraftSchema,
  devices: z
    .array(
      z.strictObject({
        host: z.string().min(1).max(255).optional(),
        device: z.uuid().optional(),
        terminalId: terminalId.unwrap().optional(),
        entrance: entrance.unwrap().optional(),
        direction: direction.unwrap().optional(),
      }),
    )
    .max(2_000)
    .default([]),
  lock: z.boolean().default(false),
  /** A profile that was exported with its key, sealed by a passphrase: the key is taken from it when somebody enters that. */
  sealed: z.string().max(LONGEST).optional(),
})
type Provisioning = z.infer<typeof provisioningSchema>

/** What the provisioning file means for this run of the program. */
export type ProvisioningState = {
  /** The profile cannot be changed by hand. */
  readonly locked: boolean
  readonly problems: readonly Problem[]
  /** A sealed profile with a key in it; null where there is none. */
  readonly sealed: string | null
  /** What the device was before this file was taken over just now; null where nothing was. */
  readonly before: Pick<Device, 'live' | 'open' | 'provisioned'> | null
  /** What the log of acts will be told of that. */
  readonly noted: Doing | null
}

/**
 * Takes a provisioning file over, as a whole or not at all. A file that was taken over before changes nothing; one that
 * does not fit leaves the device as it is, and says why.
 * @param given whether somebody named the file: then it has to be there
 */
export function takeProvisioning(parts: {
  readonly path: string
  readonly given: boolean
  readonly file: DeviceFile
  readonly hostName: string
  readonly now: () => number
}): ProvisioningState {
  const { path, file } = parts
  const { provisioned } = file.current()
  const none = { locked: false, problems: [], sealed: null, before: null, noted: null }
  // A lock outlives a file that was spoilt, not one that was taken away.
  const wrong = (why: string): ProvisioningState => ({
    ...none,
    locked: provisioned?.locked ?? false,
    problems: [
      {
        kind: 'provisioning',
        message: say('provision.unused', { file: path, why }).slice(0, 2_000),
      },
    ],
  })
  let text: string | null
  try {
    text = readText(path)
  } catch {
    return wrong(say('provision.unreadable'))
  }
  if (text === null) return parts.given ? wrong(say('provision.missing')) : none
  if (text.length > LONGEST) return wrong(say('provision.too-long'))
  const read = provisioningOf(text)
  if ('why' in read) return wrong(read.why)
  const { lock: locked, sealed = null } = read
  const hash = createHash('sha256').update(text).digest('hex')
  if (provisioned?.hash === hash) return { ...none, locked, sealed }
  const merged = profileFor(read, { ...parts, id: file.current().id })
  if ('why' in merged) return wrong(merged.why)
  const why = whyNotApplied(merged.profile, file.current())
  if (why !== null) return wrong(why)
  const { live, open, toNote } = file.current()
  const change = applied(merged.profile, file.current(), parts.now())
  try {
    file.change({
      ...change?.next,
      ...(change === null ? {} : { toNote: withDoing(toNote, change.noted) }),
      provisioned: { hash, at: parts.now(), locked },
    })
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error))
  }
  return { ...none, locked, sealed, before: { live, open, provisioned }, noted: change?.noted ?? null }
}

function provisioningOf(text: string): Provisioning | { readonly why: string } {
  const json = parseJson(text)
  if (json === undefined) return { why: say('provision.no-json') }
  const read = provisioningSchema.safeParse(json)
  if (read.success) return read.data
  if (z.looseObject({ version: z.number().min(VERSION + 1) }).safeParse(json).success)
    return { why: say('provision.newer') }
  return { why: say('provision.misfit', { what: listFaults(fieldFaults(read.error, json)) }) }
}

/** The template with this device's own part laid over it. A device that is not in the list is left as it is. */
function profileFor(
  { profile, devices }: Provisioning,
  { hostName, id }: { readonly hostName: string; readonly id: string },
): { readonly profile: ProfileDraft } | { readonly why: string } {
  if (typeof profile !== 'object' || profile === null || Array.isArray(profile))
    return { why: say('provision.no-settings') }
  if (devices.length === 0) return { profile }
  const host = hostName.toLowerCase()
  const byId = devices.filter(({ device }) => device === id)
  const mine = byId.length > 0 ? byId : devices.filter((one) => one.host?.toLowerCase() === host)
  const [own] = mine
  const me = { host: hostName, id }
  if (own === undefined) return { why: say('provision.no-part', me) }
  if (mine.length > 1) return { why: say('provision.parts', me) }
  const post = [
    ['terminalId', own.terminalId],
    ['entrance', own.entrance],
    ['direction', own.direction],
  ].flatMap(([name, value]) => (name === undefined || value === undefined ? [] : [[name, value] as const]))
  return { profile: { ...profile, ...Object.fromEntries(post) } }
}

function whyNotApplied(profile: ProfileDraft, { open, keys }: Device): string | null {
  const issues = liveProfileIssues(profile)
  if (issues.length > 0) return say('provision.misfit', { what: listFaults(issues) })
  const { environment } = profileSchema.parse(profile)
  const hasKey = keys[bookOf(environment)]?.address === addressOf(environment)
  return open === 'practice' || hasKey ? null : say('provision.elsewhere')
}

/** Null where the device is set up so already. */
function applied(
  profile: ProfileDraft,
  { open, live }: Device,
  now: number,
): { readonly next: Pick<Device, 'live' | 'open'>; readonly noted: Doing } | null {
  if (live !== null && JSON.stringify(live.profile) === JSON.stringify(profile)) return null
  const book = bookOf(profileSchema.parse(profile).environment)
  const revision = (live?.revision ?? 0) + 1
  return {
    next: { live: { profile, revision, changedAt: now }, open: open === 'practice' ? open : book },
    noted: { book, act: 'change-profile', what: { revision }, why: say('act.provisioned') },
  }
}
