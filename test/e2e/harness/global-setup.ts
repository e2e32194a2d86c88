import type { TestProject } from 'vitest/node'
import type { GateLaunch } from './launch.ts'
import { prepareLaunch } from './prepare.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** One for each file that runs beside another. */
    gateLaunches: readonly GateLaunch[]
  }
}

/** One build and one plan for all end-to-end tests, and a screen for each that runs beside another. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { launches, close } = await prepareLaunch(project.config.maxWorkers)
  project.provide('gateLaunches', launches)
  return close
}
