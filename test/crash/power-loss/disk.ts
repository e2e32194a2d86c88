import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Random } from '../../../electron/practice/random.ts'
import type { Step } from './trace.ts'

/** What lies in a folder: contents by path. */
export type Image = ReadonlyMap<string, Buffer>

/**
 * A disk that keeps apart what is durable and what is only on its way: the rules are those of POSIX, which promise less
 * than any file system gives.
 *
 * - What was done to a file before its last fsync is there. Of everything after it, each write is kept or lost by
 *   itself, in whole or in sectors, and a file may have grown without the bytes that made it grow.
 * - A sector that was being written may hold anything, but only where it was written to (SQLite's "powersafe
 *   overwrite", which it assumes of every disk).
 * - A name (a file made, removed or renamed) is there for sure once its folder was synced, whatever is synced in the file.
 * - A folder that was made is there.
 */
export type Disk = {
  /** @param index the step's place in the recording, which `sync` refers to. */
  readonly apply: (step: Step, index: number) => void
  /** As a running program sees it: nothing lost. */
  readonly whole: () => Image
  /** As it may be found after a power cut now. */
  readonly cut: (random: Random) => Image
}

type Change = { readonly index: number } & (
  | { readonly kind: 'write'; readonly offset: number; readonly bytes: Buffer }
  | { readonly kind: 'resize'; readonly length: number }
)
type Naming = { readonly index: number; readonly path: string; readonly file: File | null }
/** `durable` may be longer than what it holds: files grow by a page at a time. */
type File = { durable: Buffer; held: number; length: number; pending: Change[] }

const SECTOR = 512

export function makeDisk(root: string): Disk {
  const durableNames = new Map<string, File>()
  const names = new Map<string, File>()
  let namings: Naming[] = []

  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const durable = readFileSync(path)
    const file = { durable, held: durable.length, length: durable.length, pending: [] }
    durableNames.set(path, file)
    names.set(path, file)
  }

  const name = (index: number, path: string, file: File | null): void => {
    namings.push({ index, path, file })
    if (file === null) names.delete(path)
    else names.set(path, file)
  }

  const existing = (path: string): File => {
    const file = names.get(path)
    if (file === undefined) throw new Error(`The recording writes to ${path}, which it never saw made.`)
    return file
  }

  const sync = (path: string, since: number): void => {
    const file = names.get(path)
    if (file === undefined) {
      const settled = (one: Naming): boolean => dirname(one.path) === path && one.index < since
      for (const one of namings.filter(settled)) rename(durableNames, one)
      namings = namings.filter((one) => !settled(one))
      return
    }
    for (const change of file.pending) if (change.index < since) carryOut(file, change)
    file.pending = file.pending.filter(({ index }) => index >= since)
  }

  return {
    apply: (step, index) => {
      switch (step.kind) {
        case 'create':
          if (!names.has(step.path)) {
            name(index, step.path, { durable: Buffer.alloc(0), held: 0, length: 0, pending: [] })
          }
          break
        case 'remove':
          name(index, step.path, null)
          break
        case 'rename': {
          const file = existing(step.path)
          name(index, step.path, null)
          name(index, step.to, file)
          break
        }
        case 'link':
          name(index, step.to, existing(step.path))
          break
        case 'write': {
          const file = existing(step.path)
          const offset = step.offset === 'end' ? file.length : step.offset
          file.length = Math.max(file.length, offset + step.bytes.length)
          file.pending.push({ kind: 'write', index, offset, bytes: step.bytes })
          break
        }
        case 'resize': {
          const file = existing(step.path)
          if (file.length === step.length) break
          file.length = step.length
          file.pending.push({ kind: 'resize', index, length: step.length })
          break
        }
        case 'sync':
          sync(step.path, step.since)
      }
    },
    whole: () => new Map([...names].map(([path, file]) => [path, contents(file, file.pending)])),
    cut: (random) => {
      const found = new Map(durableNames)
      // A rename is one act: both of its names are kept or neither.
      const lost = new Map(namings.map(({ index }) => [index, random.next() < 0.5]))
      for (const one of namings) if (lost.get(one.index) === false) rename(found, one)
      return new Map([...found].map(([path, file]) => [path, remains(file, random)]))
    },
  }
}

/** Lays an image out as the files of another folder. */
export function layOut(image: Image, from: string, to: string): void {
  for (const [path, bytes] of image) {
    const file = join(to, path.slice(from.length))
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, bytes, { mode: 0o600 })
  }
}

function rename(names: Map<string, File>, { path, file }: Naming): void {
  if (file === null) names.delete(path)
  else names.set(path, file)
}

/** What is left of a file: how much survives is drawn first, so that all and nothing come up as often as in between. */
function remains(file: File, random: Random): Buffer {
  const { pending } = file
  if (pending.length === 0) return contents(file, [])
  const inOrder = random.next() < 0.3
  const kept = random.pick([0, 0.1, 0.5, 0.9, 1])
  const last = random.between(0, pending.length)
  const survivors = pending.flatMap((change, at): Change[] => {
    if (inOrder ? at > last : random.next() >= kept) return []
    const tears = inOrder ? at === last : random.next() < 0.2
    return tears && change.kind === 'write' ? torn(change, random) : [change]
  })
  const left = contents(file, survivors)
  // The length of a file travels by itself: the zeros of bytes that never came.
  if (left.length >= file.length || random.next() < 0.5) return left
  return Buffer.concat([left, Buffer.alloc(random.between(0, file.length - left.length))])
}

/** The sectors of a write that made it, each by itself; one may hold what neither side ever wrote. */
function torn(change: Extract<Change, { kind: 'write' }>, random: Random): Change[] {
  const { offset, bytes } = change
  const pieces: Change[] = []
  for (let at = 0; at < bytes.length; ) {
    const end = Math.min(bytes.length, at + SECTOR - ((offset + at) % SECTOR))
    const piece = bytes.subarray(at, end)
    if (random.next() < 0.5) pieces.push({ ...change, offset: offset + at, bytes: piece })
    else if (random.next() < 0.1) {
      pieces.push({
        ...change,
        offset: offset + at,
        bytes: Buffer.from(piece.map(() => random.between(0, 255))),
      })
    }
    at = end
  }
  return pieces
}

function contents(file: File, changes: readonly Change[]): Buffer {
  const copy: File = {
    ...file,
    durable: Buffer.from(file.durable.subarray(0, file.held)),
    pending: [],
  }
  for (const change of changes) carryOut(copy, change)
  return copy.durable.subarray(0, copy.held)
}

function carryOut(file: File, change: Change): void {
  if (change.kind === 'resize') {
    grow(file, change.length)
    // What is cut off reads as zeros if the file grows again.
    file.durable.fill(0, change.length)
    file.held = change.length
    return
  }
  grow(file, change.offset + change.bytes.length)
  file.durable.set(change.bytes, change.offset)
}

function grow(file: File, length: number): void {
  if (length > file.durable.length) {
    const larger = Buffer.alloc(Math.max(length, file.durable.length * 2))
    larger.set(file.durable.subarray(0, file.held))
    file.durable = larger
  }
  file.held = Math.max(file.held, length)
}
