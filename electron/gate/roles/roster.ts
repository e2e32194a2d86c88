import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type { AuditAct, AuditFacts } from '../../contract/audit.ts'
import type { Credential } from '../../contract/credential.ts'
import { type Recovery, STAFF_MAX, type StaffChange, type StaffMember } from '../../contract/roles.ts'
import { say } from '../../contract/sayings/say.ts'
import type { GateError, Result } from '../../contract/wire.ts'
import type { KeptStaff } from '../store/staff.ts'
import type { Store } from '../store/store.ts'
import { type Actor, actorOf, NOBODY } from './actor.ts'
import { hashPin, isSameHash, newSalt } from './pin-hash.ts'
import { LOCKED_AFTER, makeTries, triesSchema } from './tries.ts'
import type { Whose } from './venue-proof.ts'

export type RosterOptions = {
  readonly store: Pick<Store, 'staff' | 'audit' | 'memory' | 'atomically'>
  readonly now: () => number
  readonly tick: () => number
  /** What the gate speaks to ACME with at the moment; null where it has no key. */
  readonly credential: () => Credential | null
  /** Whether ACME has let this one in. */
  readonly wasAccepted: (credential: Credential) => boolean
  /** Of which venue it is; asked of ACME where the device does not know. */
  readonly whose: (credential: Credential) => Promise<Whose>
  /** In practice the key is nobody's: this word takes its place. */
  readonly isPractice: boolean
}

/**
 * Who may do what on this device. It lies in the store and not in the profile: a profile is exported, mailed and put on
 * forty devices, and four digits fall to whoever can try them all against a hash. Here they are sealed with the data key.
 */
export type Roster = {
  readonly arePinsSet: () => boolean
  readonly list: () => StaffMember[]
  /** Null where this person has no PIN any more. */
  readonly standing: (id: string) => StaffMember | null
  readonly unlock: (pin: string) => Promise<Result<StaffMember>>
  readonly change: (change: StaffChange, by: Actor) => Promise<Result<StaffMember[]>>
  readonly recover: (recovery: Recovery) => Promise<Result<StaffMember>>
  readonly waitMs: () => number
}

/** What proves that somebody may recover a practice device. */
export const PRACTICE_WORD = 'practice'

export function makeRoster({ store, now, tick, ...options }: RosterOptions): Roster {
  const triesOf = (key: string) =>
    makeTries({
      recall: () => store.memory.recall(key, triesSchema),
      remember: (wrong) => store.memory.remember(key, wrong),
      tick,
    })
  const pinTries = triesOf('pin-tries')
  const keyTries = triesOf('recovery-tries')
  /** One at a time: two at once would be two guesses for the wait of one. */
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const mine = turn.then(run)
    turn = mine.catch(() => {})
    return mine
  }
  let staff = store.staff.all()
  const keep = (act: AuditAct, by: Actor, what: AuditFacts, write: () => void): void => {
    store.atomically(() => {
      write()
      store.audit.append({ at: now(), act, scanId: null, role: by.role, who: by.name, what, why: null })
    })
    staff = store.staff.all()
  }

  const holderOf = async (pin: string): Promise<KeptStaff | null> => {
    const hashes = new Map<string, string>()
    for (const { salt } of staff) if (!hashes.has(salt)) hashes.set(salt, await hashPin(pin, salt))
    return staff.find(({ salt, hash }) => isSameHash(hashes.get(salt) ?? '', hash)) ?? null
  }
  /** One salt for all of a device, since no two of its PINs are the same: then one try costs one hash, not a hundred. */
  const hashed = async (pin: string): Promise<{ salt: string; hash: string }> => {
    const salt = staff[0]?.salt ?? newSalt()
    return { salt, hash: await hashPin(pin, salt) }
  }

  const unlock = async (pin: string): Promise<Result<StaffMember>> => {
    if (staff.length === 0) return failed('not-found', say('pin.none'))
    const waitMs = pinTries.waitMs()
    if (waitMs > 0) return failed('busy', tooMany('PINs', waitMs))
    const tried = pinTries.begin()
    const holder = await holderOf(pin)
    if (holder === null) {
      if (pinTries.wrong() === LOCKED_AFTER) keep('locked-out', NOBODY, { tries: LOCKED_AFTER }, () => {})
      const next = pinTries.waitMs()
      return failed(
        'refused',
        next === 0 ? say('pin.nobodys') : say('pin.nobodys-wait', { wait: tooMany('PINs', next) }),
      )
    }
    tried.right(holder.role === 'admin')
    keep('unlocked', actorOf(memberOf(holder)), {}, () => {})
    return { ok: true, value: memberOf(holder) }
  }

  const remove = (id: string, by: Actor): void => {
    const member = staff.find((one) => one.id === id)
    if (member === undefined) return
    const { name, role } = member
    keep('staff-removed', by, { id, name, role }, () => store.staff.remove(id, now()))
  }

  const change = async (wanted: StaffChange, by: Actor): Promise<Result<StaffMember[]>> => {
    const known = wanted.act === 'add' ? null : staff.find(({ id }) => id === wanted.id)
    if (known === undefined) return failed('not-found', say('pin.no-such'))
    const why = whyNotChanged(wanted, known, staff)
    if (why !== null) return failed('refused', why)
    if (wanted.act === 'remove') {
      remove(wanted.id, by)
      return { ok: true, value: staff.map(memberOf) }
    }
    const next = { ...known, ...wanted }
    const { pin, name, role } = next
    const holder = pin === undefined ? null : await holderOf(pin)
    if (holder !== null && holder.id !== known?.id) return failed('refused', TAKEN)
    const secret = pin === undefined ? known : await hashed(pin)
    if (name === undefined || role === undefined || secret === null) {
      return failed('bad-request', say('pin.lacking'))
    }
    const id = known?.id ?? uuidv7()
    const { salt, hash } = secret
    const act = known === null ? 'staff-added' : 'staff-changed'
    keep(act, by, { id, name, role, newPin: pin !== undefined }, () =>
      store.staff.put({ id, name, role, since: now(), salt, hash }),
    )
    return { ok: true, value: staff.map(memberOf) }
  }

  const recover = async ({ key, name, pin }: Recovery): Promise<Result<StaffMember>> => {
    const waitMs = keyTries.waitMs()
    if (waitMs > 0) return failed('busy', tooMany('keys', waitMs))
    const tried = keyTries.begin()
    if (!(options.isPractice && key.trim() === PRACTICE_WORD)) {
      const held = options.credential()
      // Where the key was taken away, the one that ACME let in last still proves whose gate this is.
      const meant: Credential = held ?? { kind: 'api-key', key: key.trim() }
      const isIt = held === null ? options.wasAccepted(meant) : isHeld(key.trim(), held)
      if (!isIt) return failed('refused', OTHER_KEY)
      if (!options.wasAccepted(meant)) {
        tried.right(false)
        return failed('refused', UNPROVEN_KEY)
      }
      const whose = await options.whose(meant)
      if (whose.kind === 'stranger') {
        const { event, day } = whose
        return failed('refused', say('pin.other-venue', { event, day }))
      }
      if (whose.kind === 'untold') {
        tried.right(false)
        return failed('unreachable', say('pin.venue-untold'))
      }
    }
    tried.right(true)
    const holder = await holderOf(pin)
    const known = staff.find((one) => one.role === 'admin' && one.name === name)
    if (holder !== null && holder.id !== known?.id) return failed('refused', TAKEN)
    if (known === undefined && staff.length >= STAFF_MAX) return failed('refused', FULL)
    const id = known?.id ?? uuidv7()
    const secret = await hashed(pin)
    keep('recovered', { role: 'admin', name }, { id, wasThere: known !== undefined }, () =>
      store.staff.put({ id, name, role: 'admin', since: now(), ...secret }),
    )
    // Whoever holds the key need not wait for what somebody else guessed.
    pinTries.begin().right(true)
    const member = staff.find((one) => one.id === id)
    return member === undefined
      ? failed('internal', say('pin.not-kept'))
      : { ok: true, value: memberOf(member) }
  }

  return {
    arePinsSet: () => staff.length > 0,
    list: () => staff.map(memberOf),
    standing: (id) => {
      const member = staff.find((one) => one.id === id)
      return member === undefined ? null : memberOf(member)
    },
    unlock: (pin) => inTurn(() => unlock(pin)),
    change: (wanted, by) => inTurn(() => change(wanted, by)),
    recover: (recovery) => inTurn(() => recover(recovery)),
    waitMs: pinTries.waitMs,
  }
}

const OTHER_KEY = say('pin.other-key')
/** A gate without a key takes one from anybody: whoever typed it must not be an admin by that. */
const UNPROVEN_KEY = say('pin.unproven-key')
const TAKEN = say('pin.taken')
const FULL = say('pin.full', { n: STAFF_MAX })

/** Somebody must be left who can change this list again. */
function whyNotChanged(
  wanted: StaffChange,
  known: KeptStaff | null,
  staff: readonly KeptStaff[],
): string | null {
  if (wanted.act === 'add') {
    if (staff.length === 0 && wanted.role !== 'admin') return say('pin.admin-is-first')
    return staff.length >= STAFF_MAX ? FULL : null
  }
  const others = staff.filter(({ id }) => id !== wanted.id)
  const staysAdmin = wanted.act === 'change' && (wanted.role ?? known?.role) === 'admin'
  const isLast = known?.role === 'admin' && !others.some(({ role }) => role === 'admin')
  if (!isLast || staysAdmin) return null
  if (wanted.act === 'remove' && others.length === 0) return null
  return say('pin.last-admin')
}

/** Compares keyed hashes under a key made for this one comparison: nothing of the secret shows in how long it takes. */
function isHeld(given: string, held: Credential): boolean {
  const secret = held.kind === 'api-key' ? held.key : held.password
  const once = randomBytes(32)
  const mac = (text: string): Buffer => createHmac('sha256', once).update(text, 'utf8').digest()
  return timingSafeEqual(mac(given), mac(secret))
}

const memberOf = ({ id, name, role, since }: KeptStaff): StaffMember => ({ id, name, role, since })

function tooMany(what: 'PINs' | 'keys', waitMs: number): string {
  const seconds = Math.ceil(waitMs / 1_000)
  const minutes = Math.ceil(seconds / 60)
  if (what === 'PINs')
    return seconds < 120 ? say('pin.wait-seconds', { seconds }) : say('pin.wait-minutes', { minutes })
  return seconds < 120 ? say('pin.keys-wait-seconds', { seconds }) : say('pin.keys-wait-minutes', { minutes })
}

function failed(code: GateError['code'], message: string): { ok: false; error: GateError } {
  return { ok: false, error: { code, message } }
}
