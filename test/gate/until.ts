import type { Status } from '../../electron/contract/status.ts'
import type { Gate } from '../../electron/gate/gate.ts'

/** Resolves with the first status that fits, told or current; the test's own time-out is the bound. */
export type Until = (fits: (status: Status) => boolean) => Promise<Status>

export function untilOf(gate: Pick<Gate, 'listen' | 'status'>): Until {
  const waiting = new Set<(status: Status) => void>()
  gate.listen({
    onAlarm: () => {},
    onStatus: (status) => {
      for (const look of waiting) look(status)
    },
  })
  return (fits) =>
    new Promise((resolve) => {
      const look = (status: Status): void => {
        if (!fits(status)) return
        waiting.delete(look)
        resolve(status)
      }
      waiting.add(look)
      look(gate.status())
    })
}
