import { useEffect, useState, useSyncExternalStore } from 'react'
import { UNKNOWN_SCANNER } from '../../../electron/contract/scanner.ts'
import { useSurroundings } from '../../app/surroundings.ts'
import { useAside } from '../../app/use-aside.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { Button } from '../../ui/button.tsx'
import { Progress } from '../../ui/progress.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import { byHand, findOut, type Heard, SCANS_WANTED, TEST_CODE } from './findings.ts'
import { FindingsList } from './findings-list.tsx'
import './scanner-test.css'

/** After the last scan the scanner may send it a second time; then there is all that can be known. */
const LAST_WORD_MS = 700

/**
 * The scanner test: three scans of a code on screen, what they say about the scanner, and the tuning that follows. While
 * it asks for scans none goes to the gate, and the scanner is heard as one nothing is known about.
 */
export function ScannerTestScreen() {
  const { t } = useLanguage()
  const { scanTaker, scanner } = useSurroundings()
  const known = useSyncExternalStore(scanner.subscribe, scanner.getState)
  const [heard, setHeard] = useState<readonly Heard[]>([])
  const [over, setOver] = useState(false)
  const [kept, setKept] = useState<'kept' | 'not-kept' | null>(null)
  const aside = useAside()
  const scans = byHand(heard).length

  useEffect(() => {
    // A guest's code that comes meanwhile has to be read with all that is known.
    if (over || aside) return
    const goOn = scanner.forgetForNow()
    const release = scanTaker.claim(({ trace, endedAt }) => {
      // Who holds a ticket to the camera is a guest.
      if (trace === undefined) return false
      setHeard((before) => [...before, { trace, endedAt }])
      return true
    })
    return () => {
      release()
      goOn()
    }
  }, [over, aside, scanTaker, scanner])

  useEffect(() => {
    if (scans < SCANS_WANTED) return
    const timer = setTimeout(() => setOver(true), LAST_WORD_MS)
    return () => clearTimeout(timer)
  }, [scans])

  function again() {
    setHeard([])
    setOver(false)
    setKept(null)
  }
  async function keep(settings: typeof known) {
    setKept((await scanner.set(settings)) ? 'kept' : 'not-kept')
  }

  const findings = over ? findOut(heard) : null
  if (findings === null) {
    return (
      <div className="scanner-test" data-testid="scanner-test">
        <p>{t('scanner.what', { n: SCANS_WANTED })}</p>
        <div className="scanner-test-code">
          <QrCode text={TEST_CODE} />
        </div>
        <p role="status" data-testid="scanner-test-count">
          {t('scanner.count', { done: Math.min(scans, SCANS_WANTED), of: SCANS_WANTED })}
        </p>
        <Progress label={t('scanner.progress')} value={Math.min(scans, SCANS_WANTED)} max={SCANS_WANTED} />
        <p className="scanner-test-hint">{t('scanner.nothing')}</p>
      </div>
    )
  }
  const { settings } = findings
  return (
    <div className="scanner-test" data-testid="scanner-test">
      <FindingsList findings={findings} />
      {kept !== null && (
        <p role="status" data-testid="scanner-test-kept">
          {t(kept === 'kept' ? 'scanner.kept' : 'scanner.notKept')}
        </p>
      )}
      <div className="scanner-test-acts">
        {settings !== null && kept === null && (
          <Button look="strong" onClick={() => keep(settings)}>
            {t('scanner.apply')}
          </Button>
        )}
        <Button look="quiet" onClick={again}>
          {t('scanner.again')}
        </Button>
        {known !== UNKNOWN_SCANNER && kept === null && (
          <Button look="quiet" onClick={() => keep(UNKNOWN_SCANNER)}>
            {t('scanner.forget')}
          </Button>
        )}
      </div>
    </div>
  )
}
