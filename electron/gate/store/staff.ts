import { z } from 'zod'
import { roleSchema, staffNameSchema } from '../../contract/roles.ts'
import type { Db } from './db.ts'
import type { Sealing } from './sealing.ts'

const keptSchema = z.object({
  name: staffNameSchema,
  role: roleSchema,
  since: z.number().int(),
  /** Hexadecimal: scrypt of the PIN with this salt. */
  salt: z.string().regex(/^[0-9a-f]{32}$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
})

/** Somebody with a PIN, as kept: sealed whole, since four digits fall to whoever can try them all. */
export type KeptStaff = z.infer<typeof keptSchema> & { readonly id: string }

export type StaffStore = {
  /** Who has a PIN now, in the order they got it. */
  readonly all: () => KeptStaff[]
  /** Adds somebody, or puts this in place of what was kept of them. */
  readonly put: (staff: KeptStaff) => void
  readonly remove: (id: string, at: number) => void
}

type Row = { id: string; sealed: Buffer }

export const staffBind = (id: string): Buffer => Buffer.from(`staff/${id}`, 'utf8')

export function openStaff(db: Db, sealing: Sealing): StaffStore {
  const all = db.prepare<[], Row>('SELECT id, sealed FROM staff WHERE removed_at IS NULL ORDER BY rowid')
  const put = db.prepare(`
    INSERT INTO staff (id, version, sealed) VALUES (@id, 1, @sealed)
    ON CONFLICT (id) DO UPDATE SET version = version + 1, sealed = excluded.sealed, removed_at = NULL`)
  const remove = db.prepare(
    'UPDATE staff SET version = version + 1, removed_at = ? WHERE id = ? AND removed_at IS NULL',
  )
  return {
    all: () =>
      all.all().map(({ id, sealed }) => ({ id, ...keptSchema.parse(sealing.open(sealed, staffBind(id))) })),
    put: ({ id, ...kept }) => void put.run({ id, sealed: sealing.seal(kept, staffBind(id)) }),
    remove: (id, at) => void remove.run(at, id),
  }
}
