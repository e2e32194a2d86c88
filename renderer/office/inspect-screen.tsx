import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react'
import { BARCODE_WIRE_MAX, type CodeRef } from '../../electron/contract/code.ts'
import type { Verdict } from '../../electron/contract/verdict.ts'
import { useSurroundings } from '../app/surroundings.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useNow } from '../scan/use-now.ts'
import { tellVerdict } from '../scan/wording.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { VerdictGlyph } from '../ui/verdict-glyph.tsx'
import { ForRole } from './for-role.tsx'
import { Problem } from './problem.tsx'
import { useQuestion } from './use-answer.ts'
import './office.css'

/** What a scan would say, small: never to be taken for a verdict. */
function WouldSay({ verdict, of }: { verdict: Verdict; of: CodeRef }) {
  const language = useLanguage()
  const { t } = language
  const { navigation, desk } = useSurroundings()
  const direction = desk.getState().status?.direction ?? 'in'
  const words = tellVerdict(verdict, { ...language, now: useNow(), direction })
  return (
    <section
      className="would-say"
      aria-label={t('inspect.would')}
      data-testid="would-say"
      data-class={verdict.class}
    >
      <p className="office-detail">{t('inspect.would')}</p>
      <p className="would-word">
        <VerdictGlyph of={verdict.class} className="glyph-small" />
        <strong>{words.word}</strong> {words.title}
      </p>
      {words.line !== null && <p>{words.line}</p>}
      <dl className="would-facts">
        {words.facts.map(({ key, name, value }) => (
          <div key={key}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="office-detail">{t('inspect.note')}</p>
      <div className="office-acts">
        <Button onClick={() => navigation.open({ name: 'ticket', of })}>{t('queue.history')}</Button>
        <Button onClick={() => navigation.open({ name: 'override', of })}>{t('override.open')}</Button>
        <Button onClick={() => navigation.open({ name: 'report', of })}>{t('report.open')}</Button>
      </div>
    </section>
  )
}

function Looking({ of }: { of: CodeRef | null }) {
  const { t } = useLanguage()
  const { gate, scanTaker } = useSurroundings()
  const [code, setCode] = useState('')
  const put = useCallback((meant: CodeRef) => gate.inspect(meant), [gate])
  const { asking, answered, ask } = useQuestion(put)
  const field = useRef<HTMLInputElement>(null)

  useEffect(() => {
    if (of !== null) ask(of)
    else field.current?.focus()
    // What is scanned here is looked at: it must let nobody in.
    return scanTaker.claim(({ barcode }) => {
      ask({ barcode: barcode.slice(0, BARCODE_WIRE_MAX) })
      return true
    })
  }, [of, ask, scanTaker])

  return (
    <>
      <form
        className="office-line"
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          if (code.trim() !== '') ask({ barcode: code.trim() })
          else field.current?.focus()
        }}
      >
        <Field
          label={t('inspect.code')}
          hint={t('inspect.hint')}
          inputRef={field}
          maxLength={BARCODE_WIRE_MAX}
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
        <Button type="submit" look="strong" disabled={asking}>
          {t('inspect.go')}
        </Button>
      </form>
      <Problem error={answered === null || answered.result.ok ? null : answered.result.error} />
      {answered?.result.ok && <WouldSay verdict={answered.result.value} of={answered.question} />}
    </>
  )
}

/** Looks at a ticket without letting anybody in. */
export function InspectScreen({ of }: { of: CodeRef | null }) {
  return (
    <div className="office">
      <ForRole least="supervisor">
        <Looking of={of} />
      </ForRole>
    </div>
  )
}
