import { join } from 'node:path'
import { defineConfig, type UserConfig } from 'vite'
import { root } from '../setup/places.mjs'

/** What tells one of our Node bundles from another. */
type NodeProgram = {
  /** Source, from the clone's root. */
  readonly entry: string
  /** Folder under dist. */
  readonly folder: string
  readonly file: string
  readonly format: 'es' | 'cjs'
  readonly target: string
  /** Left to be imported when it runs; everything else is bundled. */
  readonly external: readonly (string | RegExp)[]
  readonly define?: Readonly<Record<string, string>>
}

/** One Node program in one file: no search for modules at start, and nothing but named natives beside it. */
export function nodeProgram(program: NodeProgram): UserConfig {
  return defineConfig({
    root,
    publicDir: false,
    define: { ...program.define },
    ssr: { noExternal: true },
    build: {
      ssr: join(root, program.entry),
      target: program.target,
      outDir: join(root, 'dist', program.folder),
      emptyOutDir: false,
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        external: [...program.external],
        output: {
          format: program.format,
          entryFileNames: program.file,
          // A sandboxed preload script can load no second file.
          codeSplitting: false,
        },
      },
    },
  })
}
