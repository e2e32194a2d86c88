import { type FuseConfig, FuseV1Options, FuseVersion } from '@electron/fuses'

/** One switch inside the packaged Electron, and why it stands as it does. */
type Fuse = { readonly on: boolean; readonly because: string }

/** Every fuse that Electron has: one that a later version adds fails to compile until somebody decides. */
export const fuses: Readonly<Record<keyof typeof FuseV1Options, Fuse>> = {
  RunAsNode: {
    on: false,
    because:
      'ELECTRON_RUN_AS_NODE would make the signed program run anybody’s script with its rights and its keychain.',
  },
  EnableCookieEncryption: {
    on: true,
    because: 'Whatever Chromium keeps on disk is sealed as our own secrets are.',
  },
  EnableNodeOptionsEnvironmentVariable: {
    on: false,
    because: 'NODE_OPTIONS could load code into the process that holds the API key.',
  },
  EnableNodeCliInspectArguments: {
    on: false,
    because: '--inspect would open a debugger on the process that holds the API key.',
  },
  EnableEmbeddedAsarIntegrityValidation: {
    on: true,
    because: 'A changed app.asar does not start (Windows and macOS; elsewhere it has no effect).',
  },
  OnlyLoadAppFromAsar: {
    on: true,
    because: 'A folder put beside app.asar would be loaded in its place, past the check above.',
  },
  LoadBrowserProcessSpecificV8Snapshot: {
    on: false,
    because: 'We ship no snapshot of our own; a file of that name would be code nobody checked.',
  },
  GrantFileProtocolExtraPrivileges: {
    on: false,
    because: 'The page comes over our own protocol; file:// has no business here.',
  },
  WasmTrapHandlers: {
    on: true,
    because: 'The camera’s decoder is WebAssembly; trap handlers check its memory at no cost.',
  },
}

/** The same for @electron/fuses, which refuses where the binary knows a fuse that we do not, or the other way round. */
export function fuseConfig(platform: string): FuseConfig {
  const state = (name: keyof typeof FuseV1Options) => fuses[name].on
  return {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    // Flipping a fuse breaks the ad-hoc signature that an unsigned program needs on Apple silicon.
    resetAdHocDarwinSignature: platform === 'darwin',
    [FuseV1Options.RunAsNode]: state('RunAsNode'),
    [FuseV1Options.EnableCookieEncryption]: state('EnableCookieEncryption'),
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: state('EnableNodeOptionsEnvironmentVariable'),
    [FuseV1Options.EnableNodeCliInspectArguments]: state('EnableNodeCliInspectArguments'),
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: state('EnableEmbeddedAsarIntegrityValidation'),
    [FuseV1Options.OnlyLoadAppFromAsar]: state('OnlyLoadAppFromAsar'),
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: state('LoadBrowserProcessSpecificV8Snapshot'),
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: state('GrantFileProtocolExtraPrivileges'),
    [FuseV1Options.WasmTrapHandlers]: state('WasmTrapHandlers'),
  }
}
