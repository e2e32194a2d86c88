import { useSyncExternalStore } from 'react'
import { useSurroundings } from '../app/surroundings.ts'
import { useLanguage } from '../i18n/language.tsx'
import { ForRole } from '../office/for-role.tsx'
import { BookSection } from './this-device/book-section.tsx'
import { AboutSection, ProblemsSection, ProvisioningSection } from './this-device/facts.tsx'
import { KeySection } from './this-device/key-section.tsx'
import { ProtectionSection } from './this-device/protection-section.tsx'
import { useDeviceView } from './use-device.ts'
import './this-device/this-device.css'

/** This device itself: what is open on it, its key, what protects it, and what is the matter with it. */
export function DeviceScreen() {
  const { t } = useLanguage()
  const { desk } = useSurroundings()
  const { supervision } = useSyncExternalStore(desk.subscribe, desk.getState)
  const view = useDeviceView()
  if (view === null) return <p className="office-detail">{t('office.loading')}</p>
  return (
    <div className="here">
      <ProblemsSection view={view} />
      <AboutSection view={view} />
      {supervision?.state === 'failed' ? (
        // A gate that stands still knows no PINs; what the shell then allows it says itself.
        <KeySection view={view} />
      ) : (
        <ForRole least="admin">
          <BookSection view={view} />
          <KeySection view={view} />
          <ProtectionSection view={view} />
          <ProvisioningSection view={view} />
        </ForRole>
      )}
    </div>
  )
}
