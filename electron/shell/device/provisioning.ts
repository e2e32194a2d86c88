import type { Problem } from '../../contract/device.ts'

/** What the provisioning file means for this run of the program. */
export type ProvisioningState = {
  /** The profile cannot be changed by hand. */
  readonly locked: boolean
  readonly problems: readonly Problem[]
}

export const NOT_PROVISIONED: ProvisioningState = { locked: false, problems: [] }
