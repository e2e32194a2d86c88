import { type KeyedFolder, keyedFolder } from '../../e2e/harness/keyed-folder.ts'
import type { GateLaunch } from '../../e2e/harness/launch.ts'
import { fill } from './crowd.ts'
import { withStore } from './gate-at.ts'

/** A data folder of the window as a night's download leaves it, and barcodes of tickets on it: none used, in no order. */
export function filledFolder(
  launch: GateLaunch,
  tickets: number,
  settings: object = {},
): KeyedFolder & { readonly barcodes: readonly string[] } {
  const folder = keyedFolder(launch, settings)
  const barcodes = withStore(folder.store, (store) => fill(store, tickets, Date.now()))
  folder.handOver()
  return { ...folder, barcodes }
}
