import type { WebContents } from 'electron'
import { toPage } from './channels.ts'
import type { Supervisor } from './supervision.ts'

/** The pages that asked to hear of the gate service. */
export type JoinedPages = {
  readonly join: (page: WebContents) => void
  readonly tellAll: () => void
}

/**
 * Tells pages how the service is, and hands each a port of its own whenever it is up. A page that was loaded again joins
 * again and gets a new port; the shell never sees what passes over it.
 */
export function joinedPages(supervisor: Pick<Supervisor, 'current' | 'openPort'>): JoinedPages {
  const pages = new Set<WebContents>()
  const tell = (page: WebContents) => {
    if (page.isDestroyed() || page.isCrashed()) return
    const port = supervisor.openPort()
    if (port) page.postMessage(toPage.port, null, [port])
    page.send(toPage.supervision, supervisor.current)
  }
  return {
    join: (page) => {
      if (!pages.has(page)) page.once('destroyed', () => pages.delete(page))
      pages.add(page)
      tell(page)
    },
    tellAll: () => {
      for (const page of pages) tell(page)
    },
  }
}
