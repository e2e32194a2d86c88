import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import './badge.css'

export type BadgeTone = 'calm' | 'good' | 'warn' | 'bad'

/** A state in a word or two. The words say it; the colour only helps the eye find it. */
export function Badge(props: { tone?: BadgeTone; icon?: IconName; children: ReactNode; testId?: string }) {
  return (
    <span className={`badge badge-${props.tone ?? 'calm'}`} data-testid={props.testId}>
      {props.icon !== undefined && <Icon name={props.icon} />}
      {props.children}
    </span>
  )
}
