import { memo, useEffect, useState } from 'react'
import type { Sample } from '../../electron/contract/methods.ts'
import { useLanguage } from '../i18n/language.tsx'
import type { Translate } from '../i18n/translate.ts'
import { Button } from '../ui/button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { QrCode } from '../ui/qr-code.tsx'
import type { Desk } from './desk.ts'
import { nextSample } from './desk-state.ts'
import { markScan } from './marks.ts'
import './sample-tray.css'

const named = [
  'good',
  'used',
  'early',
  'late',
  'expired',
  'cancelled',
  'refunded',
  'other-event',
  'unknown',
] as const
const cards = ['member-active', 'member-lapsed', 'member-dropped', 'member-replaced'] as const

/** What a kind of sample is called; a kind that a later venue brings keeps the venue's own name. */
function sampleName({ kind, label }: Sample, t: Translate): string {
  const known = [...named, ...cards].find((one) => one === kind)
  return known === undefined ? label : t(`sample.${known}`)
}

function Card(props: {
  sample: Sample
  code: string | null
  left: number
  digit: number | null
  scan: () => void
}) {
  const { t } = useLanguage()
  const { sample, code, left, digit } = props
  return (
    <li>
      <button
        type="button"
        className="tray-card"
        data-testid="tray-card"
        data-kind={sample.kind}
        data-barcode={code ?? undefined}
        disabled={code === null}
        aria-keyshortcuts={digit === null ? undefined : `Alt+${digit}`}
        onClick={props.scan}
      >
        {code === null ? <span className="qr qr-used" /> : <QrCode text={code} />}
        <span className="tray-card-text">
          <strong>{sampleName(sample, t)}</strong>
          <span>{code === null ? t('tray.none') : t('tray.left', { n: left })}</span>
          {digit !== null && <Kbd>{t('tray.key', { n: digit })}</Kbd>}
        </span>
      </button>
    </li>
  )
}

/** Practice only: one card per kind of ticket. A card scans its next barcode, like a guest with that ticket. */
export const SampleTray = memo(function SampleTray(props: {
  samples: readonly Sample[] | null
  /** Whether the practice venue is on this device, so that an empty tray means used up. */
  loaded: boolean
  used: ReadonlySet<string>
  desk: Desk
}) {
  const { t } = useLanguage()
  const [open, setOpen] = useState(true)
  const { desk, used } = props
  const samples = props.samples ?? []

  function scan(sample: Sample | undefined) {
    const code = sample === undefined ? null : nextSample(sample, used)
    if (code !== null) markScan('scan-captured', desk.take(code, 'tray', Date.now()))
  }

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const digit = /^Digit([1-9])$/.exec(event.code)?.[1]
      if (!event.altKey || event.ctrlKey || event.repeat || digit === undefined) return
      event.preventDefault()
      scan(samples[Number(digit) - 1])
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })

  return (
    <section className={open ? 'tray' : 'tray tray-closed'} aria-label={t('tray.label')} data-testid="tray">
      <div className="tray-head">
        <h2>{t('tray.label')}</h2>
        {open && samples.length > 0 && <p>{t('tray.hint')}</p>}
        <Button look="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'tray.hide' : 'tray.show')}
        </Button>
      </div>
      {open && samples.length === 0 && (
        <p className="tray-empty">{t(props.loaded ? 'tray.empty' : 'tray.loading')}</p>
      )}
      {open && samples.length > 0 && (
        <div className="tray-edge">
          <ul className="tray-cards">
            {samples.map((sample, index) => (
              <Card
                key={sample.kind}
                sample={sample}
                code={nextSample(sample, used)}
                left={sample.barcodes.filter((code) => !used.has(code)).length}
                digit={index < 9 ? index + 1 : null}
                scan={() => scan(sample)}
              />
            ))}
          </ul>
        </div>
      )}
    </section>
  )
})
