import type { Page } from 'playwright-core'
import { say } from '../../electron/contract/sayings/say.ts'
import type { Status } from '../../electron/contract/status.ts'
import { openable } from '../../renderer/app/registry.ts'
import { deviceStates } from './device-states.ts'
import { sampleKinds } from './page/sample-data.ts'
import { openScreenOf, recordStates } from './record-states.ts'
import { setUpStates } from './set-up-states.ts'

/** A Saturday evening at the venue: the time at which every state is looked at. */
export const THAT_EVENING = Date.parse('2026-11-14T18:05:00Z')

const DISK_FULL = say('disk.full', { where: say('disk.folder') })

/** Something the screen can look like, and how it comes to it from the ready screen. */
export type State = {
  readonly name: string
  readonly enter: (page: Page) => Promise<unknown>
}

/** Scans as a person types, without waiting for the gaps of a scanner. */
async function type(page: Page, code: string): Promise<void> {
  await page.getByTestId('code-field').fill(code)
  await page.getByTestId('code-field').press('Enter')
}

function verdict(kind: string): State {
  return {
    name: `verdict-${kind}`,
    async enter(page) {
      await type(page, `${kind}-2604000`)
      await page.getByTestId('verdict').waitFor()
      // The flash of a new verdict has gone by.
      await page.locator('[data-testid=verdict][data-fresh=false]').waitFor()
    },
  }
}

const withStatus = (part: Partial<Status>) => (page: Page) =>
  page.evaluate((next) => window.gateScript?.setStatus(next), part)

const HOUR = 3_600_000
const link = (state: Status['link']['state'], why: string, untilMs: number | null = null): State => ({
  name: `link-${state}`,
  enter: withStatus({
    link: {
      state,
      since: THAT_EVENING - 7 * 60_000,
      why,
      until: untilMs === null ? null : THAT_EVENING + untilMs,
    },
  }),
})

/** Each from a fresh page. Whoever makes a new screen that the menu does not open adds it here. */
export const states: readonly State[] = [
  { name: 'ready', enter: async () => {} },
  ...sampleKinds.map(({ kind }) => verdict(kind)),
  {
    name: 'checking',
    async enter(page) {
      await page.evaluate(() => window.gateScript?.setDelay(600_000))
      await type(page, 'good-2604000')
      await page.getByText('Checking').waitFor()
    },
  },
  {
    name: 'holding',
    async enter(page) {
      await page.evaluate(() =>
        window.gateScript?.supervise({ state: 'down', since: Date.now(), restarts: 1 }),
      )
      await type(page, 'good-2604000')
      await page.getByTestId('holding').waitFor()
    },
  },
  {
    name: 'no-verdict',
    async enter(page) {
      await page.evaluate((message) => window.gateScript?.setFailure({ code: 'storage', message }), DISK_FULL)
      await type(page, 'good-2604000')
      await page.getByTestId('failure').waitFor()
    },
  },
  {
    name: 'stopped',
    enter: (page) =>
      page.evaluate(
        (message) => window.gateScript?.supervise({ state: 'failed', message, restarts: 3 }),
        say('disk.newer', { n: 9, of: 8 }),
      ),
  },
  {
    name: 'restarting',
    enter: (page) =>
      page.evaluate(() => window.gateScript?.supervise({ state: 'down', since: Date.now(), restarts: 1 })),
  },
  {
    name: 'undo',
    async enter(page) {
      await verdict('good').enter(page)
      await page.keyboard.press('F9')
      await page.getByTestId('undo-form').waitFor()
    },
  },
  {
    name: 'silent',
    async enter(page) {
      await verdict('good').enter(page)
      await page.keyboard.press('Escape')
      await page.clock.setFixedTime(THAT_EVENING + HOUR)
      await page.getByTestId('scanner-silent').waitFor()
    },
  },
  {
    name: 'old-verdict',
    async enter(page) {
      await verdict('used').enter(page)
      await page.clock.setFixedTime(THAT_EVENING + 30_000)
      await page.locator('[data-testid=verdict][data-aged=true]').waitFor()
    },
  },
  {
    name: 'alarm',
    enter: (page) =>
      page.evaluate(
        ({ at, message }) => window.gateScript?.alarm({ kind: 'conflict', message, at, scanId: null }),
        { at: THAT_EVENING, message: say('upload.used-before') },
      ),
  },
  {
    name: 'trouble',
    enter: withStatus({
      storage: DISK_FULL,
      clockSkewMs: 6 * 60_000,
      outbox: { pending: 14, recorded: 1, conflict: 2, refused: 1, parked: 1, toLookAt: 4 },
    }),
  },
  {
    name: 'loading-the-list',
    enter: withStatus({
      sync: {
        state: 'running',
        ordersDone: 640,
        ordersOf: 2_000,
        leftMs: 660_000,
        finishedAt: null,
        why: null,
      },
    }),
  },
  { name: 'nearly-full', enter: withStatus({ capacity: { limit: 800, warnAtPercent: 90 } }) },
  link('slow', say('link.slow', { seconds: '4.2' })),
  link('rate-limited', say('link.limited'), 48_000),
  link('offline', say('connect.no-network')),
  link('refused', say('key.refused', { http: 401 })),
  link('captive', say('call.portal')),
  {
    name: 'muted',
    enter: (page) => page.keyboard.press('F8'),
  },
  ...openable.map(({ opens }) => ({
    name: `screen-${opens.name}`,
    enter: (page: Page) => openScreenOf(page, opens.name),
  })),
  ...setUpStates,
  ...deviceStates,
  ...recordStates,
  {
    name: 'screen-gives-way',
    async enter(page) {
      await page.keyboard.press('F10')
      await page.getByTestId('screen-look').waitFor()
      await page.clock.setFixedTime(THAT_EVENING + 1_000)
      // As a scanner does; the code field is covered.
      await page.keyboard.type('used-2604000')
      await page.keyboard.press('Enter')
      await page.locator('[data-testid=verdict][data-fresh=false]').waitFor()
    },
  },
]
