import { z } from 'zod'
import type { Credential } from '../../contract/credential.ts'
import type { Store } from '../store/store.ts'

/** Which key ACME has let in last, over a restart: one that somebody only typed proves nothing about who they are. */
export type AcceptedKey = {
  readonly note: (credential: Credential) => void
  readonly is: (credential: Credential) => boolean
}

/** A key as it may lie in the store: hashed under the data key, it neither shows the key nor lets anybody try keys against it. */
export function hashOfKey(lookup: Store['lookup'], credential: Credential): string {
  // A blank begins no barcode: this is the hash of none.
  return lookup(` key ${JSON.stringify(credential)}`).toString('hex')
}

/** The hash of the key that ACME let in last; null where it never let one in. */
export const lastAccepted = (memory: Store['memory']): string | null => memory.recall(ACCEPTED, hashSchema)

export function keepAcceptedKey({ memory, lookup }: Pick<Store, 'memory' | 'lookup'>): AcceptedKey {
  const hashOf = (credential: Credential): string => hashOfKey(lookup, credential)
  let kept = lastAccepted(memory)
  return {
    note: (credential) => {
      const hash = hashOf(credential)
      if (hash === kept) return
      memory.remember(ACCEPTED, hash)
      kept = hash
    },
    is: (credential) => hashOf(credential) === kept,
  }
}

const ACCEPTED = 'accepted-key'
const hashSchema = z.string().regex(/^[0-9a-f]{64}$/)
