import type { Ledger } from './ledger.ts'
import type { World } from './world/world.ts'

/** What every route works on. `world` is read at each call, because a reset puts a new one in its place. */
export interface VenueState {
  readonly tenantId: number
  readonly companyName: string
  readonly ledger: Ledger
  world(): World
}
