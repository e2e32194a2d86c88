import { useLanguage } from '../i18n/language.tsx'
import { Icon } from '../ui/icon.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { openable } from './registry.ts'
import { useSurroundings } from './surroundings.ts'
import './menu-screen.css'

/** All screens as buttons large enough for a finger, each with its key. */
export function MenuScreen() {
  const { t } = useLanguage()
  const { navigation } = useSurroundings()
  return (
    <ul className="menu">
      {openable.map(({ title, icon, key, opens }) =>
        opens.name === 'menu' ? null : (
          <li key={opens.name}>
            <button type="button" className="menu-button" onClick={() => navigation.open(opens)}>
              <Icon name={icon} />
              <span>{t(title)}</span>
              {key !== null && <Kbd>{key}</Kbd>}
            </button>
          </li>
        ),
      )}
    </ul>
  )
}
