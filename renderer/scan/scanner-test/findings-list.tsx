import { useLanguage } from '../../i18n/language.tsx'
import type { Findings } from './findings.ts'

/** What was found out about the scanner, and what to do about it. */
export function FindingsList({ findings }: { findings: Findings }) {
  const { t } = useLanguage()
  const { reading, ending, characterMs, prefix, doubled } = findings
  return (
    <>
      <p className="scanner-test-reading" data-testid="scanner-test-reading" data-reading={reading}>
        {t(`scanner.reading.${reading}`)}
      </p>
      <dl className="scanner-test-findings">
        <div>
          <dt>{t('scanner.ending')}</dt>
          <dd data-testid="scanner-test-ending">{t(`scanner.ending.${ending}`)}</dd>
        </div>
        <div>
          <dt>{t('scanner.speed')}</dt>
          <dd data-testid="scanner-test-speed">{t('scanner.perCharacter', { ms: characterMs })}</dd>
        </div>
        <div>
          <dt>{t('scanner.prefix')}</dt>
          <dd data-testid="scanner-test-prefix">
            {prefix === '' ? t('scanner.none') : <code>{prefix}</code>}
          </dd>
        </div>
        <div>
          <dt>{t('scanner.doubled')}</dt>
          <dd data-testid="scanner-test-doubled">
            {t(doubled ? 'scanner.doubled.yes' : 'scanner.doubled.no')}
          </dd>
        </div>
      </dl>
    </>
  )
}
