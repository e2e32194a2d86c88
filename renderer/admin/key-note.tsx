import type { KeyNote } from '../../electron/contract/device.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Icon } from '../ui/icon.tsx'

/** All that is ever shown of a key: how it ends, and since when it is here. */
export function KeyNoteLine({ note }: { note: KeyNote | null }) {
  const { t, moments } = useLanguage()
  if (note === null) return <p className="office-detail">{t('setkey.none')}</p>
  const when = moments.when(note.setAt, Date.now())
  return (
    <p className="office-lead admin-note" data-testid="key-note">
      <Icon name="lock" />{' '}
      {note.kind === 'session'
        ? t('setkey.isLogin', { when })
        : note.last4 === null
          ? t('setkey.isShort', { when })
          : t('setkey.is', { end: note.last4, when })}
    </p>
  )
}
