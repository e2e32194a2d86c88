import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Every rule of WCAG 2.2 up to AA that a machine can check. */
const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** The four looks of the window, as `renderer/app/look.ts` writes them to `<html>`. The first is looked at first. */
export const themes = {
  light: { scheme: 'light', contrast: 'normal' },
  dark: { scheme: 'dark', contrast: 'normal' },
  'high contrast': { scheme: 'light', contrast: 'more' },
  'high contrast, dark': { scheme: 'dark', contrast: 'more' },
} as const

/** What another theme can make worse. The words, the roles and the sizes are the same in each. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block']

/**
 * What a page violates of WCAG 2.2 AA as it stands, by theme: the rule, where, and why. All rules are asked in the first
 * theme, those of colour in each. A theme where nothing is wrong has an empty list.
 */
export async function violations(page: Page): Promise<Record<keyof typeof themes, string[]>> {
  // Through the debugger, because the page's own policy allows no other script.
  const isThere = await page.evaluate(() => 'axe' in window)
  if (!isThere) await page.evaluate(source)
  const found = await page.evaluate(
    async ({ looks, rules, tags }) => {
      // Half-way between two themes a colour is neither.
      const still = new CSSStyleSheet()
      still.replaceSync('*, *::before, *::after { transition: none !important }')
      document.adoptedStyleSheets.push(still)
      const results: { theme: string; violations: AxeResults['violations'] }[] = []
      for (const [index, [theme, look]] of looks.entries()) {
        Object.assign(document.documentElement.dataset, look)
        const { violations } = await window.axe.run(
          // The sample tickets are the same on every state and hold half of the page: one card speaks for all.
          { exclude: ['.tray-cards li:not(:first-child)'] },
          {
            runOnly: index === 0 ? { type: 'tag', values: tags } : { type: 'rule', values: rules },
            resultTypes: ['violations'],
          },
        )
        results.push({ theme, violations })
      }
      return results
    },
    { looks: Object.entries(themes), rules: OF_COLOUR, tags: WCAG_22_AA },
  )
  const told: Record<string, string[]> = {}
  for (const { theme, violations } of found)
    told[theme] = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) =>
        `${id} at ${target.join(' ')}: ${failureSummary ?? ''}`.replace(/\s+/g, ' '),
      ),
    )
  return told
}

declare global {
  interface Window {
    readonly axe: typeof import('axe-core')
  }
}
