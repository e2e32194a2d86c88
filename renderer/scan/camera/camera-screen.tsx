import { useSyncExternalStore } from 'react'
import { useSurroundings } from '../../app/surroundings.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { Select } from '../../ui/select.tsx'
import { Toggle } from '../../ui/toggle.tsx'
import { inUse } from './camera.ts'
import { CameraView } from './camera-view.tsx'
import { CameraWords } from './camera-words.tsx'
import './camera.css'

/** The camera as a scanner: on or off, which one, its light, and what it sees. */
export function CameraScreen() {
  const { t } = useLanguage()
  const { camera } = useSurroundings()
  const state = useSyncExternalStore(camera.subscribe, camera.getState)
  const { on, view, cameras, light } = state
  return (
    <div className="camera-screen">
      <p>{t('camera.what')}</p>
      <Toggle on={on} onChange={camera.turn}>
        {t('camera.on')}
      </Toggle>
      <CameraWords view={view} />
      {view.kind === 'live' && <CameraView stream={view.stream} />}
      {cameras.length > 1 && (
        <Select
          label={t('camera.which')}
          options={cameras.map(({ deviceId, name }, nth) => ({
            value: deviceId,
            label: name === '' ? t('camera.nth', { n: nth + 1 }) : name,
          }))}
          value={inUse(state)}
          onChange={camera.choose}
        />
      )}
      {light !== null && (
        <Toggle on={light} onChange={camera.turnLight}>
          {t('camera.light')}
        </Toggle>
      )}
    </div>
  )
}
