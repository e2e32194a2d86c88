import { v7 as uuidv7 } from 'uuid'
import { BARCODE_WIRE_MAX } from '../contract/code.ts'
import type { Status } from '../contract/status.ts'
import { type Verdict, verdictSchema } from '../contract/verdict.ts'
import { proveActs } from './acts/exported.ts'
import { steadySystemClock } from './clock/steady.ts'
import type { Gate } from './gate.ts'
import {
  COMMANDS,
  type Command,
  type CommandEntry,
  type CommandName,
  commandNames,
  commandSchema,
} from './headless/commands.ts'
import { dataKeyOf } from './headless/data-key.ts'
import { readCredential } from './headless/key-files.ts'
import { LINE_MAX, makeLineCutter } from './headless/lines.ts'
import {
  actsToVerify,
  type CredentialFile,
  checkProfile,
  LaneError,
  type LaneOptions,
  readLaneOptions,
  USAGE,
} from './headless/options.ts'
import { startPractice } from './headless/practice.ts'
import { logTrouble } from './log.ts'
import type { Session } from './roles/session.ts'
import { answer, sessionOf } from './serve.ts'
import { openStandingGate } from './standing-gate.ts'
import { StorageError } from './store/errors.ts'
import { SettingsRefused } from './ticketing/settings-refused.ts'

/** The headless lane (design, section 10): barcodes and commands in, one JSON object a line out. */

/** Lines taken in but not answered yet, after which reading pauses. */
const MOST_WAITING = 1_000

async function main(): Promise<void> {
  // Asked to stop is the same as the end of the input: what is under way is finished and written.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.stdin.destroy())
  const args = process.argv.slice(2)
  if (args.includes('--help')) return void process.stdout.write(`${USAGE}\n`)
  const acts = actsToVerify(args)
  if (acts !== null) return verifyActs(acts)
  const options = readLaneOptions(args)
  const dataKey = dataKeyOf(options)
  const venue = options.practice ? await startPractice() : null
  try {
    const gate = await open(options, dataKey, venue?.ready ?? null)
    if (venue !== null) suggestSamples(venue.ready.samples)
    say({ type: 'ready', ...gate.status() })
    await serveLines(gate, options.credentialFile)
    await gate.stop()
  } finally {
    venue?.stop()
  }
}

/** Exit code 1 where the log is not as it was saved. */
function verifyActs({ file, text }: { readonly file: string; readonly text: string }): void {
  const proof = proveActs(text)
  if (proof === null)
    throw new LaneError(
      `${file} is no log of acts: save it from the window, or with export-records, as JSON.`,
    )
  say({ type: 'acts-verified', ...proof })
  if (!proof.sound) process.exitCode = 1
}

async function open(
  { dataDir, given, credentialFile }: LaneOptions,
  dataKey: Uint8Array,
  venue: Awaited<ReturnType<typeof startPractice>>['ready'] | null,
): Promise<Gate> {
  if (venue === null && credentialFile !== null) {
    return openStandingGate(
      {
        dataDir,
        dataKey,
        credential: readCredential(credentialFile),
        profile: checkProfile(given),
        samples: [],
        clock: steadySystemClock(),
        log: logTrouble,
      },
      leave,
    )
  }
  if (venue === null) throw new LaneError('There is no key to speak to ACME with.')
  const { baseUrl, apiKey, tenantId, timeZone, samples } = venue
  const profile = checkProfile({
    // The practice venue limits nobody unless it is told to: no reason to make a trainee wait for the list.
    calls: { startPerMinute: 60_000, ceilingPerMinute: 60_000 },
    timeZone,
    tenantId,
    ...given,
    environment: { kind: 'practice', baseUrl },
  })
  return openStandingGate(
    {
      dataDir,
      dataKey,
      credential: { kind: 'api-key', key: apiKey },
      profile,
      samples,
      clock: steadySystemClock(),
      log: logTrouble,
    },
    leave,
  )
}

/** Reads lines until the input ends; resolves after the last answer. */
async function serveLines(gate: Gate, credentialFile: CredentialFile | null): Promise<void> {
  const session = sessionOf(gate)
  let inOrder: Promise<void> = Promise.resolve()
  let waiting = 0
  const long = new Set<Promise<void>>()
  const brief = new Set<Promise<void>>()

  const cutter = makeLineCutter((line) => {
    waiting += 1
    if (waiting >= MOST_WAITING) process.stdin.pause()
    const done = (): void => {
      waiting -= 1
      if (waiting < MOST_WAITING) process.stdin.resume()
    }
    const at = Date.now()
    const inTurn = (act: () => void | Promise<void>): void => {
      inOrder = inOrder.then(act).finally(done)
    }
    if (!line.startsWith('{')) return inTurn(() => scan(gate, session, line, at))
    const command = readCommand(line)
    if (command === null) return inTurn(sayNoCommand)
    const { do: name, ...input } = command
    if (name === 'reload-key') return inTurn(() => void brief.add(reloadKey(gate, credentialFile)))
    const entry: CommandEntry = COMMANDS[name]
    const run = (): Promise<void> => carryOut(gate, session, entry, asRead(name, input, at))
    if (entry.apart === undefined) inTurn(run)
    else inTurn(() => void (entry.apart === 'long' ? long : brief).add(run()))
  })

  process.stdin.setEncoding('utf8')
  await new Promise<void>((ended) => {
    process.stdin.on('data', (text) => cutter.write(String(text)))
    process.stdin.once('end', () => {
      cutter.end()
      ended()
    })
    process.stdin.once('close', () => ended())
    if (process.stdin.destroyed) ended()
  })
  await inOrder
  // A new key is the cure for a refused link, and a check says what ails it: neither is left for the link's sake.
  await Promise.all(brief)
  await Promise.race([Promise.all(long), untilHopeless(gate)])
}

/** Resolves once a download or upload that is still under way could only wait for the link, or for a block to end. */
function untilHopeless(gate: Gate): Promise<void> {
  return new Promise((resolve) => {
    const look = ({ link, sync }: Status): void => {
      if ((link.state !== 'online' && link.state !== 'slow') || sync.state === 'waiting') resolve()
    }
    gate.listen({ onStatus: look, onAlarm: () => {} })
    look(gate.status())
  })
}

async function scan(gate: Gate, session: Session, line: string, at: number): Promise<void> {
  const barcode = line.slice(0, BARCODE_WIRE_MAX)
  await show(gate, await gate.scan({ scanId: uuidv7(), barcode, via: 'lane', at }, session.actor()))
}

/** Says a verdict, and notes when it is out: the guest of one that never was is not refused by the next lane. */
function show(gate: Gate, verdict: Verdict): Promise<void> {
  return new Promise((written) => {
    process.stdout.write(lineOf({ type: 'verdict', ...verdict }), () => {
      if (verdict.class === 'admit') gate.shown(verdict.scanId)
      written()
    })
  })
}

type Input = Readonly<Record<string, unknown>>

/**
 * What a command says of a code, with what the reader of a line adds: an id, and the time. A scan may not bring its own;
 * whatever else the line brings beside what the contract has is refused by name.
 */
function asRead(name: CommandName, input: Input, at: number): Input {
  if (name === 'override' || name === 'admit-found') return { scanId: uuidv7(), at, ...input }
  if (name !== 'scan') return input
  const { barcode } = input
  const code = typeof barcode === 'string' ? barcode.slice(0, BARCODE_WIRE_MAX) : barcode
  return { ...input, barcode: code, scanId: uuidv7(), via: 'lane', at }
}

/** Only ever from the file: a key to go on with, on standard input, would end up in somebody's record of it. */
async function reloadKey(gate: Gate, file: CredentialFile | null): Promise<void> {
  if (file === null) return sayError('bad-request', 'The practice venue brings its own key.')
  try {
    const taken = await gate.takeCredential(readCredential(file))
    if (taken.ok) say({ type: 'key-reloaded', ...taken.value })
    else sayError(taken.error.code, taken.error.message)
  } catch (error) {
    // The key in use stays: a file that cannot be read must not stop a gate.
    if (error instanceof LaneError) return sayError('bad-request', error.message)
    sayError('internal', 'The gate failed on this command; scanning goes on.')
  }
}

function sayNoCommand(): void {
  const known = commandNames.join(', ')
  sayError('bad-request', `This line is no command. A command is one JSON object with "do": ${known}.`)
}

async function carryOut(
  gate: Gate,
  session: Session,
  { method, says }: CommandEntry,
  input: Input,
): Promise<void> {
  try {
    const result = await answer(gate, session, method, input)
    const verdict = result.ok && method === 'scan' ? verdictSchema.safeParse(result.value) : null
    if (verdict?.success === true) await show(gate, verdict.data)
    else if (result.ok) say({ type: says, ...objectOf(result.value) })
    else sayError(result.error.code, result.error.message)
  } catch {
    sayError('internal', 'The gate failed on this command; scanning goes on.')
  }
}

function readCommand(line: string): Command | null {
  if (line.length > LINE_MAX) return null
  try {
    const parsed = commandSchema.safeParse(JSON.parse(line))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

function objectOf(value: unknown): object {
  if (Array.isArray(value)) return { list: value }
  return typeof value === 'object' && value !== null ? value : { value }
}

const lineOf = (line: object): string => `${JSON.stringify(line)}\n`

function say(line: object): void {
  process.stdout.write(lineOf(line))
}

function sayError(code: string, message: string): void {
  say({ type: 'error', code, message })
}

function suggestSamples(samples: readonly { label: string; barcodes: readonly string[] }[]): void {
  const lines = samples.flatMap(({ label, barcodes: [barcode] }) =>
    barcode === undefined ? [] : [`  ${label.padEnd(22)} ${barcode}`],
  )
  process.stderr.write(`Practice venue. Type or scan one of these:\n${lines.join('\n')}\n`)
}

// A reader that went away is no fault of the gate: what was scanned is on the disk.
process.stdout.on('error', () => process.exit(0))

try {
  await main()
  // Pipes are written behind our back on some systems: leave only when the last line is out.
  await new Promise((written) => process.stdout.write('', written))
  process.exit()
} catch (error) {
  leave(error)
}

/** Says why the lane cannot go on, and ends it. */
function leave(error: unknown): never {
  const known =
    error instanceof LaneError || error instanceof StorageError || error instanceof SettingsRefused
  const message = known ? error.message : 'The lane cannot start.'
  sayError(error instanceof StorageError ? `storage-${error.fault}` : known ? 'options' : 'internal', message)
  process.stderr.write(`${message}\n`)
  if (!known) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  process.exit(2)
}
