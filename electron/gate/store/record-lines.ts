import { crc32 } from 'node:zlib'
import { z } from 'zod'
import { KEPT_NAMES, type KeptRow, type KeptTableName } from './kept-rows.ts'

/** One line of the second record. */
export type RecordLine =
  /** A kept row as it was after a commit. */
  | { readonly kind: 'row'; readonly table: KeptTableName; readonly row: KeptRow }
  /** A gate of this format opened the folder with the key that this tells. */
  | { readonly kind: 'opened'; readonly keyCheck: string; readonly format: number }
  /** The database was closed: all of it in one file of this length and check sum. */
  | { readonly kind: 'closed'; readonly bytes: number; readonly sum: number }

const columnSchema = z.union([
  z.string(),
  z.number(),
  z.null(),
  z.strictObject({ blob: z.base64() }).transform(({ blob }) => Buffer.from(blob, 'base64')),
])
const lineSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('row'),
    table: z.enum(KEPT_NAMES),
    row: z.record(z.string().regex(/^[a-z_]{1,40}$/), columnSchema),
  }),
  z.strictObject({
    kind: z.literal('opened'),
    keyCheck: z.string().max(100),
    format: z.number().int().min(0),
  }),
  z.strictObject({
    kind: z.literal('closed'),
    bytes: z.number().int().min(0),
    sum: z.number().int().min(0),
  }),
])

/** Hexadecimal digits of a line's check sum, before its text. */
const SUM_DIGITS = 8

/** A line with its check sum and its end. What is secret in a row is hashed or sealed there already. */
export function encodeLine(line: RecordLine): string {
  const text = JSON.stringify(line.kind === 'row' ? { ...line, row: withoutBlobs(line.row) } : line)
  return `${sumOf(text)} ${text}\n`
}

function withoutBlobs(row: KeptRow): object {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      Buffer.isBuffer(value) ? { blob: value.toString('base64') } : value,
    ]),
  )
}

/** Null where the line is damaged. */
export function decodeLine(line: string): RecordLine | null {
  const text = line.slice(SUM_DIGITS + 1)
  if (line.slice(0, SUM_DIGITS) !== sumOf(text)) return null
  try {
    const parsed = lineSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

function sumOf(text: string): string {
  return crc32(text).toString(16).padStart(SUM_DIGITS, '0')
}
