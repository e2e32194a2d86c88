import type { Page } from 'playwright-core'

/**
 * Keeps everything that an element with one of these test ids says from now on: what is on the screen for a moment is gone
 * before a busy test asks for it.
 *
 * @returns what was heard so far, each text once, in the order it came
 */
export async function listenTo(page: Page, ...testIds: readonly string[]): Promise<() => Promise<string>> {
  await page.evaluate((ids) => {
    const heard: string[] = []
    Object.assign(window, { heard })
    const hear = () => {
      for (const id of ids) heard.push(document.querySelector(`[data-testid=${id}]`)?.textContent ?? '')
    }
    new MutationObserver(hear).observe(document.body, { subtree: true, childList: true, characterData: true })
    hear()
  }, testIds)
  return () =>
    page.evaluate(() => {
      const { heard } = Object.assign({ heard: Array.of<string>() }, window)
      return [...new Set(heard)].join(' | ')
    })
}
