import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { root } from '../setup/places.mjs'

/** The page. Served by our own protocol under a policy without inline scripts, so every asset is a file of its own. */
export default defineConfig({
  root: join(root, 'renderer'),
  base: './',
  plugins: [react()],
  // The contract's schemas come with zod, which must not try to compile code: the policy forbids it (see z.config).
  build: {
    // The development runtime is Chromium 114; the one that ships is newer and takes the same.
    target: 'chrome114',
    outDir: join(root, 'dist', 'renderer'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2_000,
  },
})
