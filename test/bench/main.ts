import { availableParallelism, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { cacheScan } from './cache-scan.ts'
import { landing } from './landing.ts'
import { limitUse } from './limit-use.ts'
import { listCost } from './list-cost.ts'
import { outage } from './outage.ts'
import type { Bench, Row } from './parts/bench.ts'
import { makeScope } from './parts/scope.ts'
import { tableOf } from './parts/table.ts'
import { screen } from './screen.ts'
import { size } from './size.ts'
import { upload } from './upload.ts'

/** npm run bench [-- NAME… --minutes N]: measures what the design promises; exit code 1 where a bound is broken. */

const BENCHES: readonly Bench[] = [listCost, landing, cacheScan, outage, upload, size, screen, limitUse]
const MINUTES = 4

const USAGE = `usage: npm run bench -- [NAME]… [--minutes N]
NAME: ${BENCHES.map(({ name }) => name).join(', ')}; all of them if none is named
--minutes N: how long limit-use runs; ${MINUTES} by default`

function usage(problem: string): never {
  process.stderr.write(`${problem}\n${USAGE}\n`)
  process.exit(2)
}

async function run(bench: Bench, minutes: number): Promise<readonly Row[]> {
  const say = (what: string): void => void process.stderr.write(`  ${bench.name}: ${what}\n`)
  const scope = makeScope()
  try {
    const [busy = 0] = loadavg()
    const neighbours = `${availableParallelism()} cores, ${busy.toFixed(1)} busy before it began`
    process.stdout.write(`\n${bench.title} (${bench.name}; ${neighbours})\n\n`)
    const rows = await bench.run(scope, { minutes, say })
    process.stdout.write(`${tableOf(rows)}\n`)
    return rows
  } finally {
    await scope.end()
  }
}

function read(): { readonly chosen: readonly Bench[]; readonly minutes: number } {
  try {
    const { values, positionals } = parseArgs({
      options: { minutes: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    })
    const minutes = Number(values.minutes ?? MINUTES)
    const unknown = positionals.filter((name) => !BENCHES.some((bench) => bench.name === name))
    if (values.help === true) usage('Measures what the design promises.')
    if (unknown.length > 0) usage(`There is no benchmark named ${unknown.join(', ')}.`)
    if (!(minutes >= 1 && minutes <= 120)) usage('--minutes is a number from 1 to 120.')
    return {
      chosen: BENCHES.filter(({ name }) => positionals.length === 0 || positionals.includes(name)),
      minutes,
    }
  } catch (error) {
    return usage(error instanceof Error ? error.message : String(error))
  }
}

const { chosen, minutes } = read()
const rows: Row[] = []
for (const bench of chosen) rows.push(...(await run(bench, minutes)))
const broken = rows.filter(({ ok }) => !ok)
process.stdout.write(
  broken.length === 0
    ? '\nEvery bound is met.\n'
    : `\nNot met: ${broken.map(({ what }) => what).join('; ')}\n`,
)
process.exit(broken.length === 0 ? 0 : 1)
