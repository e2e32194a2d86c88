/** Listeners to one kind of news; who comes late hears the last of it at once. */
export class Subscribers<News> {
  readonly #listeners = new Set<(news: News) => void>()
  readonly #remember: (news: News) => boolean
  #last: { readonly news: News } | null = null

  /** @param remember which news is kept for listeners to come; all of it, if not said */
  constructor(remember: (news: News) => boolean = () => true) {
    this.#remember = remember
  }

  tell(news: News): void {
    if (this.#remember(news)) this.#last = { news }
    for (const listener of this.#listeners) listener(news)
  }

  /** @returns ends the subscription */
  add(listener: (news: News) => void): () => void {
    // An own function each time: the same listener added twice is two subscriptions.
    const own = (news: News) => listener(news)
    this.#listeners.add(own)
    if (this.#last) own(this.#last.news)
    return () => {
      this.#listeners.delete(own)
    }
  }
}
