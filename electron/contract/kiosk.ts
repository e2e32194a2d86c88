import { z } from 'zod'

/**
 * Kiosk mode on, off, or as it is (null). `off-while-still` is off on nobody's PIN: the shell does that only where the gate
 * stands still, so that nobody can be asked for one.
 */
export const kioskWishSchema = z.union([z.boolean(), z.null(), z.literal('off-while-still')])
export type KioskWish = z.infer<typeof kioskWishSchema>
