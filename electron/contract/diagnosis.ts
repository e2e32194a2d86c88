import { z } from 'zod'

/** Longer than this a bundle never gets, in characters: it has to go by mail. */
export const DIAGNOSIS_MAX = 2_000_000

/** The diagnosis bundle: one JSON file for support, without a barcode, a person or a key. */
export const diagnosisSchema = z.object({
  name: z.string().regex(/^[\w.-]{1,120}$/),
  text: z.string().max(DIAGNOSIS_MAX),
})
export type Diagnosis = z.infer<typeof diagnosisSchema>
