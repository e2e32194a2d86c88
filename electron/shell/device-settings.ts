import { z } from 'zod'
import { explainProfileIssues, profileSchema } from '../contract/profile.ts'
import { scannerSettingsSchema } from '../contract/scanner.ts'
import { parseJson, readText, writeDurably } from './device/durable-file.ts'

/** The settings that a device may have of its own: none of them says where ACME is. */
const { policy, calls } = profileSchema.shape
// Without the defaults: what was not set here is not said here.
const deviceProfileSchema = z.strictObject({
  scanner: scannerSettingsSchema.optional(),
  /** What the live profile said of the scanner when that was found out; absent where it said nothing. */
  scannerOver: scannerSettingsSchema.optional(),
  policy: policy.unwrap().optional(),
  calls: calls.unwrap().optional(),
})
export type DeviceProfile = z.infer<typeof deviceProfileSchema>

/** What was set on this device, laid over the profile of practice. */
export type DeviceSettings = {
  readonly get: () => DeviceProfile
  /** Keeps settings for this and every later start. @throws where the disk refuses */
  readonly set: (part: DeviceProfile) => void
}

/**
 * Settings of this device in a file beside its data: what its scanner test found out, and for practice fields of the profile
 * (docs/profile.md); only those that were set.
 * A file that cannot be used costs a line in the log, not the gate: it opens with the defaults.
 */
export function openDeviceSettings(file: string, report: (line: string) => void): DeviceSettings {
  let current = read(file, report)
  return {
    get: () => current,
    set: (part) => {
      const next = { ...current, ...part }
      writeDurably(file, `${JSON.stringify(next, null, 2)}\n`)
      current = next
    },
  }
}

function read(file: string, report: (line: string) => void): DeviceProfile {
  let text: string | null
  try {
    text = readText(file)
  } catch (error) {
    report(error instanceof Error ? error.message : String(error))
    return {}
  }
  if (text === null) return {}
  const json = parseJson(text)
  const parsed = deviceProfileSchema.safeParse(json)
  if (parsed.success) return parsed.data
  for (const problem of explainProfileIssues(parsed.error, json)) report(`${file} is not used: ${problem}`)
  return {}
}
