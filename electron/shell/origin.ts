/** Where the page lives: our own scheme, so that no file of the machine shares its origin. */
export const SCHEME = 'portcullis'
const HOST = 'app'
export const PAGE_URL = `${SCHEME}://${HOST}/index.html`
export const STOPPED_URL = `${SCHEME}://${HOST}/stopped.html`

/**
 * Whether an address belongs to our page. Compares parsed parts: of a scheme of our own `URL.origin` is "null"
 * for every host, and comparing prefixes would let `portcullis://app.evil` through.
 */
export function isOurs(address: string): boolean {
  try {
    const url = new URL(address)
    return url.protocol === `${SCHEME}:` && url.host === HOST && url.username === '' && url.password === ''
  } catch {
    return false
  }
}
