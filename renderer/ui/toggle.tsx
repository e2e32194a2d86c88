import type { ReactNode } from 'react'
import './toggle.css'

/** On or off, at once. Which of the two is said by place and by a tick, not by colour alone. */
export function Toggle(props: { on: boolean; onChange: (on: boolean) => void; children: ReactNode }) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={props.on}
      className="toggle"
      onClick={() => props.onChange(!props.on)}
    >
      <span className="toggle-track" aria-hidden="true">
        <span className="toggle-thumb" />
      </span>
      {props.children}
    </button>
  )
}
