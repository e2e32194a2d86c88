import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import type { KeptRow, KeptTableName } from './kept-rows.ts'
import { decodeLine } from './record-lines.ts'

/** What a second record says of the database beside it. */
export type RecordHead = {
  /** `nobody`: there is none, or none that can be read. */
  readonly whose: 'ours' | 'another' | 'nobody'
  /** The version of the database when it was opened last. */
  readonly format: number
}

const CHUNK = 1_024 * 1_024
/** Longer lines are damage: a row has about one thousandth of this. */
const LINE_MAX = 4 * CHUNK
/** Where the text of a line begins that says who opened the file. */
const OPENED = /^.{9}\{"kind":"opened"/

/** Reads the lines that tell whose a record is. */
export function readHead(path: string, keyCheck: string): RecordHead {
  let head: RecordHead = { whose: 'nobody', format: 0 }
  whatCanBeRead(path, (text) => {
    if (!OPENED.test(text)) return
    const line = decodeLine(text)
    if (line?.kind !== 'opened') return
    if (line.keyCheck === keyCheck) head = { whose: 'ours', format: line.format }
    else if (head.whose === 'nobody') head = { whose: 'another', format: line.format }
  })
  return head
}

/**
 * Hands over every row that was written with this key, in the order written: after a rotation that was cut off, a file
 * may hold lines of two.
 * @returns how many lines are damaged.
 */
export function readRows(
  path: string,
  keyCheck: string,
  onRow: (table: KeptTableName, row: KeptRow) => void,
): number {
  let damaged = 0
  let mine = true
  const whole = whatCanBeRead(path, (text) => {
    const line = decodeLine(text)
    if (line === null) damaged += 1
    else if (line.kind === 'opened') mine = line.keyCheck === keyCheck
    else if (line.kind === 'row' && mine) onRow(line.table, line.row)
  })
  return whole ? damaged : damaged + 1
}

/**
 * Is the database, bit for bit, what was closed last? Then nothing in it needs looking at: SQLite itself would not see a
 * flipped bit in a row.
 * @param path of the second record, whose last line tells
 */
export function isAsClosed(path: string, database: string): boolean {
  const line = decodeLine(lastLine(path))
  if (line?.kind !== 'closed' || !existsSync(database)) return false
  const wal = `${database}-wal`
  if (existsSync(wal) && statSync(wal).size > 0) return false
  return statSync(database).size === line.bytes && sumOfFile(database).sum === line.sum
}

/** Length and check sum of a whole file. */
export function sumOfFile(path: string): { bytes: number; sum: number } {
  let bytes = 0
  let sum = 0
  eachChunk(path, (chunk) => {
    bytes += chunk.length
    sum = crc32(chunk, sum)
  })
  return { bytes, sum }
}

function lastLine(path: string): string {
  if (!existsSync(path)) return ''
  const { size } = statSync(path)
  const tail = Buffer.alloc(Math.min(size, 400))
  const fd = openSync(path, 'r')
  try {
    readSync(fd, tail, 0, tail.length, size - tail.length)
  } finally {
    closeSync(fd)
  }
  return tail.toString('utf8').trimEnd().split('\n').at(-1) ?? ''
}

/** @returns whether the file could be read to its end: a sick disk may give a part of it. */
function whatCanBeRead(path: string, onLine: (text: string) => void): boolean {
  let mine: unknown
  try {
    eachLine(path, (text) => {
      try {
        onLine(text)
      } catch (error) {
        mine = error
        throw error
      }
    })
    return true
  } catch (error) {
    if (error === mine) throw error
    return false
  }
}

function eachLine(path: string, onLine: (text: string) => void): void {
  if (!existsSync(path)) return
  let held: Buffer[] = []
  let heldBytes = 0
  eachChunk(path, (chunk) => {
    let from = 0
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
      const line = Buffer.concat([...held, chunk.subarray(from, end)])
      if (line.length > 0) onLine(line.toString('utf8'))
      held = []
      heldBytes = 0
      from = end + 1
    }
    if (heldBytes < LINE_MAX) held.push(Buffer.from(chunk.subarray(from)))
    heldBytes += chunk.length - from
  })
  if (heldBytes > 0) onLine(Buffer.concat(held).toString('utf8'))
}

function eachChunk(path: string, onChunk: (chunk: Buffer) => void): void {
  const fd = openSync(path, 'r')
  try {
    const chunk = Buffer.alloc(CHUNK)
    for (;;) {
      const read = readSync(fd, chunk)
      if (read === 0) return
      onChunk(chunk.subarray(0, read))
    }
  } finally {
    closeSync(fd)
  }
}
