import { useSyncExternalStore } from 'react'
import { useSurroundings } from '../../app/surroundings.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { CameraView } from './camera-view.tsx'
import { CameraWords } from './camera-words.tsx'
import './camera.css'

/** The camera beside the verdict for as long as it is on: where to hold the code, or why it sees nothing. */
export function CameraCorner() {
  const { t } = useLanguage()
  const { camera, navigation } = useSurroundings()
  const { view } = useSyncExternalStore(camera.subscribe, camera.getState)
  if (view.kind === 'off') return null
  return (
    <aside className="camera-corner" data-testid="camera-corner" data-view={view.kind}>
      {view.kind === 'live' && (
        <button
          type="button"
          className="camera-open"
          aria-label={t('camera.title')}
          onClick={() => navigation.open({ name: 'camera' })}
        >
          <CameraView stream={view.stream} />
        </button>
      )}
      <CameraWords view={view} />
    </aside>
  )
}
