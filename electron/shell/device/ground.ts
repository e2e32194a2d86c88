import type { AuditFacts } from '../../contract/audit.ts'
import type { Supervision } from '../../contract/bridge.ts'
import type { Credential } from '../../contract/credential.ts'
import type { Book, Problem } from '../../contract/device.ts'
import type { PermitAct, Redemption } from '../../contract/permit.ts'
import { type Profile, profileSchema } from '../../contract/profile.ts'
import { say } from '../../contract/sayings/say.ts'
import type { GateError } from '../../contract/wire.ts'
import type { Sealer } from '../sealer.ts'
import type { Redeemed } from '../supervision.ts'
import { failed } from './answers.ts'
import { addressOf, bookOf } from './books.ts'
import { type Device, type DeviceFile, type Doing, withDoing } from './device-file.ts'
import type { PassphraseLock } from './passphrase.ts'
import type { ProvisioningState } from './provisioning.ts'
import type { Vault } from './vault.ts'

/** What acts on this device stand on. */
export type Ground = {
  readonly file: DeviceFile
  readonly vault: Vault
  readonly passphrase: PassphraseLock
  readonly keychain: () => Promise<Sealer | null>
  readonly provisioning: Pick<ProvisioningState, 'locked' | 'sealed'> & {
    readonly problems: () => readonly Problem[]
  }
  readonly service: {
    readonly current: () => Supervision
    readonly redeem: (redemption: Redemption) => Promise<Redeemed>
    /** Null takes the key away. @returns null where ACME lets it in, else why not */
    readonly giveCredential: (credential: Credential | null) => Promise<string | null>
    /** Starts the service anew, with what counts now. */
    readonly renew: () => Promise<Supervision>
  }
  readonly hostName: string
  /** The device's folder. */
  readonly home: string
  readonly now: () => number
  readonly report: (line: string) => void
}

/** What was set up for a real venue, read. */
export type Live = {
  readonly profile: Profile
  readonly book: Book
  readonly address: string
  readonly revision: number
}

export function liveOf({ live }: Device): Live | null {
  if (live === null) return null
  const profile = profileSchema.parse(live.profile)
  return {
    profile,
    book: bookOf(profile.environment),
    address: addressOf(profile.environment),
    revision: live.revision,
  }
}

/**
 * Whether somebody may do this: the gate service knows the PINs, and notes the act.
 * @param stage `begin` for what may still come to nothing: {@link noteDone} notes it when it has not
 * @param touched the live books that it changes: practice asks for no PIN, so of one that has PINs nothing is changed there
 * @returns null where it may be done, else why not
 */
export async function whyNot(
  { file, service }: Ground,
  act: PermitAct,
  permit: string | null,
  what: AuditFacts,
  touched: readonly Book[],
  stage?: 'begin',
): Promise<GateError | null> {
  const { state } = service.current()
  const { open, guarded } = file.current()
  if (state !== 'up') return failed('service-gone', NOT_UP).error
  if (open === 'practice' && touched.some((book) => guarded.includes(book)))
    return failed('refused', ELSEWHERE).error
  if (permit === null) return failed('locked', say('device.takes-permit')).error
  const { problem, pinsSet } = await service.redeem({
    permit,
    act,
    what,
    ...(stage === undefined ? {} : { stage }),
  })
  if (problem !== null) return failed('locked', problem).error
  if (pinsSet !== null && open !== 'practice' && guarded.includes(open) !== pinsSet) {
    const others = guarded.filter((book) => book !== open)
    file.change({ guarded: pinsSet ? [...others, open] : others })
  }
  return null
}

/** Notes an act that was begun and came to something; at the next start of the service where this one is gone. */
export async function noteDone(
  ground: Ground,
  act: PermitAct,
  permit: string | null,
  what: AuditFacts,
): Promise<void> {
  const { problem } = await ground.service.redeem({ permit, act, what, stage: 'end' })
  if (problem !== null) noteLater(ground, { act, what, why: say('act.noted-late') })
}

/** Has the log of acts of a book, the open one if none is named, hear of something at the next start of its service. */
export function noteLater(
  { file }: Pick<Ground, 'file'>,
  { book, ...one }: Omit<Doing, 'book'> & { readonly book?: Book },
): void {
  const { open, toNote } = file.current()
  file.change({ toNote: withDoing(toNote, { book: book ?? open, ...one }) })
}

/**
 * Changes what the service runs with and starts it anew. Where it does not come up so, everything is as before.
 * @returns null where it is up, else why it did not start
 */
export async function restartWith(
  { file, service, report }: Ground,
  act: PermitAct,
  change: Partial<Device>,
  undo: () => Promise<void> = async () => {},
): Promise<GateError | null> {
  const { open, live, keys } = file.current()
  file.change(change)
  const after = await service.renew()
  if (after.state === 'up') return null
  const why = after.state === 'failed' ? after.message : say('device.not-in-time')
  report('the gate service does not start with new settings; the ones before are back')
  file.change({ open, live, keys })
  noteLater({ file }, { act, what: { takenBack: true }, why: say('act.taken-back') })
  await undo()
  await service.renew()
  return failed('refused', say('device.nothing-changed', { why })).error
}

const NOT_UP = say('device.not-up')
const ELSEWHERE = say('device.elsewhere')
