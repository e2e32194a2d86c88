import { resolve } from 'node:path'

/** Something a program did that a power cut can come before or after. Paths are absolute. */
export type Step = { readonly atMs: number } & (
  | { readonly kind: 'create' | 'folder' | 'remove'; readonly path: string }
  | { readonly kind: 'rename' | 'link'; readonly path: string; readonly to: string }
  | {
      readonly kind: 'write'
      readonly path: string
      readonly offset: number | 'end'
      readonly bytes: Buffer
    }
  | { readonly kind: 'resize'; readonly path: string; readonly length: number }
  /** What was done to this file or folder before step `since` is on the disk from now on. */
  | { readonly kind: 'sync'; readonly path: string; readonly since: number }
  /** On standard output: whoever reads it has seen it. */
  | { readonly kind: 'said'; readonly bytes: Buffer }
  /** Into a socket: whoever is at its other end may act on it. */
  | { readonly kind: 'sent'; readonly socket: string; readonly bytes: Buffer }
)

/** The calls by which a program changes files, makes them durable or speaks. */
export const TRACED: readonly string[] = [
  ...['open', 'openat', 'creat', 'mkdir', 'mkdirat', 'unlink', 'unlinkat', 'rmdir'],
  ...['rename', 'renameat', 'renameat2', 'link', 'linkat', 'symlink', 'symlinkat'],
  ...['write', 'writev', 'pwrite64', 'pwritev', 'pwritev2', 'sendto', 'sendmsg'],
  ...['truncate', 'ftruncate', 'fallocate', 'fsync', 'fdatasync', 'sync', 'syncfs', 'sync_file_range'],
  ...['mmap', 'msync', 'copy_file_range', 'sendfile', 'splice'],
]

type Call = {
  readonly name: string
  readonly args: string
  readonly result: string
  readonly atMs: number
  /** How many steps had been taken when it began. */
  readonly since: number
}

const HEX = String.raw`((?:\\x[0-9a-f]{2})*)`
const HEAD = /^(\d+) +(\d+\.\d+) (?:<\.\.\. \w+ (resumed)>|(\w+)\()/
const UNFINISHED = ' <unfinished ...>'
const DESCRIPTOR = new RegExp(`^(\\d+)<${HEX}>(?!\\(deleted\\))`)
const PATH = new RegExp(`(?:^|, )"${HEX}"`, 'g')
const BUFFER = new RegExp(`"${HEX}"`, 'g')

/**
 * Reads what `strace -f -y -ttt -xx` wrote about one program, as steps in the order in which they took effect.
 * @throws where a file under `root` was changed in a way the model does not know: it must not go unseen.
 */
export function readTrace(text: string, root: string): Step[] {
  const steps: Step[] = []
  const begun = new Map<string, Pick<Call, 'name' | 'args' | 'since'>>()
  const meaningOf = makeMeaning(root)

  for (const line of text.split('\n')) {
    const [head = '', thread = '', seconds = '', resumed, name = ''] = HEAD.exec(line.slice(0, 200)) ?? []
    if (head === '') continue
    const rest = line.slice(head.length)
    if (rest.endsWith(UNFINISHED)) {
      begun.set(thread, { name, args: rest.slice(0, -UNFINISHED.length), since: steps.length })
      continue
    }
    const start = resumed === undefined ? { name, args: '', since: steps.length } : begun.get(thread)
    begun.delete(thread)
    const equals = rest.lastIndexOf(' = ')
    const result = rest.slice(equals + 3)
    if (start === undefined || equals === -1 || /^(-1 |\?)/.test(result)) continue
    const args = `${start.args}${rest.slice(0, rest.lastIndexOf(')', equals))}`
    steps.push(...meaningOf({ ...start, args, result, atMs: Number(seconds) * 1_000 }))
  }
  return steps
}

/** What a call did, as far as it concerns files under `root`, standard output or a socket. */
function makeMeaning(root: string): (call: Call) => Step[] {
  /** Where plain writes of a descriptor go next. */
  const positions = new Map<string, number | 'end'>()
  const rootInHex = Buffer.from(root, 'utf8').toString('hex').replace(/../g, '\\x$&')
  const ours = (path: string): boolean => path === root || path.startsWith(`${root}/`)

  const opened = ({ args, result, atMs }: Call): Step[] => {
    const { path, fd } = descriptorOf(result)
    if (!ours(path)) return []
    positions.set(fd, /\bO_APPEND\b/.test(args) ? 'end' : 0)
    return [
      ...(/\bO_CREAT\b/.test(args) ? [{ kind: 'create', path, atMs } as const] : []),
      ...(/\bO_TRUNC\b/.test(args) ? [{ kind: 'resize', path, length: 0, atMs } as const] : []),
    ]
  }

  const written = ({ name, args, result, atMs }: Call): Step[] => {
    const { path, fd } = descriptorOf(args)
    const bytes = (): Buffer => bytesOf(args).subarray(0, Number(result))
    if (fd === '1') return [{ kind: 'said', bytes: bytes(), atMs }]
    if (path.startsWith('socket:')) return [{ kind: 'sent', socket: path, bytes: bytes(), atMs }]
    if (!ours(path)) return []
    if (name.startsWith('pwrite')) {
      return [{ kind: 'write', path, offset: lastNumber(args), bytes: bytes(), atMs }]
    }
    const offset = positions.get(fd) ?? 0
    if (offset !== 'end') positions.set(fd, offset + Number(result))
    return [{ kind: 'write', path, offset, bytes: bytes(), atMs }]
  }

  return (call) => {
    const { name, args, atMs, since } = call
    switch (name) {
      case 'open':
      case 'openat':
      case 'creat':
        return opened(call)
      case 'write':
      case 'writev':
      case 'pwrite64':
      case 'pwritev':
      case 'sendto':
      case 'sendmsg':
        return written(call)
      case 'mmap':
        // Reading through a map changes nothing, nor does writing to a private one.
        if (!args.includes('PROT_WRITE') || !args.includes('MAP_SHARED')) return []
    }
    if (!args.includes(rootInHex)) return []
    const { path } = descriptorOf(args)
    const [named = '', to = ''] = pathsOf(args)
    switch (name) {
      case 'ftruncate':
        return [{ kind: 'resize', path, length: lastNumber(args), atMs }]
      case 'fsync':
      case 'fdatasync':
        return [{ kind: 'sync', path, since, atMs }]
      case 'mkdir':
        return [{ kind: 'folder', path: named, atMs }]
      case 'unlink':
        return [{ kind: 'remove', path: named, atMs }]
      case 'link':
        return [{ kind: 'link', path: named, to, atMs }]
      case 'rename':
        return [{ kind: 'rename', path: named, to, atMs }]
      default:
        throw new Error(
          `The power-loss model does not know what ${name}() did to a file of the gate: teach it.`,
        )
    }
  }
}

function descriptorOf(text: string): { fd: string; path: string } {
  const [, fd = '', path = ''] = DESCRIPTOR.exec(text) ?? []
  return { fd, path: decode(path).toString('utf8') }
}

/** The paths among the arguments, in their order. */
function pathsOf(args: string): string[] {
  return [...args.matchAll(PATH)].map(([, hex = '']) => resolve(decode(hex).toString('utf8')))
}

/** What a call wrote: one buffer, or those of a vector one after the other. */
function bytesOf(args: string): Buffer {
  return Buffer.concat([...args.matchAll(BUFFER)].map(([, hex = '']) => decode(hex)))
}

function lastNumber(args: string): number {
  return Number(/, (\d+)$/.exec(args)?.[1])
}

/** From `\xhh\xhh…`. By hand: a recording holds a hundred megabytes of it. */
function decode(hex: string): Buffer {
  const bytes = Buffer.alloc(hex.length / 4)
  for (let at = 0; at < bytes.length; at += 1) {
    bytes[at] = (digit(hex.charCodeAt(at * 4 + 2)) << 4) | digit(hex.charCodeAt(at * 4 + 3))
  }
  return bytes
}

function digit(code: number): number {
  return code < 0x61 ? code - 0x30 : code - 0x57
}
