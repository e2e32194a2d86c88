import type { DeviceView, KeyNote, Problem } from '../../contract/device.ts'
import { say } from '../../contract/sayings/say.ts'
import type { Device } from './device-file.ts'
import { type Ground, type Live, liveOf } from './ground.ts'

/** This device as the window shows it. Nothing secret is in it. */
export async function viewOf({ file, vault, passphrase, keychain, ...ground }: Ground): Promise<DeviceView> {
  const device = file.current()
  const live = liveOf(device)
  const found = vault.found()
  const protection = device.protection
  const problems: Problem[] = [...file.problems, ...ground.provisioning.problems()]
  if (found.has('plain')) problems.push({ kind: 'plain-secrets', message: PLAIN })
  if (found.size > 1) problems.push({ kind: 'secrets', message: HALF_WAY })
  const key = live === null ? null : keyFor(live, device)
  if (live !== null && key === null) problems.push({ kind: 'key', message: say('device.no-key-yet') })
  return {
    id: device.id,
    host: ground.hostName.slice(0, 300),
    folder: ground.home.slice(0, 4_096),
    book: device.open,
    live: device.live === null || live === null ? null : { ...device.live, book: live.book, key },
    secrets: {
      protection,
      keychain: (await keychain()) !== null,
      locked: isLocked({ file, vault, passphrase }),
      waitMs: passphrase.waitMs(),
    },
    provisioned:
      device.provisioned === null
        ? null
        : {
            at: device.provisioned.at,
            locked: ground.provisioning.locked,
            keyWaits: ground.provisioning.sealed !== null && live !== null && key === null,
          },
    problems: problems.slice(0, 20),
    setUp: device.setUp,
  }
}

/** Whether the passphrase of this device has to be entered before its live book opens. */
export const isLocked = ({
  file,
  vault,
  passphrase,
}: Pick<Ground, 'file' | 'vault' | 'passphrase'>): boolean =>
  (file.current().protection === 'passphrase' || vault.found().has('passphrase')) &&
  passphrase.sealer() === null

/** A key that was given for another address is none. */
function keyFor({ book, address }: Live, { keys }: Device): KeyNote | null {
  const note = keys[book]
  return note?.address === address ? { kind: note.kind, last4: note.last4, setAt: note.setAt } : null
}

const PLAIN = say('device.plain')
const HALF_WAY = say('device.half-way')
