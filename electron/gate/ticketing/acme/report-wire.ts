import { z } from 'zod'

/** ACME's answers to the report calls (reference, 1.7). */

export const reportDefinitionSchema = z.looseObject({
  queryExpression: z.looseObject({ collectionName: z.string().min(1).max(200) }),
})

export const reportRunSchema = z.looseObject({
  id: z.union([z.string().min(1).max(100), z.number()]).transform(String),
  status: z.string().min(1).max(200),
})

/** One column. Its values are looked at one by one, when their row is: there may be half a million. */
export const reportColumnSchema = z.looseObject({
  fieldName: z.string().min(1).max(200),
  values: z.custom<readonly unknown[]>(Array.isArray),
})

const count = z.number().int().min(0).nullish().catch(null)

/** The result around its columns, which were taken out as they came. */
export const reportResultSchema = z.looseObject({
  resultFieldList: z.array(z.unknown()),
  recordCount: count,
  skippedRecordCount: count,
})
