import { useSyncExternalStore } from 'react'
import { type SceneName, sceneNames } from '../../electron/contract/scene.ts'
import { useSurroundings } from '../app/surroundings.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Button } from '../ui/button.tsx'
import { List, ListRow } from '../ui/list.tsx'
import { Notice } from '../ui/notice.tsx'

/** Said while a scene is played, over whatever is on the screen: what is to be done, and how it ends. */
export function SceneNotice() {
  const { t } = useLanguage()
  const { training } = useSurroundings()
  const scene = useSyncExternalStore(training.subscribe, training.getState)
  if (scene === null) return null
  return (
    <Notice
      weight="warn"
      role="status"
      testId="scene"
      action={<Button onClick={training.end}>{t('train.end')}</Button>}
    >
      <strong>
        {t('practice.label')}: {t(`train.${scene}.title`)}.
      </strong>{' '}
      {t(`train.${scene}.do`)}
    </Notice>
  )
}

/** Bad days to practise: each makes its fault at the practice venue, and ends it. */
export function TrainingScreen() {
  const { t } = useLanguage()
  const { desk, navigation, training } = useSurroundings()
  const { status } = useSyncExternalStore(desk.subscribe, desk.getState)
  const running = useSyncExternalStore(training.subscribe, training.getState)
  if (status?.environment !== 'practice') return <p className="list-empty">{t('train.practiceOnly')}</p>
  const play = (scene: SceneName): void => {
    training.play(scene)
    navigation.close()
  }
  return (
    <>
      <p>{t('train.hint')}</p>
      <List label={t('train.title')} empty="">
        {sceneNames.map((scene) => (
          <ListRow
            key={scene}
            testId={`scene-${scene}`}
            title={t(`train.${scene}.title`)}
            detail={t(`train.${scene}.do`)}
            end={
              running === scene ? (
                <Button onClick={training.end}>{t('train.end')}</Button>
              ) : (
                <Button
                  aria-label={t('train.playThis', { title: t(`train.${scene}.title`) })}
                  onClick={() => play(scene)}
                >
                  {t('train.play')}
                </Button>
              )
            }
          />
        ))}
      </List>
    </>
  )
}
