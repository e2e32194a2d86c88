import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { root } from './setup/places.mjs'
import renderer from './vite/renderer.config.ts'
import { gate, practice } from './vite/service.config.ts'
import { main, preload } from './vite/shell.config.ts'

// Builds all five programs into dist/. Run by bundle.mjs, which knows when that is needed.
rmSync(join(root, 'dist'), { recursive: true, force: true })
await Promise.all(
  [renderer, main, preload, gate, practice].map((config) =>
    build({ ...config, configFile: false, logLevel: 'warn' }),
  ),
)
// The window's own icon; the installers take theirs from build/resources.
copyFileSync(
  join(root, 'build', 'resources', 'icons', '256x256.png'),
  join(root, 'dist', 'shell', 'icon.png'),
)
