import { useLanguage } from '../../i18n/language.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Field } from '../../ui/field.tsx'
import type { Change } from './edits.ts'
import { type SectionName, sections } from './sections.ts'

/** What stands beside the list of sections. */
export type View = SectionName | 'review' | 'export' | 'import'

function Entry(props: { label: string; isShown: boolean; changed?: number; onShow: () => void }) {
  const { changed = 0 } = props
  return (
    <li>
      <button
        type="button"
        className="settings-entry"
        aria-current={props.isShown ? 'true' : undefined}
        onClick={props.onShow}
      >
        <span>{props.label}</span>
        {changed > 0 && <Badge tone="warn">{changed}</Badge>}
      </button>
    </li>
  )
}

/** The sections of the profile, the way to one setting by its name, and what else can be done with all of it. */
export function SettingsNav(props: {
  /** Null while a search shows settings of every section. */
  shown: View | null
  search: string
  changes: readonly Change[]
  onSearch: (text: string) => void
  onShow: (view: View) => void
}) {
  const { t } = useLanguage()
  const { shown, changes, onShow } = props
  const changedIn = (settings: readonly string[]) =>
    changes.filter(({ path }) => settings.includes(path)).length
  return (
    <nav className="settings-nav" aria-label={t('edit.sections')}>
      <Field
        label={t('edit.search')}
        type="search"
        value={props.search}
        onChange={(event) => props.onSearch(event.target.value)}
      />
      <ul>
        {sections.map(({ name, settings }) => (
          <Entry
            key={name}
            label={t(`set.section.${name}`)}
            isShown={shown === name}
            changed={changedIn(settings)}
            onShow={() => onShow(name)}
          />
        ))}
      </ul>
      <ul className="settings-carry">
        <Entry label={t('carry.export')} isShown={shown === 'export'} onShow={() => onShow('export')} />
        <Entry label={t('carry.import')} isShown={shown === 'import'} onShow={() => onShow('import')} />
      </ul>
    </nav>
  )
}
