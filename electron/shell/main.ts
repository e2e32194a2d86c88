import { hostname } from 'node:os'
import { join } from 'node:path'
import { app, dialog, ipcMain, Menu, powerSaveBlocker, protocol, safeStorage, session } from 'electron'
import { z } from 'zod'
import { kioskWishSchema } from '../contract/kiosk.ts'
import { saveRequestSchema } from '../contract/save.ts'
import { scannerSettingsSchema } from '../contract/scanner.ts'
import { sceneRequestSchema } from '../contract/scene.ts'
import { about } from './about.ts'
import { readyLines } from './announce.ts'
import { practiceBoot } from './boot-message.ts'
import { chooseHost } from './choose-host.ts'
import { whyUnusable } from './data-folder.ts'
import { answerDevice } from './device/channels.ts'
import { openDevice } from './device/open-device.ts'
import { openDeviceSettings } from './device-settings.ts'
import { openGateWindow } from './gate-window.ts'
import { openGateway } from './gateway.ts'
import { joinedPages } from './joined-pages.ts'
import { openDataKey } from './keychain.ts'
import { makeKiosk } from './kiosk.ts'
import { openLogFile } from './log-file.ts'
import { minimalMenu } from './menu.ts'
import { denyNavigation } from './navigation.ts'
import { readOptions } from './options.ts'
import { limitPermissions } from './permissions.ts'
import { findPlaces } from './places.ts'
import { practiceVenue } from './practice-venue.ts'
import { registerScheme, serveBuiltFiles } from './protocol.ts'
import { quitAfter } from './quit.ts'
import { makeSave } from './save-file.ts'
import { scannerHere } from './scanner-here.ts'
import { takeScreenshot } from './screenshot.ts'
import { machineKeychain } from './sealer.ts'
import { standsStill } from './still.ts'
import { Supervisor, systemClock } from './supervision.ts'
import { surviveDefects } from './unforeseen.ts'

// The composition root of the shell: everything is made here and handed to what needs it.

const STOP_LIMIT_MS = 3_000
/** A service that is not up by then does not come up with what it was given. */
const START_PATIENCE_MS = 60_000
const nothing = z.undefined()

const options = readOptions(process.argv)
const places = findPlaces(app, options)
app.setPath('userData', places.userData)

const unusable = whyUnusable(places.home) ?? whyUnusable(places.userData)
if (unusable !== null) {
  dialog.showErrorBox('Portcullis cannot start', unusable)
  process.stdout.write(`${unusable}\n`)
  app.exit(1)
} else if (app.requestSingleInstanceLock()) {
  // Held before anything else touches the device's data: a second Portcullis would be a second writer.
  openGate()
} else {
  process.stdout.write('Portcullis is open already; its window comes to the front.\n')
  app.exit(0)
}

function openGate(): void {
  // `--no-sandbox` is a last resort of development, and together with this call it crashes every child process.
  if (app.isPackaged || !app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  registerScheme(protocol)

  const shellLog = openLogFile(join(places.logs, 'shell.log'))
  const serviceLog = openLogFile(join(places.logs, 'service.log'))
  const report = (line: string) => shellLog.write(`${new Date().toISOString()} ${line}\n`)
  surviveDefects(report)
  const settings = openDeviceSettings(places.deviceSettings, report)
  denyNavigation(app, report)

  const keychain = () => machineKeychain(safeStorage, process.platform)
  const startHost = chooseHost({
    packaged: app.isPackaged,
    nodeVersion: process.versions.node,
    projectNode: places.projectNode,
  })
  const venue = practiceVenue(
    (listeners) =>
      startHost(places.practiceProgram, 'portcullis-practice', { ...listeners, onOutput: serviceLog.write }),
    () => {
      report('the practice venue ended; another one is opened')
      // The gate goes on without it meanwhile, as it would without ACME; a new address then needs a new start.
      const goOn = () => supervisor.restart()
      venue.open().then(goOn, goOn)
    },
  )
  const still = standsStill(() => performance.now())
  const supervisor = new Supervisor({
    startService: (listeners) => startHost(places.gateProgram, 'portcullis-gate', listeners),
    bootMessage: async () => {
      if (!device.isPractice()) {
        venue.close()
        return device.liveBoot()
      }
      const [dataKey, opened] = await Promise.all([
        openDataKey(places.dataKey, await keychain()),
        venue.open(),
      ])
      report(
        `data key protected by: ${dataKey.protectedBy ?? 'nothing but its file mode (practice, no keychain)'}`,
      )
      report(`practice venue at ${opened.baseUrl} in process ${venue.pid() ?? '?'}`)
      return practiceBoot(places.database, dataKey.secret, opened, settings.get())
    },
    onChange: (supervision) => {
      if (supervision.state === 'failed') report(supervision.message)
      still.heard(supervision)
      pages.tellAll()
      device.heard(supervision)
    },
    onOutput: serviceLog.write,
    report,
    clock: systemClock,
  })
  const pages = joinedPages(supervisor)
  const device = openDevice({
    home: places.home,
    provisioning: {
      path: options.provisioningFile ?? join(places.home, 'provisioning.json'),
      given: options.provisioningFile !== null,
    },
    keychain,
    service: {
      current: () => supervisor.current,
      redeem: (redemption) => supervisor.redeem(redemption),
      giveCredential: (credential) => supervisor.giveCredential(credential),
      renew: () => supervisor.renew(STOP_LIMIT_MS, START_PATIENCE_MS),
    },
    hostName: hostname(),
    now: Date.now,
    tick: () => performance.now(),
    report,
  })
  const stopAll = async () => {
    await supervisor.stop(STOP_LIMIT_MS)
    venue.close()
  }

  app.whenReady().then(() => {
    limitPermissions(session.defaultSession)
    serveBuiltFiles(session.defaultSession, places.renderer)
    powerSaveBlocker.start('prevent-display-sleep')
    supervisor.start()

    const gateway = openGateway(ipcMain, report)
    gateway('hello', nothing, (_input, page) => {
      // Whoever drew the label of a scene is gone: nobody must think that the fault is a real one.
      venue.scene('none')
      return pages.join(page)
    })
    gateway('scene', sceneRequestSchema, (request) => (device.isPractice() ? venue.scene(request) : null))
    gateway('about', nothing, () => about(app.getVersion(), process.versions, BUILT_FOR_ELECTRON))
    const scanner = scannerHere(settings, device.scannerOfProfile)
    gateway('scanner', nothing, scanner.get)
    gateway('setScanner', scannerSettingsSchema, scanner.set)
    answerDevice(gateway, device.acts)
    gateway('scanReady', nothing, async () => {
      report('the window is ready to scan')
      if (options.screenshotFile !== null) await takeScreenshot(gate.window, options.screenshotFile)
      const samples = device.isPractice() ? (await venue.open()).samples : []
      process.stdout.write(`${readyLines(samples, Math.random).join('\n')}\n`)
    })
    const gate = openGateWindow(places.shell, {
      devTools: !app.isPackaged,
      onGivenUp: () => kiosk.letGo(),
      report,
    })
    const kiosk = makeKiosk({
      window: gate.window,
      app,
      setMenu: (on) => Menu.setApplicationMenu(minimalMenu(process.platform, on)),
      file: places.kiosk,
      wanted: options.kiosk,
      isStill: () => still.isStill() && !device.waitsForPassphrase(),
      report,
    })
    gateway('kiosk', kioskWishSchema, kiosk.turn)
    gateway(
      'save',
      saveRequestSchema,
      makeSave({
        pdf: () => gate.window.webContents.printToPDF({ printBackground: true }),
        choose: async (name) => {
          const downloads = join(app.getPath('downloads'), name)
          // A kiosk has no way to the rest of the computer, and a dialog of the system is one.
          if (kiosk.isOn()) return downloads
          const { filePath } = await dialog.showSaveDialog(gate.window, { defaultPath: downloads })
          return filePath === '' || filePath === undefined ? null : filePath
        },
      }),
    )
    app.on('second-instance', gate.focus)
  })
  app.on('window-all-closed', () => app.quit())
  quitAfter(app, stopAll)
}
