import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundle } from '../../../build/setup/bundles.mjs'
import { setUpWindow } from '../../../build/setup/set-up.mjs'
import { hasDisplay } from '../../../build/setup/system-libraries.mjs'
import { planLaunch } from '../../../build/window/launch-plan.mjs'
import { openVirtualDisplay } from '../../../build/window/virtual-display.mjs'
import { executableAs, type GateLaunch } from './launch.ts'

/**
 * One build and one plan for all windows that are opened with it until `close`, and as many screens of their own as are
 * asked for; where there is a screen already it is that one.
 */
export async function prepareLaunch(screens: number): Promise<{
  readonly launches: readonly GateLaunch[]
  readonly close: () => Promise<void>
}> {
  const runtime = await setUpWindow()
  const plan = planLaunch(runtime, await bundle())
  const displays = hasDisplay()
    ? [null]
    : await Promise.all(Array.from({ length: screens }, () => openVirtualDisplay(plan.person)))
  const { uid, gid } = plan.person
  const folder = mkdtempSync(join(tmpdir(), 'portcullis-as-'))
  chmodSync(folder, 0o755)
  const executable =
    uid === undefined || gid === undefined ? plan.executable : executableAs(uid, gid, plan.executable, folder)
  return {
    launches: displays.map((display) => ({
      executable,
      program: plan.executable,
      args: plan.args,
      sandboxed: plan.sandboxed,
      uid: uid ?? null,
      gid: gid ?? null,
      env: { ...plan.person.env, ...display?.env },
    })),
    close: async () => {
      await Promise.all(displays.map((display) => display?.close()))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
