import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { bundle } from '../../../build/setup/bundles.mjs'
import { setUpWindow } from '../../../build/setup/set-up.mjs'
import { hasDisplay } from '../../../build/setup/system-libraries.mjs'
import { planLaunch } from '../../../build/window/launch-plan.mjs'
import { openVirtualDisplay } from '../../../build/window/virtual-display.mjs'
import { executableAs, type GateLaunch } from './launch.ts'

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
  const { uid, gid } = plan.person
  const folder = mkdtempSync(join(tmpdir(), 'portcullis-as-'))
  chmodSync(folder, 0o755)
  const executable =
    uid === undefined || gid === undefined ? plan.executable : executableAs(uid, gid, plan.executable, folder)
  const env = { ...plan.person.env, ...display?.env }
  project.provide('gateLaunch', {
    executable,
    args: plan.args,
    sandboxed: plan.sandboxed,
    uid: uid ?? null,
    gid: gid ?? null,
    env,
  })
  return async () => {
    await display?.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
