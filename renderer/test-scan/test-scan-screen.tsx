import { type FormEvent, useCallback, useEffect, useState } from 'react'
import { BARCODE_WIRE_MAX } from '../../electron/contract/code.ts'
import type { TestScan } from '../../electron/contract/test-scan.ts'
import { useSurroundings } from '../app/surroundings.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useQuestion } from '../office/use-answer.ts'
import { tellVerdict } from '../scan/wording.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { VerdictGlyph } from '../ui/verdict-glyph.tsx'
import './test-scan-screen.css'

function Tested({ result }: { result: TestScan }) {
  const { t, said, moments } = useLanguage()
  const { desk } = useSurroundings()
  const { verdict, asks } = result
  const direction = desk.getState().status?.direction ?? 'in'
  const words = tellVerdict(verdict, { t, moments, now: verdict.at, direction })
  return (
    <section
      className="tested"
      aria-label={t('try.result')}
      aria-live="polite"
      data-testid="tested"
      data-class={verdict.class}
      data-asks={asks}
    >
      <p>{t(`try.asks.${asks}`)}</p>
      <div className="tested-verdict">
        <VerdictGlyph of={verdict.class} className="tested-glyph" />
        <div>
          <p className="tested-word">{words.word}</p>
          <p className="tested-title">{words.title}</p>
          {words.line !== null && <p>{words.line}</p>}
          {words.next !== null && <p>{words.next}</p>}
        </div>
      </div>
      {words.facts.length > 0 && (
        <dl className="tested-facts">
          {words.facts.map(({ key, name, value }) => (
            <div key={key}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {verdict.note !== undefined && <p>{said(verdict.note)}</p>}
    </section>
  )
}

/** Tries a code without using it up: while this is open, whatever is scanned is only tested. */
export function TestScanScreen() {
  const { t, said } = useLanguage()
  const { gate, scanTaker } = useSurroundings()
  const [code, setCode] = useState('')
  const put = useCallback(
    (barcode: string) => gate.testScan({ barcode: barcode.slice(0, BARCODE_WIRE_MAX) }),
    [gate],
  )
  const { answered, ask } = useQuestion(put)
  const result = answered?.result ?? null
  useEffect(
    () =>
      scanTaker.claim(({ barcode }) => {
        ask(barcode)
        return true
      }),
    [scanTaker, ask],
  )

  function submit(event: FormEvent) {
    event.preventDefault()
    if (code.trim() === '') return
    ask(code)
    setCode('')
  }
  return (
    <div className="try">
      <p>{t('try.hint')}</p>
      <form className="try-form" onSubmit={submit}>
        <Field
          label={t('try.code')}
          maxLength={BARCODE_WIRE_MAX}
          value={code}
          data-testid="try-code"
          onChange={(event) => setCode(event.target.value)}
        />
        <Button type="submit" look="strong">
          {t('try.check')}
        </Button>
      </form>
      {result !== null &&
        (result.ok ? (
          <Tested result={result.value} />
        ) : (
          <Notice weight="warn" role="alert">
            {t('try.failed', { message: said(result.error.message) })}
          </Notice>
        ))}
    </div>
  )
}
