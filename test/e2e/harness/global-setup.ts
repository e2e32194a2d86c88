import type { TestProject } from 'vitest/node'
import type { GateLaunch } from './launch.ts'
import { prepareLaunch } from './prepare.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    gateLaunch: GateLaunch
  }
}

/** One build, one plan and one screen for all end-to-end tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { launch, close } = await prepareLaunch()
  project.provide('gateLaunch', launch)
  return close
}
