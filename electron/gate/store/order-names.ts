import type { Db } from './db.ts'
import { makeOrderPeople } from './order-people.ts'
import type { Sealing } from './sealing.ts'

/** What an order can be found by, opened. */
export type OrderNames = {
  readonly orderId: string
  readonly orderNumber: string | null
  /** Names and e-mail addresses of who bought it and who stands behind its tickets, each once. */
  readonly people: readonly string[]
}

/** Orders by the people in them, which lie sealed: whoever wants to search opens them into memory. */
export type OrderNameStore = {
  /** In the order of their ids. */
  readonly page: (after: string, limit: number) => OrderNames[]
  /** Null where the order is not on this device any more. */
  readonly one: (orderId: string) => OrderNames | null
  /** Notes which orders change from now on; only one watch at a time. */
  readonly watch: () => { readonly changed: () => string[]; readonly end: () => void }
}

type Row = { id: string; sealed: Buffer; number: string | null }

const ROWS = `
  SELECT order_id AS id, sealed,
         (SELECT order_number FROM ticket WHERE ticket.order_id = ticket_order.order_id AND order_number IS NOT NULL LIMIT 1) AS number
  FROM ticket_order`

export function openOrderNames(db: Db, sealing: Sealing): OrderNameStore {
  const people = makeOrderPeople(sealing)
  // Along the table's key, and for each order along `ticket_by_order`.
  const page = db.prepare<[string, number], Row>(`${ROWS} WHERE order_id > ? ORDER BY order_id LIMIT ?`)
  const one = db.prepare<[string], Row>(`${ROWS} WHERE order_id = ?`)
  const touched = new Set<string>()
  db.function('order_people_changed', (orderId: unknown) => {
    touched.add(String(orderId))
    return null
  })

  const namesOf = ({ id, sealed, number }: Row): OrderNames => {
    const opened = people.open(id, sealed)
    const all = [opened.contact, ...opened.people.map(({ holder }) => holder)]
    const texts = all.flatMap((person) => [person?.name ?? null, person?.email ?? null])
    return { orderId: id, orderNumber: number, people: [...new Set(texts.filter((text) => text !== null))] }
  }
  const end = (): void => {
    touched.clear()
    for (const name of ['came', 'moved', 'went']) db.exec(`DROP TRIGGER IF EXISTS temp.order_${name}`)
  }

  return {
    page: (after, limit) => page.all(after, limit).map(namesOf),
    one: (orderId) => {
      const row = one.get(orderId)
      return row === undefined ? null : namesOf(row)
    },
    watch: () => {
      end()
      // In this connection alone, and while somebody searches: a list that lands pays for them.
      const call = (row: 'new' | 'old'): string => `BEGIN SELECT order_people_changed(${row}.order_id); END`
      db.exec(`
        CREATE TEMP TRIGGER order_came AFTER INSERT ON main.ticket_order ${call('new')};
        CREATE TEMP TRIGGER order_moved AFTER UPDATE ON main.ticket_order ${call('new')};
        CREATE TEMP TRIGGER order_went AFTER DELETE ON main.ticket_order ${call('old')};`)
      return {
        changed: () => {
          const ids = [...touched]
          touched.clear()
          return ids
        },
        end,
      }
    },
  }
}
