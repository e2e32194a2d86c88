import type { GateError } from '../../electron/contract/wire.ts'
import { useLanguage } from '../i18n/language.tsx'
import type { PlainKey } from '../i18n/translate.ts'
import { Button } from '../ui/button.tsx'

/** What went wrong, in words: the kind of trouble first, then what the gate says of it. */
export function Problem({ error, onAgain }: { error: GateError | null; onAgain?: () => void }) {
  const { t, said } = useLanguage()
  if (error === null) return null
  return (
    <div className="office-problem" role="alert" data-testid="office-problem">
      <p>{t('office.failed', { message: t(keyOf(error.code)) })}</p>
      <p className="office-detail">{said(error.message)}</p>
      {onAgain !== undefined && <Button onClick={onAgain}>{t('office.again')}</Button>}
    </div>
  )
}

/** Some kinds of trouble are told of scans elsewhere; here they are told of what was typed. */
function keyOf(code: GateError['code']): PlainKey {
  switch (code) {
    case 'bad-request':
    case 'not-found':
    case 'refused':
    case 'busy':
      return `office.code.${code}`
    default:
      return `failure.code.${code}`
  }
}
