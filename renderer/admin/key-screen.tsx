import { useSyncExternalStore } from 'react'
import { useSurroundings } from '../app/surroundings.ts'
import { useLanguage } from '../i18n/language.tsx'
import { ForRole } from '../office/for-role.tsx'
import { KeyForm } from './key-form.tsx'
import { useDeviceView } from './use-device.ts'

/** Sets the key of the live gate. A gate that stands still for want of one knows no PINs: there the shell lets in this alone. */
export function KeyScreen() {
  const { t } = useLanguage()
  const { desk, navigation } = useSurroundings()
  const { supervision } = useSyncExternalStore(desk.subscribe, desk.getState)
  const view = useDeviceView()
  if (view === null) return <p className="office-detail">{t('office.loading')}</p>
  if (supervision?.state === 'failed') return <KeyForm view={view} onDone={navigation.close} />
  return (
    <ForRole least="admin">
      <KeyForm view={view} onDone={navigation.close} />
    </ForRole>
  )
}
