import type { BootMessage, PracticeReady } from '../contract/boot.ts'
import { profileSchema } from '../contract/profile.ts'
import type { DeviceProfile } from './device-settings.ts'

/** The practice venue is on this machine and limits nobody: its one limit is the schema's. */
const PRACTICE_CALLS_PER_MINUTE = 60_000

/** What a gate on the practice venue is told when it starts: the profile of practice, and over it what was set here. */
export function practiceBoot(
  dataDir: string,
  dataKey: Uint8Array<ArrayBuffer>,
  venue: PracticeReady,
  device: DeviceProfile = {},
): BootMessage {
  const { policy, calls } = device
  return {
    kind: 'boot',
    dataDir,
    dataKey,
    credential: { kind: 'api-key', key: venue.apiKey },
    profile: profileSchema.parse({
      environment: { kind: 'practice', baseUrl: venue.baseUrl },
      tenantId: venue.tenantId,
      timeZone: venue.timeZone,
      calls: { startPerMinute: PRACTICE_CALLS_PER_MINUTE, ceilingPerMinute: PRACTICE_CALLS_PER_MINUTE },
      ...(policy === undefined ? {} : { policy }),
      ...(calls === undefined ? {} : { calls }),
    }),
    samples: venue.samples,
  }
}
