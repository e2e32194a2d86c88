import { useEffect, useRef, useState } from 'react'
import { useSurroundings } from '../../app/surroundings.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'

/** Asks before this screen is left, by whatever key or button, while something on it would be lost. */
export function LeaveQuestion({ asks, onLeave }: { asks: boolean; onLeave: () => void }) {
  const { t } = useLanguage()
  const { navigation } = useSurroundings()
  const [leave, setLeave] = useState<(() => void) | null>(null)
  const stay = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (asks) return navigation.hold((go) => setLeave(() => go))
    setLeave(null)
    return undefined
  }, [asks, navigation])
  useEffect(() => {
    if (leave !== null) stay.current?.querySelector('button')?.focus()
  }, [leave])
  if (leave === null) return null
  return (
    <Notice
      weight="warn"
      role="alert"
      testId="leave-question"
      action={
        <span className="office-acts" ref={stay}>
          <Button look="strong" onClick={() => setLeave(null)}>
            {t('edit.stay')}
          </Button>
          <Button
            onClick={() => {
              onLeave()
              leave()
            }}
          >
            {t('edit.leaveNow')}
          </Button>
        </span>
      }
    >
      {t('edit.leave')}
    </Notice>
  )
}
