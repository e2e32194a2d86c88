import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge, Supervision } from '../contract/bridge.ts'
import { fromPage, toPage } from './channels.ts'
import { type GateNews, PortClient } from './port-client.ts'
import { scanReadiness } from './scan-readiness.ts'
import { Subscribers } from './subscribers.ts'

// The sandboxed script between the page and everything else. It hands the page named functions, never an Electron
// object, an event of Electron's or a channel name.

const HELLO_TRIES = 20
const HELLO_AGAIN_MS = 250

const supervision = new Subscribers<Supervision>()
// An alarm is for who listens when it sounds; the status is remembered for whoever listens later.
const gateNews = new Subscribers<GateNews>(({ event }) => event === 'status')
const readiness = scanReadiness(() => {
  // Two frames on, what the status said has been painted.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      ipcRenderer.invoke(fromPage.scanReady).catch(() => {})
    }),
  )
})

const client = new PortClient((news) => {
  if (news.event === 'status') readiness.look(news.payload)
  gateNews.tell(news)
})

ipcRenderer.on(toPage.port, (event) => {
  const port = event.ports[0]
  if (port) client.attach(port)
})
ipcRenderer.on(toPage.supervision, (_event, next: Supervision) => {
  if (next.state !== 'up') client.detach()
  supervision.tell(next)
})

const bridge: Bridge = {
  scan: (input) => client.call('scan', input),
  inspect: (input) => client.call('inspect', input),
  undo: (input) => client.call('undo', input),
  order: (input) => client.call('order', input),
  calibrate: (input) => client.call('calibrate', input),
  doctor: (input) => client.call('doctor', input),
  status: async (input) => {
    const result = await client.call('status', input)
    if (result.ok) readiness.look(result.value)
    return result
  },
  recent: (input) => client.call('recent', input),
  events: (input) => client.call('events', input),
  pace: (input) => client.call('pace', input),
  samples: (input) => client.call('samples', input),
  calls: (input) => client.call('calls', input),
  outbox: (input) => client.call('outbox', input),
  retry: (input) => client.call('retry', input),
  acknowledge: (input) => client.call('acknowledge', input),
  history: (input) => client.call('history', input),
  testScan: (input) => client.call('testScan', input),
  readiness: (input) => client.call('readiness', input),
  diagnosis: (input) => client.call('diagnosis', input),
  shiftReport: (input) => client.call('shiftReport', input),
  scanLog: (input) => client.call('scanLog', input),
  exportRecords: (input) => client.call('exportRecords', input),
  sync: (input) => client.call('sync', input),
  drain: (input) => client.call('drain', input),
  override: (input) => client.call('override', input),
  search: (input) => client.call('search', input),
  admitFound: (input) => client.call('admitFound', input),
  report: (input) => client.call('report', input),
  changePost: (input) => client.call('changePost', input),
  unlock: (input) => client.call('unlock', input),
  lock: (input) => client.call('lock', input),
  session: (input) => client.call('session', input),
  staff: (input) => client.call('staff', input),
  changeStaff: (input) => client.call('changeStaff', input),
  recover: (input) => client.call('recover', input),
  permit: (input) => client.call('permit', input),
  audit: (input) => client.call('audit', input),
  verifyAudit: (input) => client.call('verifyAudit', input),
  onEvent: (listener) => gateNews.add(({ event, payload }) => listener(event, payload)),
  onSupervision: (listener) => supervision.add(listener),
  device: (input) => ipcRenderer.invoke(fromPage.device, input),
  setKey: (input) => ipcRenderer.invoke(fromPage.setKey, input),
  forgetKey: (input) => ipcRenderer.invoke(fromPage.forgetKey, input),
  previewProfile: (input) => ipcRenderer.invoke(fromPage.previewProfile, input),
  applyProfile: (input) => ipcRenderer.invoke(fromPage.applyProfile, input),
  exportProfile: (input) => ipcRenderer.invoke(fromPage.exportProfile, input),
  importProfile: (input) => ipcRenderer.invoke(fromPage.importProfile, input),
  openBook: (input) => ipcRenderer.invoke(fromPage.openBook, input),
  protect: (input) => ipcRenderer.invoke(fromPage.protect, input),
  unlockSecrets: (input) => ipcRenderer.invoke(fromPage.unlockSecrets, input),
  keepSetUp: (input) => ipcRenderer.invoke(fromPage.keepSetUp, input),
  about: () => ipcRenderer.invoke(fromPage.about),
  save: (request) => ipcRenderer.invoke(fromPage.save, request),
  scene: (request) => ipcRenderer.invoke(fromPage.scene, request),
  kiosk: (wish) => ipcRenderer.invoke(fromPage.kiosk, wish),
  scanner: () => ipcRenderer.invoke(fromPage.scanner),
  setScanner: (settings) => ipcRenderer.invoke(fromPage.setScanner, settings),
}

/** On a busy machine this script can run before the shell has heard which page it belongs to, and is refused as a stranger. */
function sayHello(triesLeft = HELLO_TRIES): void {
  ipcRenderer.invoke(fromPage.hello).catch(() => {
    if (triesLeft > 0) setTimeout(() => sayHello(triesLeft - 1), HELLO_AGAIN_MS)
  })
}

contextBridge.exposeInMainWorld('portcullis', bridge)
sayHello()
