import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { auditFactsSchema } from '../../contract/audit.ts'
import {
  bookSchema,
  keyNoteSchema,
  type Problem,
  profileDraftSchema,
  protectionSchema,
  setUpSchema,
} from '../../contract/device.ts'
import { permitActSchema } from '../../contract/permit.ts'
import { say } from '../../contract/sayings/say.ts'
import { epochMsSchema } from '../../contract/verdict.ts'
import { parseJson, readText, writeDurably } from './durable-file.ts'
import { liveProfileIssues } from './live-profile.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** Something the device did on nobody's permit. */
const doingSchema = z.strictObject({
  book: bookSchema,
  act: permitActSchema,
  what: auditFactsSchema,
  why: z.string().max(500),
})
export type Doing = z.infer<typeof doingSchema>
/** The oldest go, where a gate stands still for a hundred of them. */
const DOINGS_MAX = 100
export const withDoing = (toNote: readonly Doing[], one: Doing): Doing[] =>
  [...toNote, one].slice(-DOINGS_MAX)

/** By what it says, for each change reads the file's entries anew. Of two alike the first goes. */
export function withoutDoing(toNote: readonly Doing[], one: Doing): Doing[] {
  const at = toNote.findIndex((other) => isDeepStrictEqual(other, one))
  return at < 0 ? [...toNote] : toNote.toSpliced(at, 1)
}

/** What this device knows about itself. No secret is in it. */
const deviceSchema = z.strictObject({
  version: z.literal(1),
  /** By which a provisioning file may name it. */
  id: z.uuid(),
  /** The book that is open. */
  open: bookSchema,
  live: z
    .strictObject({
      /** As it was given: defaults are filled in where it is used. */
      profile: profileDraftSchema.refine((profile) => liveProfileIssues(profile).length === 0),
      /** One more with every change. */
      revision: z.number().int().min(1),
      changedAt: epochMsSchema,
    })
    .nullable(),
  /** How new secrets are sealed; null until that had to be decided. */
  protection: protectionSchema.nullable(),
  /** Of each key what tells it from others, and the one address it is for. */
  keys: z.record(bookSchema, keyNoteSchema.extend({ address: z.string().max(400) })),
  /** Books whose service was last seen with PINs: nothing of theirs is changed while it cannot ask for one. */
  guarded: z.array(bookSchema).max(200),
  setUp: setUpSchema.nullable(),
  /** What the device did by itself and the log of acts of that book has yet to hear, in its order. */
  toNote: z.array(doingSchema).max(DOINGS_MAX).default([]),
  /** The provisioning file that was taken over last, by the hash of its text. */
  provisioned: z.strictObject({ hash: sha256, at: epochMsSchema, locked: z.boolean() }).nullable(),
})
export type Device = z.infer<typeof deviceSchema>

/** The device's file, read once and written with every change. */
export type DeviceFile = {
  readonly current: () => Device
  /** On the disk before it counts. @throws where it cannot be written: then nothing has changed */
  readonly change: (next: Partial<Device>) => void
  /** What was the matter when it was read. */
  readonly problems: readonly Problem[]
}

/**
 * Opens `device.json`. The copy before the last change is kept beside it: where the file is damaged that one counts, and
 * where neither can be read the device begins anew, in practice. It says so in both cases; the damaged file is set aside.
 */
export function openDeviceFile(file: string): DeviceFile {
  const last = `${file}.last`
  const read = readDevice(file)
  const kept = read.state === 'good' ? read : readDevice(last)
  const isNew = read.state === 'missing' && kept.state === 'missing'
  let current = kept.state === 'good' ? kept.device : newDevice()
  let goodText = kept.state === 'good' ? kept.text : null
  const problems: Problem[] = []
  if (read.state !== 'good' && !isNew) {
    if (read.state === 'damaged' && read.text !== null) setAside(`${file}.damaged`, read.text)
    const what = say(read.state === 'damaged' ? read.how : 'file.missing', { file })
    const instead = kept.state === 'good' ? 'file.before-used' : 'file.begun-anew'
    problems.push({ kind: 'device-file', message: say(instead, { what }) })
  }
  const write = (next: Device): void => {
    const text = JSON.stringify(next, null, 1)
    if (goodText !== null) writeDurably(last, goodText)
    writeDurably(file, text)
    goodText = text
    current = next
  }
  if (isNew) {
    try {
      write(current)
    } catch (error) {
      // A full disk does not keep a gate from opening; the first change tries again.
      problems.push({ kind: 'device-file', message: error instanceof Error ? error.message : String(error) })
    }
  }
  return {
    current: () => current,
    change: (next) => write(deviceSchema.parse({ ...current, ...next })),
    problems,
  }
}

type Damage = 'file.not-read' | 'file.newer' | 'file.damaged'
type Read =
  | { readonly state: 'missing' }
  | { readonly state: 'damaged'; readonly how: Damage; readonly text: string | null }
  | { readonly state: 'good'; readonly device: Device; readonly text: string }

function readDevice(file: string): Read {
  let text: string | null
  try {
    text = readText(file)
  } catch {
    return { state: 'damaged', how: 'file.not-read', text: null }
  }
  if (text === null) return { state: 'missing' }
  const json = parseJson(text)
  const device = deviceSchema.safeParse(json)
  if (device.success) return { state: 'good', device: device.data, text }
  const newer = z.looseObject({ version: z.number().int().min(2) }).safeParse(json).success
  return { state: 'damaged', how: newer ? 'file.newer' : 'file.damaged', text }
}

/** What nobody can use now somebody may mend later; where there is no room for it, the gate opens all the same. */
function setAside(file: string, text: string): void {
  try {
    writeDurably(file, text)
  } catch {
    // The file itself is still there until the next change.
  }
}

const newDevice = (): Device => ({
  version: 1,
  id: randomUUID(),
  open: 'practice',
  live: null,
  protection: null,
  keys: {},
  guarded: [],
  setUp: null,
  toNote: [],
  provisioned: null,
})
