import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import './notice.css'

type Weight = 'warn' | 'bad'

/** A bar across the screen for what everyone at the gate has to know now. */
export function Notice(props: {
  weight: Weight
  /** `alert` interrupts a screen reader, `status` waits for its turn. */
  role: 'alert' | 'status'
  children: ReactNode
  action?: ReactNode
  testId?: string
}) {
  return (
    <div className={`notice notice-${props.weight}`} role={props.role} data-testid={props.testId}>
      <Icon name="alert" />
      <div className="notice-text">{props.children}</div>
      {props.action}
    </div>
  )
}
