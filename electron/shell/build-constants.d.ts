/** The version of Electron this build is made for and shipped with; filled in by the bundler. */
declare const BUILT_FOR_ELECTRON: string
