import { typeInto } from '../scan/field-guard.ts'

const PIN = /^\d{4,12}$/

/** Could these digits be a PIN? */
export const isPin = (text: string): boolean => PIN.test(text)

/**
 * Digits that were typed so fast that they look like a scan, while a field for a PIN has the focus: they are put there, and
 * never shown or kept as a code.
 * @returns whether they were a PIN
 */
export function intoPinField(barcode: string, focused: Element | null): boolean {
  const isField = focused instanceof HTMLInputElement && focused.type === 'password'
  if (!isField || !isPin(barcode)) return false
  typeInto(focused, barcode)
  return true
}
