import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Every rule of WCAG 2.2 up to AA that a machine can check. */
const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What a page violates of WCAG 2.2 AA, or of single rules of it: the rule, where, and why. */
export async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  // Through the debugger, because the page's own policy allows no other script.
  const isThere = await page.evaluate(() => 'axe' in window)
  if (!isThere) await page.evaluate(source)
  const results: AxeResults = await page.evaluate(
    // The sample tickets are the same on every state and hold half of the page: one card speaks for all.
    (runOnly) =>
      window.axe.run(
        { exclude: ['.tray-cards li:not(:first-child)'] },
        { runOnly, resultTypes: ['violations'] },
      ),
    rules === undefined
      ? { type: 'tag' as const, values: [...WCAG_22_AA] }
      : { type: 'rule' as const, values: [...rules] },
  )
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) =>
      `${id} at ${target.join(' ')}: ${failureSummary ?? ''}`.replace(/\s+/g, ' '),
    ),
  )
}

declare global {
  interface Window {
    readonly axe: typeof import('axe-core')
  }
}
