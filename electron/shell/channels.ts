/**
 * Every name that passes between the preload script and the shell: a closed set. The gate's own traffic has none,
 * it goes through a MessagePort.
 */
export const fromPage = {
  /** The preload runs and wants the supervision state, and a port if the service is up. */
  hello: 'portcullis:hello',
  about: 'portcullis:about',
  scanner: 'portcullis:scanner',
  setScanner: 'portcullis:set-scanner',
  /** The page has had its first complete status: a guest could be scanned now. */
  scanReady: 'portcullis:scan-ready',
  /** Kiosk mode: asked about, or set. */
  kiosk: 'portcullis:kiosk',
  /** This device: see the contract's device.ts. */
  device: 'portcullis:device',
  setKey: 'portcullis:set-key',
  forgetKey: 'portcullis:forget-key',
  previewProfile: 'portcullis:preview-profile',
  applyProfile: 'portcullis:apply-profile',
  exportProfile: 'portcullis:export-profile',
  importProfile: 'portcullis:import-profile',
  openBook: 'portcullis:open-book',
  protect: 'portcullis:protect',
  unlockSecrets: 'portcullis:unlock-secrets',
  keepSetUp: 'portcullis:keep-set-up',
  /** A scene at the practice venue. */
  scene: 'portcullis:scene',
  /** A file for a person: the shell asks where. */
  save: 'portcullis:save',
} as const

export const toPage = {
  port: 'portcullis:port',
  supervision: 'portcullis:supervision',
} as const

export type FromPage = keyof typeof fromPage
