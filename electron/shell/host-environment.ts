/**
 * What a child process needs from the environment and nothing more. NODE_OPTIONS could load code into it, and
 * whatever else the user's session holds (tokens, keys) is none of its business.
 */
const KEPT = [
  'PATH',
  'HOME',
  'USERPROFILE',
  'LANG',
  'LC_ALL',
  'TZ',
  'TMPDIR',
  'TEMP',
  'TMP',
  'SystemRoot',
  'windir',
]

/** @returns an environment of the kept names that are set */
export function hostEnvironment(env: Readonly<NodeJS.ProcessEnv>): Record<string, string> {
  return Object.fromEntries(
    KEPT.flatMap((name) => {
      const value = env[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}
