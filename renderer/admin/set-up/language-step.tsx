import { useSyncExternalStore } from 'react'
import { useSurroundings } from '../../app/surroundings.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { languageCodes, languages } from '../../i18n/languages.ts'
import { Choice } from '../../ui/choice.tsx'
import { StepFoot, type StepProps } from './step-parts.tsx'

/** The language of the screen, changed at once. */
export function LanguageStep({ onBack, onNext }: StepProps) {
  const { t } = useLanguage()
  const { look } = useSurroundings()
  const { language } = useSyncExternalStore(look.subscribe, look.getState)
  return (
    <form
      className="setup-step"
      onSubmit={(event) => {
        event.preventDefault()
        onNext()
      }}
    >
      <p className="office-detail">{t('setup.language.what')}</p>
      <Choice
        name={t('look.language')}
        options={languageCodes.map((value) => ({ value, label: languages[value].name, lang: value }))}
        value={language}
        onChange={look.setLanguage}
      />
      <p className="office-detail">{t('setup.language.leave')}</p>
      <StepFoot onBack={onBack} onNext="submit" />
    </form>
  )
}
