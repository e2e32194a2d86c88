import type { en } from './en.ts'

/** A message whose form depends on the number `{n}` in it. */
export type Plural = { readonly one: string; readonly other: string }

/** The same messages in another language: every key, and a pair of plural forms exactly where English has one. */
export type WordsLike<English> = {
  readonly [K in keyof English]: English[K] extends Plural ? Plural : string
}

export type MessageKey = keyof typeof en

/** What every language provides. */
export type Catalogue = WordsLike<typeof en>
