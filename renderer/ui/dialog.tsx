import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { Kbd } from './kbd.tsx'
import './dialog.css'

/**
 * What opens over the scan screen: a `page` that takes all of its room, or a `dialog` in the middle of it. Takes the
 * focus when it opens and gives it back when it goes. What is under it has to be made `inert` by who opens it: a
 * `<dialog>` of the browser would lock the verdicts out as well.
 */
export function Dialog(props: {
  title: string
  shape: 'page' | 'dialog'
  /** Says what the cross does, and the key that does it too. */
  closeLabel: string
  closeKey: string
  onClose: () => void
  children: ReactNode
  testId?: string
}) {
  const id = useId()
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    const before = document.activeElement
    // A field that asks for the focus of itself keeps it.
    if (!box.current?.contains(before)) box.current?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <div className={`dialog-place dialog-place-${props.shape}`}>
      <section
        ref={box}
        className="dialog"
        role="dialog"
        aria-modal="true"
        aria-labelledby={id}
        tabIndex={-1}
        data-testid={props.testId}
      >
        <header className="dialog-head">
          <h2 id={id}>{props.title}</h2>
          <Button look="quiet" onClick={props.onClose}>
            <span className="unseen">{props.closeLabel}</span>
            <Kbd>{props.closeKey}</Kbd>
            <Icon name="close" />
          </Button>
        </header>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard. */}
        <div className="dialog-body" tabIndex={0}>
          {props.children}
        </div>
      </section>
    </div>
  )
}
