import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { tempFolder } from '../../temp-folder.ts'
import { checkIns, sample, venue } from '../at-the-gate.ts'
import { type Line, laneAt, startLane } from './lane-process.ts'

/** A limit on the size of every file, in blocks of 512 bytes: a disk with no room for a database. */
const NO_ROOM = 4
/** A disk that a lane fills in a few hundred scans, and what lies on it besides. */
const DISK_KB = 4_096
const BALLAST_KB = 2_048

it('a damaged database on a full disk stays as it is until there is room, and is carried over then', async () => {
  const at = await venue()
  const folder = tempFolder()
  const args = laneAt(at, folder)
  const first = startLane(args)
  await first.next()
  const good = sample(at, 'good')
  const admitted = await first.ask(good)
  expect(admitted).toMatchObject({ class: 'admit' })
  await first.end()
  const database = join(folder, 'data', 'gate.db')
  const bytes = readFileSync(database)
  bytes.fill(0xff, 0, 40_000)
  writeFileSync(database, bytes)

  const full = startLane(args, NO_ROOM)
  expect(await full.end()).toBe(2)
  expect(full.lines).toMatchObject([{ type: 'error', code: expect.stringMatching(/^storage-(full|io)$/) }])
  expect(readFileSync(database).equals(bytes)).toBe(true)

  const roomy = startLane(args)
  expect(await roomy.next()).toMatchObject({
    type: 'ready',
    admitted: 1,
    storage: expect.stringMatching(/Carried over: 1 admissions/),
  })
  expect(await roomy.ask(good)).toMatchObject({ reason: expect.stringMatching(/same-scan|already-used/) })
  expect(await roomy.ask(sample(at, 'good', 1))).toMatchObject({ class: 'admit' })
  expect(await roomy.ask('{"do":"status"}')).toMatchObject({ admitted: 2, storage: null })
  expect(await roomy.end()).toBe(0)
  const [aside = ''] = readdirSync(join(folder, 'data')).filter((name) => name.startsWith('damaged-'))
  expect(readFileSync(join(folder, 'data', aside, 'gate.db')).equals(bytes)).toBe(true)
  expect(checkIns(at, good)).toBe(1)
})

it('on a disk that fills up it holds, admits nobody unwritten, and goes on when there is room again', async () => {
  const at = await venue()
  const folder = tempFolder()
  const data = join(folder, 'data')
  mkdirSync(data)
  // A disk of its own, seen by the lane alone, with room to be made later.
  const disk = `mount -t tmpfs -o size=${DISK_KB}k tmpfs "$0" && head -c ${BALLAST_KB}k /dev/zero > "$0/ballast" && exec "$@"`
  const runBy = ['unshare', '--user', '--map-root-user', '--mount', 'sh', '-c', disk, data, process.execPath]
  const lane = startLane(laneAt(at, folder), undefined, runBy)
  await lane.next()
  const shown: Line[] = []
  const codes = Array.from({ length: 40 }, (_, nth) => sample(at, 'good', nth))
  const held = await (async () => {
    for (let nth = 0; ; nth = (nth + 1) % codes.length) {
      const line = await lane.ask(codes[nth] ?? '')
      if (line['cause'] === 'storage-failed') return line
      shown.push(line)
    }
  })()
  expect(held).toMatchObject({ class: 'hold', reason: 'not-decided', note: expect.stringMatching(/full/) })
  expect(await lane.ask('{"do":"status"}')).toMatchObject({ storage: expect.stringMatching(/full/) })

  rmSync(`/proc/${String(lane.process.pid)}/root${data}/ballast`)
  const again = await lane.ask(sample(at, 'member-active'))
  expect(again).toMatchObject({ class: 'admit' })
  const admitted = shown.filter((line) => line['class'] === 'admit')
  expect(admitted.length).toBeGreaterThan(0)
  expect(await lane.ask('{"do":"status"}')).toMatchObject({ admitted: admitted.length + 1, storage: null })
  await lane.end()
}, 240_000)

it('a data key that there was no room for is none: the next start makes a whole one', async () => {
  const folder = tempFolder()
  const args = laneAt(await venue(), folder)
  // Less than a key has: its first piece gets to the disk, as where that fills up meanwhile.
  const cramped = startLane(args, undefined, ['prlimit', '--fsize=20', process.execPath])
  expect(await cramped.end()).toBe(2)
  expect(cramped.lines).toMatchObject([{ message: expect.stringContaining('data key cannot be made') }])
  expect(readdirSync(folder).filter((name) => name.startsWith('data.key'))).toEqual([])
  const roomy = startLane(args)
  expect(await roomy.next()).toMatchObject({ type: 'ready' })
  expect(await roomy.end()).toBe(0)
})

it('a lane brings its folder to another data key, says what to do, and replaces no file', async () => {
  const at = await venue()
  const folder = tempFolder()
  const args = laneAt(at, folder)
  const first = startLane(args)
  await first.next()
  await first.ask(sample(at, 'good'))
  await first.end()
  const oldKey = readFileSync(join(folder, 'data.key'))
  const newFile = join(folder, 'new.key')

  const rotated = startLane([...args, '--new-data-key-file', newFile])
  expect(await rotated.next()).toMatchObject({ type: 'ready', admitted: 1 })
  expect(await rotated.ask(sample(at, 'good'))).toMatchObject({
    reason: expect.stringMatching(/same-scan|already-used/),
  })
  expect(await rotated.end()).toBe(0)
  expect(rotated.errors()).toContain(`From now on start with --data-key-file ${newFile}`)
  expect(readFileSync(join(folder, 'data.key')).equals(oldKey)).toBe(true)
  expect(readFileSync(newFile).equals(oldKey)).toBe(false)

  const withOld = startLane(args)
  expect(await withOld.end()).toBe(2)
  expect(withOld.lines).toMatchObject([{ type: 'error', code: 'storage-wrong-key' }])
  const withNew = startLane([...args, '--data-key-file', newFile])
  expect(await withNew.next()).toMatchObject({ type: 'ready', admitted: 1 })
  expect(await withNew.end()).toBe(0)
  const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['the key in use', ['--new-data-key-file', join(folder, 'data.key')], /names the key in use/],
    ['a key that others can read', ['--new-data-key-file', openToAll(join(folder, 'open.key'))], /chmod 600/],
    [
      'no key to come from',
      ['--data-key-file', join(folder, 'none.key'), '--new-data-key-file', newFile],
      /cannot be read/,
    ],
  ]
  for (const [name, more, said] of cases) {
    const lane = startLane([...args, ...more])
    expect({ name, code: await lane.end() }).toEqual({ name, code: 2 })
    expect({ name, lines: lane.lines }).toMatchObject({
      name,
      lines: [{ message: expect.stringMatching(said) }],
    })
  }
  expect(existsSync(join(folder, 'none.key'))).toBe(false)
})

function openToAll(path: string): string {
  writeFileSync(path, Buffer.alloc(32, 1))
  chmodSync(path, 0o644)
  return path
}
