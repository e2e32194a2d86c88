import { useLanguage } from '../../i18n/language.tsx'
import type { Translate } from '../../i18n/translate.ts'
import type { Change } from './edits.ts'
import type { Json, SettingPath } from './paths.ts'
import { sections } from './sections.ts'
import { SettingField } from './setting-field.tsx'

/** The settings that a search means, by their names and what is said of them, section by section. */
export function found(text: string, t: Translate) {
  const wanted = text.trim().toLocaleLowerCase()
  return sections.flatMap(({ name, settings }) => {
    const hits: SettingPath[] = settings.filter((path) =>
      `${t(`set.${path}`)} ${t(`set.${path}.help`)} ${path}`.toLocaleLowerCase().includes(wanted),
    )
    return hits.length === 0 ? [] : [{ name, settings: hits }]
  })
}

/** The settings of one section, or what a search found in all of them. */
export function SettingList(props: {
  section: string
  search: string
  draft: Json
  changes: readonly Change[]
  isLocked: boolean
  onChange: (draft: Json) => void
}) {
  const { t } = useLanguage()
  const { section, search, draft, changes, isLocked } = props
  const shown = search.trim() === '' ? sections.filter(({ name }) => name === section) : found(search, t)
  const hits = shown.reduce((sum, { settings }) => sum + settings.length, 0)
  return (
    // Locked is read, not typed into: one fieldset says so of all that is in it.
    <fieldset className="settings-view settings-fields" disabled={isLocked}>
      {search.trim() !== '' && (
        <p role="status">{hits === 0 ? t('edit.foundNone') : t('edit.found', { n: hits })}</p>
      )}
      {shown.map(({ name, settings }) => (
        <section key={name} className="settings-view" aria-labelledby={`section-${name}`}>
          <h3 id={`section-${name}`}>{t(`set.section.${name}`)}</h3>
          {settings.map((path) => (
            <SettingField
              key={path}
              path={path}
              draft={draft}
              isChanged={changes.some((change) => change.path === path)}
              onChange={props.onChange}
            />
          ))}
        </section>
      ))}
    </fieldset>
  )
}
