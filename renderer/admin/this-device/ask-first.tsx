import { useEffect, useRef, useState } from 'react'
import { useLanguage } from '../../i18n/language.tsx'
import { Button } from '../../ui/button.tsx'

/**
 * An act that is asked about before it is done, as often as there are questions. What it means is read before each yes, and
 * no is always beside it.
 */
export function AskFirst(props: {
  /** What the button is called that begins it. */
  label: string
  /** In the order in which they are asked, each with what says yes to it. */
  questions: readonly { readonly text: string; readonly yes: string }[]
  working: boolean
  onYes: () => void
  testId?: string
}) {
  const { t } = useLanguage()
  const { questions } = props
  const [asked, setAsked] = useState<number | null>(null)
  const no = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    // The answer that changes nothing is the one under the finger.
    if (asked !== null) no.current?.querySelector('button')?.focus()
  }, [asked])
  const question = asked === null ? undefined : questions[asked]
  if (asked === null || question === undefined)
    return (
      <div className="office-acts">
        <Button disabled={props.working} onClick={() => setAsked(0)} data-testid={props.testId}>
          {props.label}
        </Button>
      </div>
    )
  const yes = () => {
    const isLast = asked === questions.length - 1
    setAsked(isLast ? null : asked + 1)
    if (isLast) props.onYes()
  }
  return (
    <div className="ask-first" role="alert">
      <p>{question.text}</p>
      <div className="office-acts">
        <Button onClick={yes} data-testid="ask-yes">
          {question.yes}
        </Button>
        <span ref={no}>
          <Button look="strong" onClick={() => setAsked(null)}>
            {t('here.no')}
          </Button>
        </span>
      </div>
    </div>
  )
}
