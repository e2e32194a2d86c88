import type { About } from '../contract/bridge.ts'

/**
 * What the window is told about the program.
 *
 * @param runtime the Electron and Chromium that run
 * @param builtFor the Electron this build is made for and shipped with
 */
export function about(
  version: string,
  runtime: { readonly electron: string; readonly chrome: string },
  builtFor: string,
): About {
  if (runtime.electron === builtFor) return { version, runtimeNote: null }
  return {
    version,
    runtimeNote: `Development runtime: Electron ${runtime.electron} (Chromium ${runtime.chrome}), not the official ${builtFor}. For development and tests only.`,
  }
}
