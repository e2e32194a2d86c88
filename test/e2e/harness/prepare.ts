import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundle } from '../../../build/setup/bundles.mjs'
import { setUpWindow } from '../../../build/setup/set-up.mjs'
import { hasDisplay } from '../../../build/setup/system-libraries.mjs'
import { planLaunch } from '../../../build/window/launch-plan.mjs'
import { openVirtualDisplay } from '../../../build/window/virtual-display.mjs'
import { executableAs, type GateLaunch } from './launch.ts'

/** One build, one plan and one screen, for all windows that are opened with it until `close`. */
export async function prepareLaunch(): Promise<{
  readonly launch: GateLaunch
  readonly close: () => Promise<void>
}> {
  const runtime = await setUpWindow()
  const plan = planLaunch(runtime, await bundle())
  const display = hasDisplay() ? null : await openVirtualDisplay(plan.person)
  const { uid, gid } = plan.person
  const folder = mkdtempSync(join(tmpdir(), 'portcullis-as-'))
  chmodSync(folder, 0o755)
  const executable =
    uid === undefined || gid === undefined ? plan.executable : executableAs(uid, gid, plan.executable, folder)
  const env = { ...plan.person.env, ...display?.env }
  return {
    launch: {
      executable,
      args: plan.args,
      sandboxed: plan.sandboxed,
      uid: uid ?? null,
      gid: gid ?? null,
      env,
    },
    close: async () => {
      await display?.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
