import { rmSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { withStore } from '../bench/parts/gate-at.ts'
import { keyboardOf } from '../renderer/scanner-keys.ts'
import { type Burst, planBursts } from './harness/burst-plan.ts'
import { launchGate, launchHere, type OpenGate } from './harness/gate.ts'
import { keyedFolder } from './harness/keyed-folder.ts'

/** The short form is part of npm test; npm run test:torture plays the long one. */
const BURSTS = Number(process.env['PORTCULLIS_BURSTS'] ?? 2_000)
const SEED = Number(process.env['PORTCULLIS_BURSTS_SEED'] ?? 1)
/** A loaded machine of two cores takes up to a tenth of a second for a burst; then the last verdicts come. */
const LIMIT_MS = 120_000 + BURSTS * 250

const FOCUSABLE = 'button, input, select, summary, textarea, [tabindex="0"]'

async function arrange(gate: OpenGate, { setting }: Burst): Promise<void> {
  switch (setting.kind) {
    case 'as-it-is':
      return
    case 'escape':
      return gate.page.keyboard.press('Escape')
    case 'open':
      return gate.page.keyboard.press(setting.key)
    case 'focus':
      return gate.page.evaluate(
        ({ nth, selector }) => {
          const places = [...document.querySelectorAll<HTMLElement>(selector)]
          const place = nth === null ? null : places[nth % places.length]
          if (place) place.focus()
          else if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
        },
        { nth: setting.nth, selector: FOCUSABLE },
      )
  }
}

/** What the window shows that only a person may have changed. */
function touched(gate: OpenGate) {
  return gate.page.evaluate(() => ({
    typed: [...document.querySelectorAll('input[type=text]')].map((field) =>
      field instanceof HTMLInputElement ? field.value : '',
    ),
    look: { ...document.documentElement.dataset },
    stored: { ...localStorage },
  }))
}

it(
  `${BURSTS} bursts, whatever has the focus and whatever is open: none lost, none doubled, none typed`,
  async () => {
    console.log(`bursts: seed ${SEED} (PORTCULLIS_BURSTS_SEED)`)
    const folder = keyedFolder(launchHere())
    onTestFinished(() => rmSync(folder.dataDir, { recursive: true, force: true }))
    const bursts = planBursts(BURSTS, SEED)
    const gate = await launchGate({ dataDir: folder.dataDir })
    try {
      const before = await touched(gate)
      const keyboard = await keyboardOf(gate.page)
      for (const [nth, burst] of bursts.entries()) {
        await arrange(gate, burst)
        await wait(burst.pauseMs)
        await keyboard.burst(burst.code, burst.gapMs, burst.ending, nth % 4 === 0)
      }
      const last = bursts.at(-1)?.code.slice(-4)
      const lastShown = () =>
        gate.page.evaluate(async () => {
          const rows = await window.portcullis?.recent({ limit: 1 })
          return rows?.ok ? rows.value[0]?.codeEnd : null
        })
      await expect.poll(lastShown, { timeout: 120_000, interval: 200 }).toBe(last)
      await expect.poll(() => touched(gate)).toEqual(before)
    } finally {
      await gate.close()
    }
    // Not what the page believes: what the gate has written down.
    const rows = withStore(folder.store, (store) => store.scans.recent(2 * BURSTS + 100))
    const written = rows.map(({ codeEnd }) => codeEnd).reverse()
    expect(written).toEqual(bursts.map(({ code }) => code.slice(-4)))
  },
  LIMIT_MS,
)
