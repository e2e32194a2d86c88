import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Credential } from '../../contract/credential.ts'
import { explainProfileIssues, type Profile, profileSchema } from '../../contract/profile.ts'

/** Said to the person at the keyboard; ends the lane with exit code 2. */
export class LaneError extends Error {}

/** Where the lane reads what lets it in at ACME. */
export type CredentialFile = { readonly kind: Credential['kind']; readonly file: string }

export type LaneOptions = {
  readonly dataDir: string
  readonly dataKeyFile: string
  /** The key that the folder is to be brought to; null where it keeps the one it has. */
  readonly newDataKeyFile: string | null
  /** Null on the practice venue, which brings its own key. */
  readonly credentialFile: CredentialFile | null
  /** The profile as far as it was given; the practice venue may still add its address, tenant and zone. */
  readonly given: Readonly<Record<string, unknown>>
  readonly practice: boolean
}

export const USAGE = `usage: lane [--data DIR] [--base-url URL] [--api-key-file FILE] [--data-key-file FILE] [--tenant ID]
            [--event ID]... [--terminal ID] [--profile FILE] [--policy verify|local-first] [--budget-ms N]
            [--unknown hold|deny|admit] [--direction in|out] [--session-file FILE] [--ca-file FILE] [--proxy URL]
            [--new-data-key-file FILE] [--help]
       lane --verify-acts FILE

A line on standard input is a barcode, or a command: {"do":"sync"} {"do":"status"} {"do":"drain"}
{"do":"scan","barcode":"…","count":N}
{"do":"undo","scanId":"…","reason":"…"} {"do":"inspect","barcode":"…"} {"do":"order","scanId":"…"}
{"do":"outbox"} {"do":"retry","id":N} {"do":"acknowledge","id":N,"note":"…"} {"do":"history","barcode":"…"}
{"do":"test-scan","barcode":"…"} {"do":"readiness"} {"do":"diagnosis"}
{"do":"shift-report"} {"do":"scan-log","reasons":["unknown"]} {"do":"export-records","what":"scan-log|shift-report|acts","format":"csv"}
{"do":"doctor"} {"do":"calibrate","barcode":"…","was":"…"} {"do":"calls","limit":20} {"do":"pace"} {"do":"events"}
{"do":"reload-key"} {"do":"override","of":{"scanId":"…"},"reason":"…"} {"do":"search","text":"…"} {"do":"admit-found","ticket":"…"}
{"do":"report","of":{"scanId":"…"},"note":"…"} {"do":"change-post","direction":"in|out","entrance":"…"}
{"do":"unlock","pin":"…"} {"do":"lock"} {"do":"session"} {"do":"staff"} {"do":"change-staff","act":"add",…}
{"do":"recover","key":"…","name":"…","pin":"…"} {"do":"audit"} {"do":"verify-audit"}
Every line on standard output is one JSON object.
Without --base-url the lane opens a practice venue of its own.
--verify-acts looks at a saved log of acts (JSON) and nothing else: exit code 0 where it is as it was saved, 1 where it is not.`

/**
 * The text of the file whose acts are to be proved; null where a lane is asked for.
 * @throws LaneError where it cannot be read
 */
export function actsToVerify(
  args: readonly string[],
): { readonly file: string; readonly text: string } | null {
  const { 'verify-acts': file, ...others } = parse(args)
  if (file === undefined) return null
  if (Object.keys(others).length > 0) throw new LaneError('--verify-acts stands alone: it opens no lane.')
  return { file, text: readText(file, 'log of acts') }
}

/** @throws LaneError for what a person typed wrong. */
export function readLaneOptions(args: readonly string[]): LaneOptions {
  const values = parse(args)
  const profile = values.profile === undefined ? {} : readProfileFile(values.profile)
  const given = {
    ...profile,
    ...(values['base-url'] === undefined
      ? {}
      : { environment: { kind: 'custom', baseUrl: values['base-url'] } }),
    ...(values.tenant === undefined ? {} : { tenantId: values.tenant }),
    ...(values.terminal === undefined ? {} : { terminalId: values.terminal }),
    ...(values.event === undefined ? {} : { admit: { events: values.event } }),
    ...(values.policy === undefined ? {} : { policy: values.policy }),
    ...(values['budget-ms'] === undefined ? {} : { budgetMs: Number(values['budget-ms']) }),
    ...(values.unknown === undefined ? {} : { unknown: values.unknown }),
    ...(values.direction === undefined ? {} : { direction: values.direction }),
    ...networkOf(profile['network'], values.proxy, values['ca-file']),
  }
  const practice = checkProfile(given, values.profile).environment.kind === 'practice'
  const dataDir = values.data ?? join(dataHome(), practice ? 'lane-practice' : 'lane')
  const credentialFile = credentialFileOf(values['api-key-file'], values['session-file'])
  if (!practice && credentialFile === null) {
    throw new LaneError(
      '--api-key-file is needed to speak to ACME: a file (mode 0600) that holds the API key.',
    )
  }
  return {
    dataDir,
    // Beside the folder, never in it: a copy of the data alone must not open.
    dataKeyFile: values['data-key-file'] ?? `${dataDir.replace(/[/\\]+$/, '')}.key`,
    newDataKeyFile: values['new-data-key-file'] ?? null,
    credentialFile,
    given,
    practice,
  }
}

function credentialFileOf(apiKey: string | undefined, login: string | undefined): CredentialFile | null {
  if (apiKey !== undefined && login !== undefined) {
    throw new LaneError('Give --api-key-file or --session-file, not both: ACME takes a key or a session.')
  }
  if (login !== undefined) return { kind: 'session', file: login }
  return apiKey === undefined ? null : { kind: 'api-key', file: apiKey }
}

function networkOf(given: unknown, proxy: string | undefined, caFile: string | undefined): object {
  if (proxy === undefined && caFile === undefined) return {}
  const ofProfile = typeof given === 'object' && given !== null ? given : {}
  return {
    network: {
      ...ofProfile,
      ...(proxy === undefined ? {} : { proxy }),
      ...(caFile === undefined ? {} : { extraCa: readText(caFile, 'CA file') }),
    },
  }
}

/** @throws LaneError naming every wrong field with its path. */
export function checkProfile(given: unknown, file?: string): Profile {
  const parsed = profileSchema.safeParse(given)
  if (parsed.success) return parsed.data
  const where =
    file === undefined ? 'The options do not fit' : `The profile ${file} (with the options) does not fit`
  throw new LaneError(
    [`${where}:`, ...explainProfileIssues(parsed.error, given).map((line) => `  ${line}`)].join('\n'),
  )
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: false,
      options: {
        data: text,
        'base-url': text,
        'api-key-file': text,
        'session-file': text,
        'ca-file': text,
        proxy: text,
        'data-key-file': text,
        'new-data-key-file': text,
        tenant: text,
        event: { type: 'string', multiple: true },
        terminal: text,
        profile: text,
        policy: text,
        'budget-ms': text,
        unknown: text,
        direction: text,
        'verify-acts': text,
      },
    }).values
  } catch (error) {
    throw new LaneError(`${error instanceof Error ? error.message : 'The options cannot be read.'}\n${USAGE}`)
  }
}

function readProfileFile(file: string): Record<string, unknown> {
  const text = readText(file, 'profile')
  try {
    const json: unknown = JSON.parse(text)
    if (typeof json === 'object' && json !== null && !Array.isArray(json)) return { ...json }
    throw new LaneError(`The profile ${file} is JSON, but not an object of settings.`)
  } catch (error) {
    if (error instanceof LaneError) throw error
    throw new LaneError(`The profile ${file} is not JSON: ${reasonOf(error)}.`)
  }
}

function readText(file: string, what: string): string {
  try {
    // Windows editors begin a file with a byte-order mark.
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
  } catch (error) {
    throw new LaneError(`The ${what} ${file} cannot be read: ${reasonOf(error)}.`)
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/\.$/, '') : 'unknown reason'
}

/** Where this user's programs keep their data. */
function dataHome(): string {
  const { env, platform } = process
  if (platform === 'win32')
    return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'Portcullis')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Portcullis')
  return join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'portcullis')
}
