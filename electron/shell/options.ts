/** What can be said on the program's own command line. */
export type AppOptions = {
  /** `--data=DIR`: where everything of this device lives, instead of the user's folder for practice. */
  readonly dataFolder: string | null
  /** `--screenshot=FILE`: where to write a PNG of the window once it is ready to scan. */
  readonly screenshotFile: string | null
  /** `--profile=FILE`: a provisioning file, instead of the one in the device's folder. */
  readonly provisioningFile: string | null
  /** `--kiosk`: nothing beside the window can be reached. */
  readonly kiosk: boolean
}

/** Reads the options; words of Chromium and of test drivers among them are none of ours and are skipped. */
export function readOptions(argv: readonly string[]): AppOptions {
  return {
    dataFolder: optionValue(argv, '--data='),
    screenshotFile: optionValue(argv, '--screenshot='),
    provisioningFile: optionValue(argv, '--profile='),
    kiosk: argv.includes('--kiosk'),
  }
}

function optionValue(argv: readonly string[], prefix: string): string | null {
  const value = argv.findLast((word) => word.startsWith(prefix))?.slice(prefix.length)
  return value === undefined || value === '' ? null : value
}
