import type { ReadCode } from '../app/scan-taker.ts'
import { typeInto } from '../scan/field-guard.ts'
import { pacedByHand } from '../scan/wedge.ts'

const PIN = /^\d{4,12}$/

/** Could these digits be a PIN? */
export const isPin = (text: string): boolean => PIN.test(text)

/**
 * The PIN that was typed where a field for one has the focus, so fast or so evenly that it looked like a scan; null where it
 * is a scan. Tickets can be digits, too: only the pace tells them apart, and the camera types nothing.
 */
export function pinOf({ trace }: Pick<ReadCode, 'trace'>): string | null {
  if (trace === undefined || !pacedByHand(trace.keys.map(({ at }) => at))) return null
  // As it was typed: what is known about the scanner says nothing about a person.
  const typed = trace.keys.map((key) => key.typed).join('')
  return isPin(typed) ? typed : null
}

/**
 * Puts a PIN that looked like a scan where it belongs, and does what the Enter after it would have done. It is never shown
 * or kept as a code.
 *
 * @returns whether it was a PIN; if not, it is a guest's ticket
 */
export function intoPinField(code: ReadCode, focused: Element | null): boolean {
  if (!isPinField(focused)) return false
  const pin = pinOf(code)
  if (pin === null) return false
  typeInto(focused, pin)
  if (code.trace?.ending === 'enter') focused.form?.requestSubmit()
  return true
}

function isPinField(element: Element | null): element is HTMLInputElement {
  return element instanceof HTMLInputElement && element.type === 'password' && element.inputMode === 'numeric'
}
