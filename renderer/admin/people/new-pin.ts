import { newPinSchema, pinSchema } from '../../../electron/contract/roles.ts'
import type { PlainKey } from '../../i18n/translate.ts'

/** What is the matter with a PIN as it was typed twice; at which of the two fields, and what to do. */
export type PinFault = { readonly field: 'pin' | 'again'; readonly says: PlainKey }

/** Null where it can be tried. Whether it is somebody else's, the gate alone can tell. */
export function pinFault(pin: string, again: string): PinFault | null {
  if (!pinSchema.safeParse(pin).success) return { field: 'pin', says: 'pin.wrong' }
  if (!newPinSchema.safeParse(pin).success) return { field: 'pin', says: 'people.pinAlike' }
  return pin === again ? null : { field: 'again', says: 'people.pinDiffers' }
}
