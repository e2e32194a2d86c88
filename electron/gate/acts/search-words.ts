/**
 * A text as words that can be found: without accents and case, each with a blank before it, so that the beginning of a
 * word is a plain search. `@ . + _ -` belong to words, as they do to e-mail addresses and order numbers.
 */
export function searchable(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
  const words = plain.split(/[^\p{L}\p{N}@.+_-]+/u).filter((word) => word !== '')
  return words.map((word) => ` ${word}`).join('')
}

/** The words of a query, each of which has to begin some word of what is found. */
export function wordsOf(query: string): readonly string[] {
  return searchable(query).match(/ [^ ]+/g) ?? []
}

/** How well these words fit; 0 where they do not. Whole words count more than beginnings. */
export function fitOf(words: readonly string[], text: string): number {
  let fit = 0
  for (const word of words) {
    if (!text.includes(word)) return 0
    fit += `${text} `.includes(`${word} `) ? 2 : 1
  }
  return fit
}

/** What somebody searched by, for the log of acts, which keeps no guest's name. */
export function kindOf(query: string): 'email' | 'order-number' | 'name' {
  if (query.includes('@')) return 'email'
  return /\d/.test(query) ? 'order-number' : 'name'
}

/** A whole e-mail address, which is all that ACME searches by. */
export const isAddress = (query: string): boolean => /^[^\s@]{1,64}@[^\s@]+\.[^\s@]{2,}$/.test(query.trim())
