import { Menu, type MenuItemConstructorOptions } from 'electron'

/**
 * The least a window needs: the shortcuts for editing, size and closing. They exist only while a menu holds them, and on
 * macOS copy and paste do too. No reload and no developer tools: a reload in front of a queue loses what is on screen.
 */
export function minimalMenu(platform: NodeJS.Platform): Menu {
  const template: MenuItemConstructorOptions[] = [
    { role: platform === 'darwin' ? 'appMenu' : 'fileMenu' },
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
  ]
  return Menu.buildFromTemplate(template)
}
