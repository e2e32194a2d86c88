import { type LanguageCode, languageCodes, preferredLanguage } from '../i18n/languages.ts'

/** `auto` follows the computer; `contrast` is black and white with colour for verdicts alone. */
export const themes = ['auto', 'light', 'dark', 'contrast'] as const
export type Theme = (typeof themes)[number]

/** How this device's screen looks and speaks. Kept on the device, for the next start. */
export type LookState = { readonly theme: Theme; readonly language: LanguageCode }

export type Look = {
  readonly getState: () => LookState
  readonly subscribe: (listener: () => void) => () => void
  readonly setTheme: (theme: Theme) => void
  readonly setLanguage: (language: LanguageCode) => void
}

const THEME_KEY = 'portcullis.theme'
const LANGUAGE_KEY = 'portcullis.language'

/**
 * The look of the window, written to `<html>` as `data-scheme` and `data-contrast`, from which the tokens follow.
 * Told again whenever the person, or with `auto` the computer, changes it.
 */
export function createLook(target: Window, storage: Storage | null): Look {
  const listeners = new Set<() => void>()
  const dark = target.matchMedia('(prefers-color-scheme: dark)')
  const more = target.matchMedia('(prefers-contrast: more)')
  let state: LookState = {
    theme: themes.find((theme) => theme === storage?.getItem(THEME_KEY)) ?? 'auto',
    language:
      languageCodes.find((code) => code === storage?.getItem(LANGUAGE_KEY)) ??
      preferredLanguage(target.navigator.languages),
  }

  const apply = () => {
    const { theme } = state
    const { dataset } = target.document.documentElement
    // High contrast is for sun and for night: which of the two, the computer knows.
    const follows = theme === 'auto' || theme === 'contrast'
    dataset['scheme'] = (follows ? dark.matches : theme === 'dark') ? 'dark' : 'light'
    dataset['contrast'] = theme === 'contrast' || (theme === 'auto' && more.matches) ? 'more' : 'normal'
  }
  const change = (part: Partial<LookState>) => {
    state = { ...state, ...part }
    apply()
    for (const listener of listeners) listener()
  }
  dark.addEventListener('change', apply)
  more.addEventListener('change', apply)
  apply()

  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    setTheme(theme) {
      storage?.setItem(THEME_KEY, theme)
      change({ theme })
    },
    setLanguage(language) {
      storage?.setItem(LANGUAGE_KEY, language)
      change({ language })
    },
  }
}
