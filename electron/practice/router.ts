import type { Route } from './call.ts'

export interface Match {
  readonly route: Route
  readonly params: ReadonlyMap<string, string>
}

/** The route of a call, `wrong-method` where only another method is served, or null. */
export type FindRoute = (method: string, path: string) => Match | 'wrong-method' | null

function fits(pattern: readonly string[], path: readonly string[]): ReadonlyMap<string, string> | null {
  if (pattern.length !== path.length) return null
  const params = new Map<string, string>()
  for (const [index, part] of pattern.entries()) {
    const given = path[index] ?? ''
    if (part.startsWith(':')) params.set(part.slice(1), given)
    else if (part !== given) return null
  }
  return params
}

function decoded(path: string): string[] {
  return path.split('/').map((part) => {
    try {
      return decodeURIComponent(part)
    } catch {
      return part
    }
  })
}

/** The first route that fits wins, so fixed segments stand before `:name` ones in the list. */
export function makeRouter(routes: readonly Route[]): FindRoute {
  const table = routes.map((route) => ({ route, parts: route.pattern.split('/') }))
  return (method, path) => {
    const given = decoded(path)
    let elsewhere = false
    for (const { route, parts } of table) {
      const params = fits(parts, given)
      if (params === null) continue
      if (route.method === method) return { route, params }
      elsewhere = true
    }
    return elsewhere ? 'wrong-method' : null
  }
}

/**
 * Single slashes and none at the end: an existing client library joins its paths carelessly (`…/report//7`,
 * `…/memberships/`), and the real API answers it.
 */
export function tidyPath(path: string): string {
  const single = path.replace(/\/{2,}/g, '/')
  return single.length > 1 && single.endsWith('/') ? single.slice(0, -1) : single
}
