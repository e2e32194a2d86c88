import { useLanguage } from '../../i18n/language.tsx'
import type { Translate } from '../../i18n/translate.ts'
import { Button } from '../../ui/button.tsx'
import { controls } from './controls.ts'
import { type Change, partsOf } from './edits.ts'
import { useEventWords } from './known-events.tsx'
import type { SettingPath } from './paths.ts'
import { type EventWords, rowWords, valueWords } from './value-words.ts'

/** What a change comes to, line by line, in the words of its field. */
export function changeLines(change: Change, t: Translate, event: EventWords = (id) => id): readonly string[] {
  const control = controls[change.path]
  const parts = partsOf(change, (part) => {
    if (control.kind === 'rows') return rowWords(control, part, t, event)
    if (control.kind === 'names' && control.of === 'events') return event(String(part))
    return control.kind === 'codes' ? valueWords(control, part, t) : String(part)
  })
  if (parts === null)
    return [
      t('edit.was', { value: valueWords(control, change.from, t, event) }),
      t('edit.becomes', { value: valueWords(control, change.to, t, event) }),
    ]
  const lines = [
    ...parts.gone.map((value) => t('edit.gone', { value })),
    ...parts.added.map((value) => t('edit.new', { value })),
  ]
  return lines.length > 0 ? lines : [t('edit.order')]
}

/** All changes from and to, each of which can be taken back. */
export function ChangeList(props: { changes: readonly Change[]; onTakeBack: (path: SettingPath) => void }) {
  const { t } = useLanguage()
  const event = useEventWords()
  return (
    <ul className="changes" data-testid="changes">
      {props.changes.map((change) => (
        <li key={change.path} data-testid={`change-${change.path}`}>
          <div>
            <strong>{t(`set.${change.path}`)}</strong>
            {changeLines(change, t, event).map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
          <Button
            aria-label={t('edit.takeBackOf', { what: t(`set.${change.path}`) })}
            onClick={() => props.onTakeBack(change.path)}
          >
            {t('edit.takeBack')}
          </Button>
        </li>
      ))}
    </ul>
  )
}
