import { type PracticeReady, practiceReadySchema } from '../contract/boot.ts'
import type { SceneName, SceneRequest } from '../contract/scene.ts'
import type { HostListeners, ServiceHost } from './service-host.ts'

const START_LIMIT_MS = 20_000

/** The practice venue's process, started when it is first asked for. */
export type PracticeVenue = {
  /** The venue that listens now; starts one where there is none. */
  readonly open: () => Promise<PracticeReady>
  /** Its process id while it runs. */
  readonly pid: () => number | undefined
  /** Plays a scene, ends it, or only says which is played; null where none is. A venue that is opened anew plays none. */
  readonly scene: (request: SceneRequest) => SceneName | null
  /** Ends it; `open` would start another. */
  readonly close: () => void
}

/**
 * Runs the practice venue in a process of its own. It keeps nothing, so after a death `open` simply starts a new one
 * at a new address.
 *
 * @param start starts the venue's program
 * @param onGone called when a venue that listened has died: whoever uses its address must ask again
 */
export function practiceVenue(
  start: (listeners: Pick<HostListeners, 'onMessage' | 'onExit'>) => ServiceHost,
  onGone: () => void,
): PracticeVenue {
  let opened: Promise<PracticeReady> | null = null
  let host: ServiceHost | null = null
  const ended = new WeakSet<ServiceHost>()
  let played: { readonly name: SceneName; readonly at: ServiceHost } | null = null

  const launch = () =>
    new Promise<PracticeReady>((resolve, reject) => {
      let listens = false
      const limit = setTimeout(() => {
        own.kill()
        reject(new Error('The practice venue did not start within 20 seconds.'))
      }, START_LIMIT_MS)
      const own = start({
        onMessage: (message) => {
          const ready = practiceReadySchema.safeParse(message)
          if (!ready.success) return
          clearTimeout(limit)
          listens = true
          resolve(ready.data)
        },
        onExit: (code) => {
          clearTimeout(limit)
          if (host === own) {
            opened = null
            host = null
          }
          reject(new Error(`The practice venue ended before it was open (${code ?? 'by a signal'}).`))
          if (listens && !ended.has(own)) onGone()
        },
      })
      host = own
    })

  return {
    open: () => {
      if (opened === null) {
        const mine = launch()
        opened = mine
        mine.catch(() => {
          if (opened === mine) opened = null
        })
      }
      return opened
    },
    pid: () => host?.pid(),
    scene: (request) => {
      if (request !== 'ask' && host !== null) {
        const name = request === 'none' ? null : request
        host.send({ kind: 'scene', name })
        played = name === null ? null : { name, at: host }
      }
      return played !== null && played.at === host ? played.name : null
    },
    close: () => {
      if (host !== null) ended.add(host)
      host?.kill()
      host = null
      opened = null
    },
  }
}
