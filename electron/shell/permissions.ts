import type { Session } from 'electron'
import { isOurs } from './origin.ts'

/** As much of a request as the decision needs. */
export type Asked = {
  readonly permission: string
  /** Who asks: an address, or an origin as Chromium writes it. */
  readonly by: string
  readonly mainFrame: boolean
  /** What of a camera and a microphone; a mere check names one of them, or none. */
  readonly media: readonly string[]
}

/** The one exception: pictures from a camera, for the page of our own that scans with it. Never sound. */
export function isAllowed({ permission, by, mainFrame, media }: Asked): boolean {
  return (
    permission === 'media' &&
    mainFrame &&
    isOurs(by) &&
    media.length > 0 &&
    media.every((kind) => kind === 'video')
  )
}

/**
 * Electron grants every permission by itself. Here the page needs a camera and nothing else, so all others are refused:
 * when asked for, when merely checked, and for devices. Nothing is downloaded, not even what the page made itself: a download
 * asks for a place with a dialog of the system, which a kiosk must not show. Files go through `save-file.ts`.
 */
export function limitPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : []
    decide(isAllowed({ permission, by: details.requestingUrl, mainFrame: details.isMainFrame, media }))
  })
  session.setPermissionCheckHandler((_contents, permission, by, details) => {
    const media = details.mediaType === undefined ? [] : [details.mediaType]
    return isAllowed({ permission, by, mainFrame: details.isMainFrame, media })
  })
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
}
