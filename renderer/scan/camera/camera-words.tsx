import { useLanguage } from '../../i18n/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { CameraState } from './camera.ts'

/** How the camera does, where it does not: what is the matter, and what to do about it. */
export function CameraWords({ view }: { view: CameraState['view'] }) {
  const { t } = useLanguage()
  switch (view.kind) {
    case 'off':
    case 'live':
      return null
    case 'starting':
      return <p className="camera-words">{t('camera.starting')}</p>
    case 'fault':
      return (
        <Notice weight="warn" role="status" testId="camera-fault">
          {t(`camera.fault.${view.fault}`)}
        </Notice>
      )
  }
}
