import type { BootMessage } from '../../contract/boot.ts'
import { say } from '../../contract/sayings/say.ts'
import { placesOfBook } from './books.ts'
import type { Device } from './device-file.ts'
import { liveOf } from './ground.ts'
import type { Vault } from './vault.ts'

/**
 * What a gate at a real venue is told when it starts.
 * @throws with a sentence for a person where something is missing
 */
export async function liveBoot(home: string, device: Device, vault: Vault): Promise<BootMessage> {
  const live = liveOf(device)
  if (live === null || live.book !== device.open) throw new Error(say('live.gone'))
  const credential = await vault.credential(live.book, live.address)
  // One that an admin took away is not missed: the gate goes on by its list. One that is lost is asked for.
  if (credential === null && device.keys[live.book]?.address === live.address)
    throw new Error(say('live.no-key'))
  return {
    kind: 'boot',
    dataDir: placesOfBook(home, live.book).database,
    dataKey: await vault.dataKey(live.book),
    credential,
    profile: live.profile,
    samples: [],
  }
}
