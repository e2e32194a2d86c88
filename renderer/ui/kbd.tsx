import type { ReactNode } from 'react'
import './kbd.css'

/** The name of a key, as it stands on the key. */
export function Kbd({ children }: { children: ReactNode }) {
  return <kbd className="kbd">{children}</kbd>
}
