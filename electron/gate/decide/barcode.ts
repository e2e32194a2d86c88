/** Longest barcode that means anything; ACME's are UUIDs of 36 characters, passes are shorter. */
const LONGEST = 256

/** AIM symbology identifiers: some scanners prefix them (`]Q3` for QR, `]d2` for Data Matrix, `]C1` for GS1-128). */
const AIM_PREFIX = /^\][A-Za-z][0-9A-Za-z]/

/** C0 and C1 controls, and the byte-order mark and zero-width characters that a mis-set scanner or a paste adds. */
const NOISE = /[\p{Cc}\u200b-\u200f\u2060\ufeff]/gu

/**
 * What was scanned, without what scanners add to it: control characters, CR/LF, blanks around, an AIM prefix.
 * Null where nothing of 1 to 256 characters remains: the scan is `unreadable`, never `unknown`.
 */
export function readBarcode(raw: string): string | null {
  // Senders cut at this length, so that 10 MB never travel: what came cut is not what was scanned.
  if (raw.length >= LONGEST * 4) return null
  const code = raw.replace(NOISE, '').trim().replace(AIM_PREFIX, '').trim()
  return code.length >= 1 && code.length <= LONGEST ? code : null
}
