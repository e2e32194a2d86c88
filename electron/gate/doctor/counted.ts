import { say } from '../../contract/sayings/say.ts'

type Counted =
  | 'address'
  | 'event'
  | 'event-today'
  | 'event-admitted'
  | 'counter'
  | 'order'
  | 'ticket'
  | 'card'
  | 'call'
  | 'code'

/** How many there are of something, in words. */
export function counted(n: number, what: Counted): string {
  return n === 1 ? say(`count.${what}.one`) : say(`count.${what}.many`, { n })
}
