import { z } from 'zod'
import type { Sealing } from './sealing.ts'

const holderSchema = z.object({
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
})
const peopleSchema = z.array(z.object({ barcode: z.string(), holder: holderSchema }))
/** Sealed before the buyer was kept too, an order holds the people of its tickets alone. */
const sealedOrderSchema = z.union([
  z.object({ contact: holderSchema.nullable(), people: peopleSchema }),
  peopleSchema.transform((people) => ({ contact: null, people })),
])

/** Who bought an order and who stands behind each of its tickets. */
export type OrderPeople = z.output<typeof sealedOrderSchema>

/** The people of an order, sealed and bound to it. */
export function makeOrderPeople(sealing: Sealing) {
  const bind = (orderId: string): Buffer => Buffer.from(orderId, 'utf8')
  return {
    seal: (orderId: string, people: OrderPeople): Buffer => sealing.seal(people, bind(orderId)),
    open: (orderId: string, sealed: Buffer): OrderPeople =>
      sealedOrderSchema.parse(sealing.open(sealed, bind(orderId))),
  }
}
