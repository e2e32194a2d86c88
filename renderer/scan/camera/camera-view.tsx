import { useEffect, useRef } from 'react'
import { useLanguage } from '../../i18n/language.tsx'

/** What the camera sees, live. The picture is the guest's ticket: it is shown and kept nowhere. */
export function CameraView({ stream }: { stream: MediaStream }) {
  const { t } = useLanguage()
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    const shown = video.current
    if (shown === null) return
    shown.srcObject = stream
    shown.play().catch(() => {})
    return () => {
      shown.srcObject = null
    }
  }, [stream])
  return <video ref={video} className="camera-picture" muted playsInline aria-label={t('camera.picture')} />
}
