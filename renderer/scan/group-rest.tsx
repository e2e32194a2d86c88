import { useId, useState } from 'react'
import type { Group } from '../../electron/contract/verdict.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Button } from '../ui/button.tsx'

/** So many buttons fit beside each other; a larger group comes in steps, or all at once. */
const MOST_BUTTONS = 5

/**
 * The rest of a group that shares one code: one button a number of guests. The verdict of the next scan takes its place,
 * so that nobody is let in twice by a second tap.
 */
export function GroupRest({ group, onMore }: { group: Group; onMore: (count: number) => void }) {
  const { t } = useLanguage()
  const title = useId()
  const [asked, setAsked] = useState(false)
  const { left } = group
  if (left === 0) return null
  const counts = Array.from({ length: Math.min(left, MOST_BUTTONS) }, (_, n) => n + 1)
  const steps = left > MOST_BUTTONS ? [...counts.slice(0, -1), left] : counts
  return (
    <fieldset className="verdict-group" disabled={asked} data-testid="group-rest" aria-labelledby={title}>
      <span id={title}>{t('group.more', { n: left })}</span>
      {steps.map((count) => (
        <Button
          key={count}
          look="on-verdict"
          aria-label={t('group.admit', { n: count })}
          onClick={() => {
            setAsked(true)
            onMore(count)
          }}
        >
          {count === left && left > 1 ? t('group.all', { n: count }) : `+${count}`}
        </Button>
      ))}
    </fieldset>
  )
}
