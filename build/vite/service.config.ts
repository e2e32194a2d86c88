import { nodeProgram } from './node-program.ts'

// Node 22 is the oldest on which better-sqlite3 and undici run; its native part is loaded from node_modules.
const common = { format: 'es', target: 'node22', external: ['better-sqlite3'] } as const

export const gate = nodeProgram({
  ...common,
  folder: 'gate',
  entry: 'electron/gate/hosted.ts',
  file: 'hosted.js',
})

export const practice = nodeProgram({
  ...common,
  folder: 'practice',
  entry: 'electron/practice/main.ts',
  file: 'main.js',
})
