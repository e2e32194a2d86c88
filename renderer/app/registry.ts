import type { PlainKey } from '../i18n/translate.ts'
import type { IconName } from '../ui/icon.tsx'
import type { Screen, ScreenName } from './screen.ts'
import type { FunctionKey } from './shortcuts.ts'

/** How a screen presents itself, apart from what it draws. */
export type ScreenEntry = {
  readonly title: PlainKey
  readonly icon: IconName
  /** `page` takes everything below the top bar; `dialog` only what it needs of it. */
  readonly shape: 'page' | 'dialog'
  /** Opens it from anywhere; null for none. */
  readonly key: FunctionKey | null
  /** What the key and the menu open; null where the screen is about something and opened from there. */
  readonly opens: Screen | null
}

/** Every screen but the scan screen, in the order of the menu. */
export const screens: { readonly [N in ScreenName]: ScreenEntry } = {
  find: { title: 'find.title', icon: 'find', shape: 'page', key: 'F3', opens: { name: 'find' } },
  queue: { title: 'queue.title', icon: 'queue', shape: 'page', key: 'F4', opens: { name: 'queue' } },
  inbox: { title: 'inbox.title', icon: 'alert', shape: 'page', key: 'F5', opens: { name: 'inbox' } },
  inspect: {
    title: 'inspect.title',
    icon: 'inspect',
    shape: 'page',
    key: null,
    opens: { name: 'inspect', of: null },
  },
  ticket: { title: 'ticket.title', icon: 'history', shape: 'page', key: null, opens: null },
  override: { title: 'override.title', icon: 'lock', shape: 'dialog', key: null, opens: null },
  report: { title: 'report.title', icon: 'alert', shape: 'dialog', key: null, opens: null },
  unlock: { title: 'pin.title', icon: 'lock', shape: 'dialog', key: null, opens: { name: 'unlock' } },
  post: { title: 'post.title', icon: 'gate', shape: 'dialog', key: null, opens: { name: 'post' } },
  look: { title: 'look.title', icon: 'look', shape: 'dialog', key: 'F10', opens: { name: 'look' } },
  camera: {
    title: 'camera.title',
    icon: 'camera',
    shape: 'dialog',
    key: 'F6',
    opens: { name: 'camera' },
  },
  scanner: {
    title: 'scanner.title',
    icon: 'scan',
    shape: 'dialog',
    key: 'F7',
    opens: { name: 'scanner' },
  },
  fit: { title: 'fit.title', icon: 'fit', shape: 'page', key: null, opens: { name: 'fit' } },
  connection: {
    title: 'connection.title',
    icon: 'link',
    shape: 'page',
    key: null,
    opens: { name: 'connection' },
  },
  try: { title: 'try.title', icon: 'try', shape: 'dialog', key: null, opens: { name: 'try' } },
  training: {
    title: 'train.title',
    icon: 'training',
    shape: 'dialog',
    key: null,
    opens: { name: 'training' },
  },
  records: { title: 'records.title', icon: 'records', shape: 'page', key: null, opens: { name: 'records' } },
  people: { title: 'people.title', icon: 'people', shape: 'page', key: null, opens: { name: 'people' } },
  acts: { title: 'acts.title', icon: 'acts', shape: 'page', key: null, opens: { name: 'acts' } },
  setup: { title: 'setup.title', icon: 'setup', shape: 'page', key: null, opens: { name: 'setup' } },
  key: { title: 'setkey.title', icon: 'refused', shape: 'dialog', key: null, opens: null },
  settings: {
    title: 'edit.title',
    icon: 'settings',
    shape: 'page',
    key: null,
    opens: { name: 'settings' },
  },
  device: { title: 'here.title', icon: 'device', shape: 'page', key: null, opens: { name: 'device' } },
  keys: { title: 'keys.title', icon: 'keys', shape: 'dialog', key: 'F1', opens: { name: 'keys' } },
  menu: { title: 'menu.title', icon: 'menu', shape: 'dialog', key: 'F12', opens: { name: 'menu' } },
}

/** The screens that can be opened from anywhere, in order. */
export const openable: readonly (ScreenEntry & { readonly opens: Screen })[] = Object.values(screens).flatMap(
  (entry) => (entry.opens === null ? [] : [{ ...entry, opens: entry.opens }]),
)
