import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectNode, root } from '../setup/places.mjs'

/**
 * One program of node_modules run on the project's Node.
 *
 * @typedef {object} Tool
 * @property {string} name as a person asks for it: npm run NAME
 * @property {string} package
 * @property {string} bin the package's program
 * @property {readonly string[]} args
 */

export const REPORTS = join(root, '.cache', 'reports')

/** @type {readonly Tool[]} */
export const tools = [
  { name: 'types', package: '@typescript/native', bin: 'tsc', args: ['-b'] },
  { name: 'lint', package: '@biomejs/biome', bin: 'biome', args: ['check', '--error-on-warnings'] },
  {
    name: 'boundaries',
    package: 'dependency-cruiser',
    bin: 'depcruise',
    args: ['--config', '.dependency-cruiser.cjs', 'electron', 'renderer', 'test', 'build'],
  },
  { name: 'unused', package: 'knip', bin: 'knip', args: [] },
  vitest('unit'),
]

/**
 * @param {'unit' | 'slow' | 'e2e' | 'keychain'} project
 * @param {readonly string[]} [more] further arguments, such as a file's name
 * @returns {Tool}
 */
export function vitest(project, more = []) {
  return {
    name: project,
    package: 'vitest',
    bin: 'vitest',
    args: [
      ...['run', '--config', 'build/vitest.config.ts', '--project', project, '--passWithNoTests'],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${reportOf(project)}`],
      ...more,
    ],
  }
}

/** @param {string} project */
export function reportOf(project) {
  return join(REPORTS, `${project}.json`)
}

/**
 * @param {Tool} tool
 * @param {{show: boolean}} options `show`: let it speak as it goes; else its words are kept for the outcome
 * @returns {Promise<{tool: Tool, code: number, output: string, tookMs: number}>}
 */
export function runTool(tool, { show }) {
  const since = Date.now()
  return new Promise((resolve) => {
    const child = spawn(projectNode, [programOf(tool), ...tool.args], {
      cwd: root,
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
      env: { ...process.env, ...(show ? {} : { NO_COLOR: '1' }) },
    })
    let output = ''
    child.stdout?.on('data', (chunk) => {
      output += chunk
    })
    child.stderr?.on('data', (chunk) => {
      output += chunk
    })
    const done = (/** @type {number} */ code) => resolve({ tool, code, output, tookMs: Date.now() - since })
    child.on('error', (error) => {
      output += error.message
      done(-1)
    })
    child.on('close', (code) => done(code ?? -1))
  })
}

/** @param {Tool} tool */
function programOf(tool) {
  const folder = join(root, 'node_modules', tool.package)
  return join(folder, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).bin[tool.bin])
}
