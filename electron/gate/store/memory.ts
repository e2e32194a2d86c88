import type { z } from 'zod'
import type { Db } from './db.ts'
import { leisurely } from './leisurely.ts'

/** Small facts that outlive a restart (a learnt path, a block, the device's id), each under its own key. */
export type Memory = {
  readonly recall: <T>(key: string, schema: z.ZodType<T>) => T | null
  readonly remember: (key: string, value: unknown) => void
  /** The same without waiting for the disk: for what is found out again if a power cut takes it. */
  readonly jot: (key: string, value: unknown) => void
}

export function openMemory(db: Db): Memory {
  const read = db.prepare<[string], string>('SELECT value FROM memory WHERE key = ?').pluck()
  const write = db.prepare(
    'INSERT INTO memory (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  )
  return {
    // A value that no longer fits its schema is as good as none: it was written by another version.
    recall: (key, schema) => {
      const text = read.get(key)
      if (typeof text !== 'string') return null
      const parsed = schema.safeParse(JSON.parse(text))
      return parsed.success ? parsed.data : null
    },
    remember: (key, value) => void write.run(key, JSON.stringify(value)),
    jot: (key, value) => void leisurely(db, () => write.run(key, JSON.stringify(value))),
  }
}
