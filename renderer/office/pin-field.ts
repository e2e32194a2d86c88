import type { ReadCode } from '../app/scan-taker.ts'
import { typeInto } from '../scan/field-guard.ts'
import { pacedByHand } from '../scan/wedge.ts'

const PIN = /^\d{4,12}$/

/** Could these digits be a PIN? */
export const isPin = (text: string): boolean => PIN.test(text)

/**
 * A field for something secret, told by what it is: a PIN (`type="password" inputMode="numeric"`), or a key, passphrase or
 * password (`type="password"` alone).
 */
export type SecretField = 'pin' | 'words'

/**
 * What belongs in a field for a secret although it looked like a scan; null where it is a scan. A key or a password is never
 * sent as a ticket's code, whether a person typed it fast, a program did, or a scanner read it from a screen. Tickets can be
 * digits as PINs are: only the pace tells them apart. The camera types nothing.
 */
export function secretOf(field: SecretField, { barcode, trace }: ReadCode): string | null {
  if (trace === undefined) return null
  const byHand = pacedByHand(trace.keys.map(({ at }) => at))
  // What is known about the scanner says nothing about a person.
  const text = byHand ? trace.keys.map((key) => key.typed).join('') : barcode
  return field === 'words' || (byHand && isPin(text)) ? text : null
}

/**
 * Puts a secret that looked like a scan where it belongs. After a PIN it does what the Enter would have done; a key that a
 * scanner may have read is for the person to confirm.
 *
 * @returns whether it was one; if not, it is a guest's ticket
 */
export function intoSecretField(code: ReadCode, focused: Element | null): boolean {
  if (!(focused instanceof HTMLInputElement) || focused.type !== 'password') return false
  const field: SecretField = focused.inputMode === 'numeric' ? 'pin' : 'words'
  const secret = secretOf(field, code)
  if (secret === null) return false
  typeInto(focused, secret)
  if (field === 'pin' && code.trace?.ending === 'enter') focused.form?.requestSubmit()
  return true
}
