import type { Verdict } from '../../electron/contract/verdict.ts'
import { useSurroundings } from '../app/surroundings.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Button } from '../ui/button.tsx'

/** What a supervisor may do about a refusal on the stage. Its history is opened from the list beside it. */
export function VerdictActs({ verdict }: { verdict: Verdict }) {
  const { t } = useLanguage()
  const { navigation } = useSurroundings()
  const isRefused = verdict.class === 'deny' || verdict.class === 'hold'
  // What could not be read has no code to let in.
  if (!isRefused || verdict.reason === 'unreadable') return null
  return (
    <Button
      look="on-verdict"
      title={t('override.open')}
      onClick={() => navigation.open({ name: 'override', of: { scanId: verdict.scanId } })}
    >
      {t('override.short')}
    </Button>
  )
}
