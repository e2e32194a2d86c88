import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { root } from './setup/places.mjs'
import { hasDisplay } from './setup/system-libraries.mjs'

const SLOW = ['test/crash/**/*.test.ts', 'test/**/*.slow.test.ts']
/** What is waited for comes in its time on a busy machine too; how fast it has to come, tests that measure say. */
const PATIENT = { poll: { timeout: 30_000 } }
const END_TO_END = ['test/e2e/**/*.test.ts']
const KEYCHAIN = ['test/keychain/**/*.test.ts']

// Three kinds, and one for machines with a keychain: `unit` runs in seconds with every check; `slow` kills processes and fills disks; `e2e` drives the real
// window: a file has a screen and a keyboard for itself.
export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        plugins: [react()],
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...SLOW, ...END_TO_END, ...KEYCHAIN],
          // Two cores shared with the other checks: what takes a second alone may take ten, and more where the machine itself stands still.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: PATIENT,
        },
      },
      {
        root,
        test: {
          name: 'slow',
          include: SLOW,
          // Mostly waiting for lanes and browsers: two at a time keep two cores busy, and none late. Three are a minute or two faster, and late.
          maxWorkers: 2,
          testTimeout: 240_000,
          // One builds the screen and starts a browser first.
          hookTimeout: 240_000,
          expect: PATIENT,
        },
      },
      {
        root,
        test: {
          name: 'e2e',
          include: END_TO_END,
          // Mostly waiting for guests and for outages, each file on a screen of its own; on yours, one after the other.
          maxWorkers: hasDisplay() ? 1 : 2,
          globalSetup: ['test/e2e/harness/global-setup.ts'],
          // A window takes seconds to open on a quiet machine, and a minute on a busy one.
          testTimeout: 240_000,
          hookTimeout: 240_000,
          expect: PATIENT,
        },
      },
      {
        root,
        test: {
          name: 'keychain',
          include: KEYCHAIN,
          fileParallelism: false,
          globalSetup: ['test/e2e/harness/global-setup.ts'],
          testTimeout: 300_000,
          hookTimeout: 240_000,
          expect: PATIENT,
        },
      },
    ],
  },
})
