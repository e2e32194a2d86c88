import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sharedFolder } from '../temp-folder.ts'

type Violation = { readonly from: string; readonly rule: string }

/** What dependency-cruiser finds in a tree of a few files under the project's own rules. */
function violationsIn(files: Readonly<Record<string, string>>): Violation[] {
  const tree = sharedFolder()
  symlinkSync(join(process.cwd(), 'node_modules'), join(tree, 'node_modules'))
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.base.json', 'package.json']) {
    cpSync(file, join(tree, file))
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, path)), { recursive: true })
    writeFileSync(join(tree, path), text)
  }
  const cruiser = join(process.cwd(), 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs')
  const args = [
    cruiser,
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
    'electron',
    'renderer',
  ]
  const run = spawnSync(process.execPath, args, { cwd: tree, encoding: 'utf8' })
  const report: { summary: { violations: { from: string; rule: { name: string } }[] } } = JSON.parse(
    run.stdout,
  )
  return report.summary.violations.map(({ from, rule }) => ({ from, rule: rule.name }))
}

const quiet = {
  'electron/contract/a.ts': 'export type A = string',
  'electron/gate/decide/a.ts': "import type { A } from '../../contract/a.ts'\nexport const a: A = 'a'",
  'electron/gate/store/a.ts': 'export const store = 1',
  'electron/practice/a.ts': 'export const venue = 1',
  'electron/shell/a.ts': "import type { A } from '../contract/a.ts'\nexport const a: A = 'a'",
  'renderer/a.ts': "import type { A } from '../electron/contract/a.ts'\nexport const a: A = 'a'",
}

/** A file that breaks one arrow, what it says, and the rule that must see it. */
const breaches = [
  ['electron/contract/up.ts', "import '../gate/store/a.ts'", 'contract-knows-nobody'],
  ['electron/gate/decide/store.ts', "import '../store/a.ts'", 'decide-is-pure'],
  [
    'electron/gate/decide/type.ts',
    "import type { z } from 'zod'\nexport type Y = z",
    'decide-imports-no-library',
  ],
  ['electron/gate/store/decide.ts', "import '../decide/a.ts'", 'store-knows-contract'],
  ['electron/shell/gate.ts', "import type {} from '../gate/store/a.ts'", 'shell-knows-contract'],
  ['electron/shell/practice.ts', "import '../practice/a.ts'", 'practice-only-at-composition-roots'],
  ['renderer/gate.ts', "import '../electron/gate/store/a.ts'", 'renderer-knows-contract'],
  ['electron/gate/sql.ts', "import D from 'better-sqlite3'\nexport default D", 'sqlite-only-in-store'],
  [
    'electron/gate/http.ts',
    "import { Pool } from 'undici'\nexport const P = Pool",
    'undici-only-in-ticketing',
  ],
  [
    'electron/gate/app.ts',
    "import type { App } from 'electron'\nexport type A = App",
    'gate-never-imports-electron',
  ],
  ['electron/gate/nowhere.ts', "import './nowhere-at-all.ts'", 'no-unresolvable'],
] as const

describe('the arrows of the design', () => {
  const found = violationsIn({
    ...quiet,
    ...Object.fromEntries(breaches.map(([path, text]) => [path, text])),
  })

  it('are kept by the files that follow them', () => {
    expect(found.filter(({ from }) => from in quiet)).toEqual([])
  })

  it.each(breaches)('are red when %s says %j', (from, _text, rule) => {
    expect(found).toContainEqual({ from, rule })
  })
})
