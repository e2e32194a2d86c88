import { useLanguage } from '../../i18n/language.tsx'
import { Button } from '../../ui/button.tsx'
import type { Change } from './edits.ts'
import type { Fault } from './faults.ts'
import { type SectionName, sections } from './sections.ts'

/** The section in which something does not fit; null where it is in none of this version. */
export function sectionOf({ path }: Fault): SectionName | null {
  const at = path.filter((step) => typeof step === 'string').join('.')
  const holds = (setting: string) => at === setting || at.startsWith(`${setting}.`)
  return sections.find(({ settings }) => settings.some(holds))?.name ?? null
}

/** How much is changed and not applied, and what can be done about it. */
export function SettingsBar(props: {
  changes: readonly Change[]
  faults: readonly Fault[]
  onUndo: () => void
  onReview: () => void
  onShow: (section: SectionName) => void
}) {
  const { t } = useLanguage()
  const { changes, faults } = props
  if (changes.length === 0) return null
  const wrong = faults.map(sectionOf).find((name) => name !== null)
  return (
    <div className="settings-bar" data-testid="settings-bar">
      <span role="status">{t('edit.changes', { n: changes.length })}</span>
      {faults.length > 0 && <span className="field-error">{t('edit.faults', { n: faults.length })}</span>}
      {wrong !== undefined && wrong !== null && (
        <Button onClick={() => props.onShow(wrong)}>{t('edit.showFault')}</Button>
      )}
      <span className="settings-bar-acts">
        <Button onClick={props.onUndo}>{t('edit.undo')}</Button>
        <Button look="strong" disabled={faults.length > 0} onClick={props.onReview}>
          {t('edit.review')}
        </Button>
      </span>
    </div>
  )
}
