import type { ReactNode } from 'react'
import './list.css'

/** One thing in a list: what it is, what more there is to know, and its state or its acts at the end. */
export function ListRow(props: {
  /** A glyph or an icon. */
  mark?: ReactNode
  title: ReactNode
  detail?: ReactNode
  end?: ReactNode
  /** Opens what the row is about; the whole text is the button then. */
  onOpen?: () => void
  testId?: string
}) {
  const text = (
    <>
      <span className="row-title">{props.title}</span>
      {props.detail !== undefined && <span className="row-detail">{props.detail}</span>}
    </>
  )
  return (
    <li className="row" data-testid={props.testId}>
      {props.mark !== undefined && <span className="row-mark">{props.mark}</span>}
      {props.onOpen === undefined ? (
        <div className="row-text">{text}</div>
      ) : (
        <button type="button" className="row-text row-open" onClick={props.onOpen}>
          {text}
        </button>
      )}
      {props.end !== undefined && <div className="row-end">{props.end}</div>}
    </li>
  )
}

/** Rows under each other; says `empty` where there is none. */
export function List(props: { label: string; empty: string; children: readonly ReactNode[] }) {
  if (props.children.length === 0) return <p className="list-empty">{props.empty}</p>
  return (
    <ul className="list" aria-label={props.label}>
      {props.children}
    </ul>
  )
}
