import { z } from 'zod'
import { epochMsSchema } from '../../contract/verdict.ts'
import type { Memory } from '../store/memory.ts'

const postsSchema = z.array(z.object({ since: epochMsSchema, entrance: z.string().max(120) })).max(1_000)
type Post = z.infer<typeof postsSchema>[number]

/** Where this device stood, and since when: a scan itself says by which lane, and a device is carried about. */
export type Posts = {
  /** A scan was made at this entrance. */
  readonly stood: (entrance: string, at: number) => void
  /** The spans of [from, to), each with the entrance it was spent at. */
  readonly within: (
    from: number,
    to: number,
    entranceNow: string,
  ) => readonly { readonly from: number; readonly to: number; readonly entrance: string }[]
}

const KEY = 'posts'
/** More changes than three months of shifts bring. */
const KEPT = 500

export function openPosts(memory: Memory): Posts {
  let posts: readonly Post[] = memory.recall(KEY, postsSchema) ?? []
  return {
    stood: (entrance, at) => {
      if (posts.at(-1)?.entrance === entrance) return
      // A clock that was set back must not have one time spent at two entrances.
      const since = Math.max(at, posts.at(-1)?.since ?? 0)
      posts = [...posts, { since, entrance }].slice(-KEPT)
      memory.jot(KEY, posts)
    },
    within: (from, to, entranceNow) => {
      // What came before the first note was made at the same entrance, as far as anybody knows.
      const known = posts.length === 0 ? [{ since: 0, entrance: entranceNow }] : posts
      return known.flatMap(({ since, entrance }, index) => {
        const begins = Math.max(from, index === 0 ? 0 : since)
        const ends = Math.min(to, known[index + 1]?.since ?? Number.MAX_SAFE_INTEGER)
        return begins < ends ? [{ from: begins, to: ends, entrance }] : []
      })
    },
  }
}
