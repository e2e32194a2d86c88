import { memo, useSyncExternalStore } from 'react'
import type { Status } from '../../electron/contract/status.ts'
import { bookName } from '../admin/book-name.tsx'
import { useDeviceView } from '../admin/use-device.ts'
import { screens } from '../app/registry.ts'
import { useShortcut } from '../app/shortcuts.ts'
import { useSurroundings } from '../app/surroundings.ts'
import { useLanguage } from '../i18n/language.tsx'
import { SignedIn } from '../office/signed-in.tsx'
import { Icon } from '../ui/icon.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { LinkPill, type Standstill } from './link-pill.tsx'
import { useNow } from './use-now.ts'
import './top-bar.css'

function EnvironmentLabel({ environment }: { environment: Status['environment'] }) {
  const { t } = useLanguage()
  const view = useDeviceView()
  switch (environment) {
    case 'practice':
      return (
        <strong
          className="top-environment top-practice"
          data-testid="practice-label"
          title={t('practice.title')}
        >
          {t('practice.label')}
        </strong>
      )
    default:
      return (
        <strong className="top-environment">
          {view === null || view.book === 'practice' ? t(`top.${environment}`) : bookName(view.book, t)}
        </strong>
      )
  }
}

function SoundControl() {
  const { t } = useLanguage()
  const { sounds } = useSurroundings()
  const { muted, volume, blocked } = useSyncExternalStore(sounds.subscribe, sounds.getState)
  const silent = muted || volume === 0
  useShortcut('F8', () => sounds.setMuted(!muted))
  return (
    <div className={`top-sound ${silent ? 'top-sound-off' : ''}`}>
      <button
        type="button"
        className="top-mute"
        aria-pressed={muted}
        title={blocked ? t('sound.blocked') : t(silent ? 'sound.muted' : 'sound.on')}
        onClick={() => sounds.setMuted(!muted)}
      >
        <Icon name={silent ? 'muted' : 'sound'} />
        <span className="unseen">{t('sound.mute')}</span>
        {silent && <span>{t('sound.muted')}</span>}
      </button>
      <input
        className="top-volume"
        type="range"
        min="0"
        max="1"
        step="0.1"
        aria-label={t('sound.volume')}
        value={volume}
        onChange={(event) => sounds.setVolume(Number(event.target.value))}
      />
    </div>
  )
}

function Clock() {
  const { t, moments } = useLanguage()
  const now = useNow()
  return (
    <time className="top-clock" title={t('top.clock')}>
      {moments.clockToTheSecond(now)}
    </time>
  )
}

/** Where this gate is, whether it is real, and how it is doing: the line that never changes place. */
export const TopBar = memo(function TopBar(props: { status: Status | null; standstill: Standstill | null }) {
  const { status, standstill } = props
  const { t } = useLanguage()
  const { navigation } = useSurroundings()
  return (
    <header className="top">
      <Icon name="gate" className="top-mark" />
      <h1 className="top-entrance">{status?.entrance ?? t('app.title')}</h1>
      {status !== null && (
        <>
          <span className="top-direction">
            <Icon name={status.direction} /> {t(`top.${status.direction}`)}
          </span>
          <EnvironmentLabel environment={status.environment} />
          <LinkPill link={status.link} standstill={standstill} />
          <button
            type="button"
            className="top-fit"
            title={t('fit.open')}
            onClick={() => navigation.open({ name: 'fit' })}
          >
            <Icon name="fit" /> <span className="unseen">{t('fit.open')}</span>
          </button>
        </>
      )}
      <SignedIn />
      <SoundControl />
      <Clock />
      <button type="button" className="top-menu" onClick={() => navigation.open({ name: 'menu' })}>
        <Icon name="menu" /> {t('menu.open')} <Kbd>{screens.menu.key}</Kbd>
      </button>
    </header>
  )
})
