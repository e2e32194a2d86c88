import { Menu, type MenuItemConstructorOptions } from 'electron'

/**
 * The least a window needs: the shortcuts for editing, size and closing. They exist only while a menu holds them, and on
 * macOS copy and paste do too. No reload and no developer tools: a reload in front of a queue loses what is on screen.
 *
 * @param kiosk nothing that closes or leaves the window: editing and size alone
 */
export function minimalMenu(platform: NodeJS.Platform, kiosk: boolean): Menu {
  const leaving: MenuItemConstructorOptions[] = [{ role: platform === 'darwin' ? 'appMenu' : 'fileMenu' }]
  const fullScreen: MenuItemConstructorOptions[] = [{ type: 'separator' }, { role: 'togglefullscreen' }]
  const template: MenuItemConstructorOptions[] = [
    ...(kiosk ? [] : leaving),
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, ...(kiosk ? [] : fullScreen)],
    },
  ]
  return Menu.buildFromTemplate(template)
}
