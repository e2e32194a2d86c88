import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { flipFuses } from '@electron/fuses'
import type { AfterPackContext, Configuration } from 'electron-builder'
import { z } from 'zod'
import { fuseConfig } from './fuses.ts'
import { requireOfficialElectron } from './official-only.mjs'
import { root } from './setup/places.mjs'

const electronPackage = join(root, 'node_modules', 'electron')
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8')))

/** The Electron that is packed: the official one alone. */
const electronDist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(electronPackage, 'dist')

function packedProgram({ appOutDir, packager, electronPlatformName }: AfterPackContext): string {
  const name = packager.appInfo.productFilename
  if (electronPlatformName === 'darwin') return join(appOutDir, `${name}.app`)
  return join(appOutDir, electronPlatformName === 'win32' ? `${name}.exe` : EXECUTABLE)
}

const EXECUTABLE = 'portcullis'

const configuration: Configuration = {
  appId: 'org.portcullis.gate',
  productName: 'Portcullis',
  executableName: EXECUTABLE,
  directories: { output: 'release', buildResources: 'build/resources' },
  electronVersion: version,
  electronDist,
  // Everything but SQLite's binding is bundled into dist/.
  files: [
    'dist/**',
    '!dist/**/{*.map,sources.sha256}',
    'package.json',
    '!node_modules/**',
    'node_modules/better-sqlite3/{package.json,LICENSE}',
    'node_modules/better-sqlite3/lib/**',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills these in
    'node_modules/better-sqlite3/prebuilds/${platform}-${arch}.node',
  ],
  icon: 'build/resources/icon.png',
  asar: true,
  // A native part cannot be loaded out of an archive.
  asarUnpack: ['node_modules/better-sqlite3/prebuilds/**'],
  // Its prebuilt binaries are Node-API: one for every Electron.
  npmRebuild: false,
  publish: null,
  beforePack: async () => requireOfficialElectron(electronDist, version),
  // With our own @electron/fuses: the one inside electron-builder does not know every fuse of this Electron.
  afterPack: async (context) => {
    await flipFuses(packedProgram(context), fuseConfig(context.electronPlatformName))
  },
  win: { target: [{ target: 'nsis', arch: ['x64', 'arm64'] }] },
  nsis: { oneClick: false, perMachine: true, allowToChangeInstallationDirectory: true },
  mac: {
    target: [{ target: 'dmg', arch: ['x64', 'arm64'] }],
    category: 'public.app-category.business',
    hardenedRuntime: true,
    extendInfo: { NSCameraUsageDescription: 'The camera reads the codes on tickets.' },
  },
  linux: {
    icon: 'build/resources/icons',
    target: [
      { target: 'AppImage', arch: ['x64', 'arm64'] },
      { target: 'deb', arch: ['x64', 'arm64'] },
    ],
    category: 'Office',
    synopsis: 'Access-control gate client for ACME Ticketing',
    maintainer: 'The Portcullis team',
  },
}

export default configuration
