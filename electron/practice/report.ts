import { z } from 'zod'
import { BadCall } from './call.ts'
import { parseMoment, type ZoneClock } from './time.ts'
import { COLLECTION_NAMES, type Collection, collectionOf, type DataType } from './world/collections.ts'
import type { World } from './world/world.ts'

const named = z.object({ fieldName: z.string() })

/** A report's question (reference, 1.7). */
export const querySchema = z.object({
  collectionName: z.enum(COLLECTION_NAMES),
  findFields: z
    .array(named.extend({ include: z.boolean().default(true) }))
    .max(200)
    .nullish(),
  findQueries: z
    .array(
      named.extend({
        fieldValue: z.union([z.string(), z.number()]).transform(String).nullish(),
        operator: z.enum(['equals', 'less than', 'greater than', 'contains', 'exists', 'does not exist']),
      }),
    )
    .max(50)
    .nullish(),
  limit: z.number().int().min(1).nullish(),
  // Read so that a report which needs them is refused and not answered wrongly.
  groupFields: z.array(z.unknown()).nullish(),
  summaryFields: z.array(z.unknown()).nullish(),
  countFields: z.array(z.unknown()).nullish(),
})
export type ReportQuery = z.output<typeof querySchema>

export const rangeSchema = z.object({
  dateRangeField: z.string().nullish(),
  startDate: z.string().nullish(),
  endDate: z.string().nullish(),
  startDateTime: z.string().nullish(),
  endDateTime: z.string().nullish(),
})
export type ReportRange = z.output<typeof rangeSchema>

/** A result as the JSON call gives it: by column. */
export interface Columns {
  readonly collectionName: string
  readonly recordCount: number
  readonly skippedRecordCount: number
  readonly resultFieldList: readonly {
    readonly fieldName: string
    readonly analyticsDataType: DataType
    /** What is not there is an empty text: the existing client declares texts or numbers, nothing else. */
    readonly values: readonly (string | number)[]
  }[]
}

function columnOf(collection: Collection, name: string) {
  const column = collection.fields.get(name)
  if (column === undefined) throw new BadCall(`fieldName: ${collection.name} has no field ${name}`)
  return column
}

type Test = (row: number) => boolean

function withinRange(collection: Collection, range: ReportRange, clock: ZoneClock): Test {
  const moment = (name: string, text: string | null | undefined): number | null => {
    if (!text) return null
    const at = parseMoment(text, clock)
    if (at === null) throw new BadCall(`${name}: ${text} is no date`)
    return at
  }
  const start = moment('startDateTime', range.startDateTime) ?? moment('startDate', range.startDate)
  const endDay = moment('endDate', range.endDate)
  // A bare end day is meant with all its hours.
  const dayEnd = endDay !== null && !range.endDate?.includes('T') ? clock.dayStart(endDay, 1) : endDay
  const end = moment('endDateTime', range.endDateTime) ?? dayEnd
  if (!range.dateRangeField || (start === null && end === null)) return () => true
  const { values } = columnOf(collection, range.dateRangeField)
  return (row) => {
    const at = values[row]
    return typeof at === 'number' && (start === null || at >= start) && (end === null || at <= end)
  }
}

function meets(collection: Collection, query: ReportQuery, clock: ZoneClock): Test[] {
  return (query.findQueries ?? []).map(({ fieldName, fieldValue, operator }): Test => {
    const { type, values } = columnOf(collection, fieldName)
    const given = fieldValue ?? ''
    const wanted = type === 'DATE' ? parseMoment(given, clock) : type === 'INTEGER' ? Number(given) : given
    return (row) => {
      const value = values[row] ?? null
      if (operator === 'exists') return value !== null
      if (operator === 'does not exist') return value === null
      if (value === null || wanted === null) return false
      if (operator === 'equals') return value === wanted
      if (operator === 'contains') return String(value).includes(given)
      return operator === 'less than' ? value < wanted : value > wanted
    }
  })
}

/** Answers a report. @throws BadCall for fields that do not exist and for what this venue cannot reckon. */
export function runReport(world: World, query: ReportQuery, range: ReportRange): Columns {
  if ([query.groupFields, query.summaryFields, query.countFields].some((list) => (list ?? []).length > 0))
    throw new BadCall('queryExpression: the practice venue does not group, sum up or count')
  const { clock } = world
  const collection = collectionOf(world, query.collectionName)
  const asked = (query.findFields ?? []).filter(({ include }) => include).map(({ fieldName }) => fieldName)
  const names = asked.length > 0 ? asked : [...collection.fields.keys()]
  const columns = names.map((fieldName) => ({ fieldName, ...columnOf(collection, fieldName) }))
  const tests = [withinRange(collection, range, clock), ...meets(collection, query, clock)]
  const rows = Array.from({ length: collection.rowCount }, (_, row) => row)
    .filter((row) => tests.every((test) => test(row)))
    .slice(0, query.limit ?? undefined)
  return {
    collectionName: collection.name,
    recordCount: rows.length,
    skippedRecordCount: 0,
    resultFieldList: columns.map(({ fieldName, type, values }) => ({
      fieldName,
      analyticsDataType: type,
      values: rows.map((row) => {
        const value = values[row] ?? null
        return type === 'DATE' && typeof value === 'number' ? clock.isoCompact(value) : (value ?? '')
      }),
    })),
  }
}

const cell = (value: string | number): string => {
  const text = String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** The same result by row, as RFC 4180 has it. */
export function toCsv({ resultFieldList, recordCount }: Columns): string {
  const rows = [resultFieldList.map(({ fieldName }) => cell(fieldName)).join(',')]
  for (let row = 0; row < recordCount; row += 1)
    rows.push(resultFieldList.map(({ values }) => cell(values[row] ?? '')).join(','))
  return `${rows.join('\r\n')}\r\n`
}
