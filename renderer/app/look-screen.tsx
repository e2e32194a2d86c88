import { useSyncExternalStore } from 'react'
import { useLanguage } from '../i18n/language.tsx'
import { languageCodes, languages } from '../i18n/languages.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { Toggle } from '../ui/toggle.tsx'
import { KioskToggle } from './kiosk-toggle.tsx'
import { themes } from './look.ts'
import { useSurroundings } from './surroundings.ts'
import './look-screen.css'

const classes = ['admit', 'deny', 'hold', 'repeat'] as const

/** How this device looks and sounds. Every change is seen or heard at once, and kept. */
export function LookScreen() {
  const { t } = useLanguage()
  const { look, sounds } = useSurroundings()
  const { theme, language } = useSyncExternalStore(look.subscribe, look.getState)
  const { muted, volume } = useSyncExternalStore(sounds.subscribe, sounds.getState)
  return (
    <div className="look">
      <Choice
        name={t('look.theme')}
        options={themes.map((value) => ({ value, label: t(`look.theme.${value}`) }))}
        value={theme}
        onChange={look.setTheme}
      />
      <Choice
        name={t('look.language')}
        options={languageCodes.map((value) => ({ value, label: languages[value].name, lang: value }))}
        value={language}
        onChange={look.setLanguage}
      />
      <fieldset className="look-sound">
        <legend>{t('look.sound')}</legend>
        <Toggle on={!muted} onChange={(on) => sounds.setMuted(!on)}>
          {t('look.soundOn')}
        </Toggle>
        <label className="look-volume">
          {t('look.volume')}
          <input
            type="range"
            min="0"
            max="1"
            step="0.1"
            value={volume}
            onChange={(event) => sounds.setVolume(Number(event.target.value))}
          />
          <output>{t('look.percent', { n: Math.round(volume * 100) })}</output>
        </label>
        <div className="look-hear">
          {classes.map((verdictClass) => (
            <Button key={verdictClass} disabled={muted} onClick={() => sounds.play(verdictClass)}>
              {t('look.hear', { word: t(`word.${verdictClass}`) })}
            </Button>
          ))}
        </div>
      </fieldset>
      <KioskToggle />
    </div>
  )
}
