import { z } from 'zod'

/**
 * What is known about the scanner at this device, as the scanner test finds it out. Everything has a default that suits
 * a scanner nothing is known about.
 */
export const scannerSettingsSchema = z.strictObject({
  ending: z
    .enum(['any', 'enter', 'tab', 'none'])
    .default('any')
    .describe('What the scanner ends a code with.'),
  characterMs: z
    .number()
    .int()
    .min(1)
    .max(400)
    .nullable()
    .default(null)
    .describe('How long it takes for one character, in ms; null where that is not known.'),
  layout: z
    .enum(['as-typed', 'us'])
    .default('as-typed')
    .describe('Read its keys as this computer does, or by their place on a US keyboard.'),
  capsLock: z
    .enum(['as-typed', 'undo'])
    .default('as-typed')
    .describe('What to do with its letters while Caps Lock is on.'),
  prefix: z
    .string()
    .max(16)
    .default('')
    .describe('Characters that it puts before every code, to be taken away again.'),
  doubledWithinMs: z
    .number()
    .int()
    .min(0)
    .max(2_000)
    .default(0)
    .describe('The same code again within so long is the scanner sending it twice; in ms, 0 for never.'),
})
export type ScannerSettings = z.infer<typeof scannerSettingsSchema>

/** For a scanner nothing is known about. */
export const UNKNOWN_SCANNER: ScannerSettings = scannerSettingsSchema.parse({})
