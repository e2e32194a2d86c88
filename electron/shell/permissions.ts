import type { Session } from 'electron'

/**
 * Electron grants every permission by itself. Here the page needs none yet, so all are refused: when asked for, when
 * merely checked, and for devices. The camera scanner will be the first exception.
 */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
}
