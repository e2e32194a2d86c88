import { createHash } from 'node:crypto'
import { z } from 'zod'
import { openBox, sealBox } from './aes-box.ts'
import { parseJson } from './durable-file.ts'
import { keyOf, newCost, type ScryptCost, scryptCostSchema } from './scrypt-key.ts'

const KIND = 'sealed-profile'
const VERSION = 1
/** A profile, a key, and base64 around them. */
const LONGEST = 2 * 1_024 * 1_024

const sealedTextSchema = z.strictObject({
  portcullis: z.literal(KIND),
  version: z.literal(VERSION),
  kdf: scryptCostSchema,
  box: z.base64().max(LONGEST),
  /** SHA-256 of all before it: tells what was cut or altered on its way from a wrong passphrase. */
  sum: z.string().regex(/^[0-9a-f]{64}$/),
})

/** Why a sealed text does not open: a closed set, for each has its own way out. */
export type SealedFault = 'not-sealed' | 'newer' | 'cut-short' | 'altered' | 'wrong-passphrase'

/**
 * Seals a text with a passphrase: scrypt, then AES-256-GCM over the text with the header authenticated. The result is
 * one line of JSON that can be mailed.
 */
export async function sealText(
  plain: string,
  passphrase: string,
  cost: () => ScryptCost = newCost,
): Promise<string> {
  const kdf = cost()
  const box = sealBox(await keyOf(passphrase, kdf), Buffer.from(plain, 'utf8'), headerOf(kdf)).toString(
    'base64',
  )
  return written(kdf, box)
}

/** Opens what {@link sealText} sealed. A line end or blanks around it, as mail adds them, do no harm. */
export async function openText(
  text: string,
  passphrase: string,
): Promise<{ readonly plain: string } | { readonly fault: SealedFault }> {
  const whole = text.replace(/^\uFEFF/, '').trim()
  if (!looksSealed(whole)) return { fault: 'not-sealed' }
  const json = parseJson(whole)
  if (json === undefined) return { fault: whole.endsWith('}') ? 'altered' : 'cut-short' }
  const sealed = sealedTextSchema.safeParse(json)
  if (!sealed.success) {
    const newer = z
      .looseObject({
        version: z
          .number()
          .int()
          .min(VERSION + 1),
      })
      .safeParse(json).success
    return { fault: newer ? 'newer' : 'altered' }
  }
  const { kdf, box } = sealed.data
  // One text for one content: nothing in it can be changed that is not looked at.
  if (written(kdf, Buffer.from(box, 'base64').toString('base64')) !== whole) return { fault: 'altered' }
  const plain = openBox(await keyOf(passphrase, kdf), Buffer.from(box, 'base64'), headerOf(kdf))
  return plain === null ? { fault: 'wrong-passphrase' } : { plain: plain.toString('utf8') }
}

/** Whether this is meant to be a sealed text, whole or not. */
export const looksSealed = (text: string): boolean =>
  /^\s*\{\s*"portcullis"\s*:\s*"sealed-/.test(text.replace(/^\uFEFF/, ''))

const headerOf = (kdf: ScryptCost): string => JSON.stringify({ portcullis: KIND, version: VERSION, kdf })

function written(kdf: ScryptCost, box: string): string {
  const content = { portcullis: KIND, version: VERSION, kdf, box }
  const sum = createHash('sha256').update(JSON.stringify(content)).digest('hex')
  return JSON.stringify({ ...content, sum })
}
