import { useSyncExternalStore } from 'react'
import type { DeviceView } from '../../electron/contract/device.ts'
import { useSurroundings } from '../app/surroundings.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Icon } from '../ui/icon.tsx'
import { BookName } from './book-name.tsx'
import { PassphraseForm } from './passphrase-form.tsx'
import { useDeviceView } from './use-device.ts'

/** Whether the live gate waits for the passphrase of this device. */
export const isLockedOut = (view: DeviceView | null): boolean =>
  view?.secrets.locked === true && view.book !== 'practice'

/**
 * The start of a device that a passphrase protects: asks for it in place of the scan screen. What is scanned meanwhile,
 * outside of the field, is kept and says so.
 */
export function LockedDevice() {
  const { t } = useLanguage()
  const { desk } = useSurroundings()
  const view = useDeviceView()
  const { queue } = useSyncExternalStore(desk.subscribe, desk.getState)
  if (view === null || !isLockedOut(view)) return null
  return (
    <section className="admin-locked" aria-labelledby="locked-device" data-testid="locked-device">
      <h2 id="locked-device">
        <Icon name="lock" /> {t('passphrase.title')}
      </h2>
      <p>
        <BookName book={view.book} />
      </p>
      <p>{t('passphrase.what')}</p>
      <PassphraseForm view={view} />
      {queue.waiting.length > 0 && (
        <p className="office-lead" role="status">
          {t('passphrase.waiting', { n: queue.waiting.length })}
        </p>
      )}
      <details className="office-more">
        <summary>{t('passphrase.lost')}</summary>
        <p>{t('passphrase.lostHint')}</p>
      </details>
    </section>
  )
}
