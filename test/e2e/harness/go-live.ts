import type { DeviceInput } from '../../../electron/contract/device.ts'
import type { PracticeVenue } from '../../../electron/practice/venue.ts'
import type { OpenGate } from './open-gate.ts'

/**
 * Takes a new device from practice to a venue that poses as sandbox 7, as its set-up does, and answers what came of each act.
 * @param how what protects its secrets; null for what the device chooses by itself
 * @param more settings beside those that a profile cannot be without
 */
export function goLive(
  gate: OpenGate,
  { apiKey, baseUrl, tenantId, timeZone }: PracticeVenue,
  how: DeviceInput<'protect'>['how'] | null,
  more: Readonly<Record<string, string>> = {},
) {
  return gate.page.evaluate(
    async ({ how, key, baseUrl, tenantId, timeZone, more }) => {
      const bridge = window.portcullis
      if (bridge === undefined) throw new Error('the page has no bridge')
      const permit = async (act: 'protect-secrets' | 'change-profile' | 'change-key' | 'open-book') => {
        const given = await bridge.permit({ act, why: 'setting up' })
        return given.ok ? given.value.permit : null
      }
      const protect =
        how === null
          ? await bridge.device({})
          : await bridge.protect({ how, permit: await permit('protect-secrets') })
      const environment = { kind: 'sandbox', number: 7, baseUrl }
      const profile = { ...more, environment, tenantId, timeZone }
      const apply = await bridge.applyProfile({ profile, basedOn: 0, permit: await permit('change-profile') })
      const setKey = await bridge.setKey({
        credential: { kind: 'api-key', key },
        permit: await permit('change-key'),
      })
      const openBook = await bridge.openBook({ book: 'live', permit: await permit('open-book') })
      return { protect, apply, setKey, openBook }
    },
    { how, key: apiKey, baseUrl, tenantId, timeZone, more },
  )
}
