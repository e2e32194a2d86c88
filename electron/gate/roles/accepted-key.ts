import { z } from 'zod'
import type { Credential } from '../../contract/credential.ts'
import type { Store } from '../store/store.ts'

/** Which key ACME has let in last, over a restart: one that somebody only typed proves nothing about who they are. */
export type AcceptedKey = {
  readonly note: (credential: Credential) => void
  readonly is: (credential: Credential) => boolean
}

/** What lies in the store is a hash keyed by the data key: it neither shows the key nor lets anybody try keys against it. */
export function keepAcceptedKey({ memory, lookup }: Pick<Store, 'memory' | 'lookup'>): AcceptedKey {
  // A blank begins no barcode: this is the hash of none.
  const hashOf = (credential: Credential): string =>
    lookup(` key ${JSON.stringify(credential)}`).toString('hex')
  let kept = memory.recall(ACCEPTED, hashSchema)
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
