import type { TestProject } from 'vitest/node'
import { bundle } from '../../../build/setup/bundles.mjs'
import { setUpWindow } from '../../../build/setup/set-up.mjs'
import { hasDisplay } from '../../../build/setup/system-libraries.mjs'
import { planLaunch } from '../../../build/window/launch-plan.mjs'
import { openVirtualDisplay } from '../../../build/window/virtual-display.mjs'
import type { GateLaunch } from './launch.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    gateLaunch: GateLaunch
  }
}

/** One build, one plan and one screen for all end-to-end tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const runtime = await setUpWindow()
  const plan = planLaunch(runtime, await bundle())
  const display = hasDisplay() ? null : await openVirtualDisplay(plan.person)
  const env = { ...plan.person.env, ...display?.env }
  project.provide('gateLaunch', {
    executable: plan.executable,
    args: plan.args,
    sandboxed: plan.sandboxed,
    uid: plan.person.uid ?? null,
    gid: plan.person.gid ?? null,
    env: Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value ? [[name, value]] : []))),
  })
  return async () => {
    await display?.close()
  }
}
