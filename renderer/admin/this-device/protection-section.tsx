import { useState } from 'react'
import type { DeviceView } from '../../../electron/contract/device.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ProtectionForm } from '../protection-form.tsx'

/** What protects the secrets of this device, and another way in its place. */
export function ProtectionSection({ view }: { view: DeviceView }) {
  const { t } = useLanguage()
  const [changed, setChanged] = useState(false)
  const { protection } = view.secrets
  const isPlain = view.problems.some(({ kind }) => kind === 'plain-secrets')
  return (
    <section className="here-part" aria-labelledby="here-protection">
      <h3 id="here-protection">{t('here.protection')}</h3>
      <p>{t(`here.protectedBy.${protection ?? 'none'}`)}</p>
      {isPlain && (
        <Notice weight="bad" role="status" testId="plain-warning">
          {t('here.plainWarning')}
        </Notice>
      )}
      {changed && (
        <p className="office-lead" role="status">
          {t('here.protected')}
        </p>
      )}
      <details className="office-more">
        <summary>{t('here.protectChange')}</summary>
        <ProtectionForm view={view} onDone={() => setChanged(true)} />
      </details>
    </section>
  )
}
