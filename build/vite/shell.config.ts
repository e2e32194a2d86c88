import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { root } from '../setup/places.mjs'
import { nodeProgram } from './node-program.ts'

const electronPackage = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8')))

// CommonJS and Node 18's syntax, for the development runtime: it knows no other main program.
const common = { folder: 'shell', format: 'cjs', target: 'node18', external: ['electron'] } as const

export const main = nodeProgram({
  ...common,
  entry: 'electron/shell/main.ts',
  file: 'main.cjs',
  define: { BUILT_FOR_ELECTRON: JSON.stringify(electronPackage.version) },
})

export const preload = nodeProgram({ ...common, entry: 'electron/shell/preload.ts', file: 'preload.cjs' })
