import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { GateOutput } from '../../electron/contract/methods.ts'
import { scanKeys } from '../renderer/scanner-keys.ts'
import { launchGate, type OpenGate } from './harness/gate.ts'
import { listenTo } from './harness/heard.ts'

/** How long a scan waits for ACME (the profile's default), and what the machine may add on top. */
const BUDGET_MS = 1_000
const MARGIN_MS = 500
/** A machine that stood still meanwhile measures itself: then the same is looked at once more, this often at most. */
const LOOKS = 4
/** What comes by itself comes sooner; how soon is not what is asked here. */
const PATIENT = { timeout: 60_000, interval: 100 }

let gate: OpenGate
const unused = new Map<string, string[]>()

beforeAll(async () => {
  gate = await launchGate()
  // Until the list is complete a verdict without ACME may be a hold, rightly.
  const complete = async () => expect((await status()).sync.finishedAt).not.toBeNull()
  await vi.waitFor(complete, PATIENT)
  for (const { kind, barcodes } of await gate.practice.samples()) unused.set(kind, [...barcodes])
})
afterAll(async () => gate?.close())

/** A barcode of a kind that no test has scanned. */
function barcode(kind: string): string {
  const code = unused.get(kind)?.shift()
  if (code === undefined) throw new Error(`no "${kind}" is left`)
  return code
}

/** Scans as a wedge scanner does; its keys carry their own times, so that a busy machine does not tear a code in two. */
const scan = (code: string) => scanKeys(gate.page, code)

const panel = () => gate.page.getByTestId('verdict')
const shownText = (testId: string) => gate.page.getByTestId(testId).innerText()
const admittedShown = async () => Number((await shownText('admitted-count')).replace(/\D/g, ''))

function status(): Promise<GateOutput<'status'>> {
  return gate.page.evaluate(async () => {
    const result = await window.portcullis?.status({})
    if (!result?.ok) throw new Error(result?.error.message ?? 'the page has no bridge')
    return result.value
  })
}

/** The last scans by the service; none while it is being restarted. */
function recent(): Promise<GateOutput<'recent'>> {
  return gate.page.evaluate(async () => {
    const result = await window.portcullis?.recent({ limit: 200 })
    if (result?.ok) return result.value
    if (result?.error.code === 'service-gone') return []
    throw new Error(result?.error.message ?? 'the page has no bridge')
  })
}

/** Ids of all scans that the screen has taken, in their order. */
function takenIds(): Promise<string[]> {
  return gate.page.evaluate(() =>
    performance
      .getEntriesByType('mark')
      .filter(({ name }) => name.startsWith('scan-captured:'))
      .map(({ name }) => name.slice('scan-captured:'.length)),
  )
}

/** Does something that scans once, and reads what the window says of it. */
async function seeVerdictOf(act: () => Promise<unknown>) {
  const before = await takenIds()
  await act()
  await expect.poll(async () => (await takenIds()).length).toBe(before.length + 1)
  const scanId = (await takenIds()).at(-1) ?? ''
  // All at one moment: an admission clears itself.
  const shown = () =>
    gate.page.evaluate((id) => {
      const shown = document.querySelector<HTMLElement>(`[data-testid=verdict][data-scan-id="${id}"]`)
      return shown && { ...shown.dataset, words: shown.innerText.replace(/\s+/g, ' ') }
    }, scanId)
  let seen: Awaited<ReturnType<typeof shown>> = null
  const look = async () => {
    seen = await shown()
    return seen !== null
  }
  await expect.poll(look).toBe(true)
  const { class: kind, reason, words }: Record<string, string | undefined> = seen ?? {}
  return { verdict: `${kind} ${reason}`, words, scanId }
}

/** Whether ACME's own word decided: on a machine that stood still it came too late, and the list here rightly had the say. */
async function byAcme(scanId: string): Promise<boolean> {
  const [row] = (await recent()).filter(({ verdict }) => verdict.scanId === scanId)
  return row?.verdict.source === 'acme'
}

/** What the service made of the scans that the screen took since `before`: one row each, in their order. */
async function outcomesSince(before: readonly string[], count: number) {
  await expect.poll(async () => (await takenIds()).length, PATIENT).toBe(before.length + count)
  const ids = (await takenIds()).slice(before.length)
  expect(new Set(ids).size).toBe(count)
  const rows = async () => (await recent()).filter(({ verdict }) => ids.includes(verdict.scanId))
  let found: GateOutput<'recent'> = []
  const complete = async () => {
    found = await rows()
    return found.length
  }
  await expect.poll(complete, PATIENT).toBe(count)
  return ids.map((id) => {
    const [row, ...more] = found.filter(({ verdict }) => verdict.scanId === id)
    if (!row || more.length > 0) throw new Error(`scan ${id} has ${more.length + (row ? 1 : 0)} verdicts`)
    return { codeEnd: row.codeEnd, ...row.verdict }
  })
}

/** Types as a person does: slower than any scanner, and never evenly. */
async function typeByHand(text: string): Promise<void> {
  for (const [index, char] of [...text].entries()) {
    await gate.page.keyboard.press(char === ' ' ? 'Space' : char)
    await gate.page.waitForTimeout(90 + ((index * 67) % 130))
  }
}

const DAY_AND_TIME = '(at|on .+ at) \\d\\d:\\d\\d'

describe('the window', () => {
  it('says PRACTICE, how the link is, what is on this device and what is to be uploaded', async () => {
    const now = await status()
    expect(now.tickets).toBeGreaterThan(6_000)
    expect(await shownText('practice-label')).toMatch(/practice/i)
    await expect.poll(() => shownText('link-state'), PATIENT).toContain('Online')
    await expect.poll(() => shownText('tickets-count')).toBe(now.tickets.toLocaleString('en'))
    await expect.poll(() => shownText('outbox-pending')).toBe('0')
    for (const id of ['practice-label', 'link-state', 'tickets-count', 'outbox-pending', 'admitted-count'])
      expect(await gate.page.getByTestId(id).isVisible(), id).toBe(true)
  })
})

describe('a ticket scanned in the window', () => {
  it.each([
    ['good', 'admit admitted', /^Admit Good ticket .*Event General Admission, /],
    ['used', 'deny already-used', new RegExp(`Already used Used ${DAY_AND_TIME}`)],
    ['early', 'deny too-early', new RegExp(`Too early Opens ${DAY_AND_TIME}`)],
    ['late', 'deny too-late', new RegExp(`Too late Closed ${DAY_AND_TIME}`)],
    ['expired', 'deny expired', new RegExp(`Expired Expired ${DAY_AND_TIME}`)],
    ['cancelled', 'deny cancelled', /Stop Cancelled This ticket was cancelled\. Send the guest/],
    ['refunded', 'deny refunded', /Stop Refunded The money for this ticket was paid back\./],
    [
      'other-event',
      'deny wrong-event',
      new RegExp(`Other event Good for General Admission, ${DAY_AND_TIME}`),
    ],
    ['unknown', 'deny unknown', /Stop No such ticket ACME has no ticket with this code\./],
    ['member-active', 'admit admitted', /Admit Good card .*Valid until \w+, \d+ \w+ \d{4}/],
    ['member-lapsed', 'deny card-lapsed', new RegExp(`Membership lapsed Ran out ${DAY_AND_TIME}`)],
  ])('that is %s ends as %s, with the words for it', async (kind, verdict, words) => {
    let seen = await seeVerdictOf(() => scan(barcode(kind)))
    // What no list here can know is said otherwise where ACME was not heard in time.
    for (let look = 1; look < LOOKS && kind === 'unknown' && !(await byAcme(seen.scanId)); look += 1)
      seen = await seeVerdictOf(() => scan(barcode(kind)))
    expect(seen).toMatchObject({ verdict, words: expect.stringMatching(words) })
  })

  it('again after its admission is refused, with when and by which lane', async () => {
    const code = barcode('good')
    expect(await seeVerdictOf(() => scan(code))).toMatchObject({ verdict: 'admit admitted' })
    // Longer than the repeat guard.
    await gate.page.waitForTimeout(3_200)
    expect(await seeVerdictOf(() => scan(code))).toMatchObject({
      verdict: 'deny already-used',
      words: expect.stringMatching(new RegExp(`Used ${DAY_AND_TIME} by portcullis-1`)),
    })
  })

  it('twice within 100 ms is a repeat, not a refusal', async () => {
    const [code, taken] = [barcode('member-active'), await takenIds()]
    const { admitted } = await status()
    await scanKeys(gate.page, code, 2, ['Enter', ...code, 'Enter'])
    const outcomes = await outcomesSince(taken, 2)
    const [first = 0, second = 0] = outcomes.map(({ at }) => at)
    expect(second - first).toBeLessThan(100)
    expect(outcomes.map((outcome) => outcome.class)).toEqual(['admit', 'repeat'])
    await expect.poll(() => panel().getAttribute('data-reason')).toBe('same-scan')
    await expect.poll(admittedShown).toBe(admitted + 1)
  })

  it('is not said to wait while it is answered at once: drawing that would delay its verdict', async () => {
    const heard = await listenTo(gate.page, 'queue-waiting')
    expect(await seeVerdictOf(() => scan(barcode('early')))).toMatchObject({
      verdict: 'deny too-early',
    })
    expect(await heard()).toBe('')
  })

  it('by a click on its card in the tray is scanned once', async () => {
    const [taken, { admitted }] = [await takenIds(), await status()]
    const card = gate.page.locator('[data-testid=tray-card][data-kind=good]')
    const code = (await card.getAttribute('data-barcode')) ?? ''
    await card.click()
    const [outcome] = await outcomesSince(taken, 1)
    expect(outcome).toMatchObject({ class: 'admit', codeEnd: code.slice(-4) })
    await expect.poll(() => card.getAttribute('data-barcode')).not.toBe(code)
    await expect.poll(admittedShown).toBe(admitted + 1)
    unused.set('good', unused.get('good')?.filter((left) => left !== code) ?? [])
  })
})

describe('a code typed by hand', () => {
  it('is checked on Enter, and leaves the field empty', async () => {
    const code = barcode('member-active')
    const field = gate.page.getByTestId('code-field')
    await field.click()
    const seen = await seeVerdictOf(async () => {
      await typeByHand(code)
      expect(await field.inputValue()).toBe(code)
      await gate.page.keyboard.press('Enter')
    })
    expect(seen.verdict).toBe('admit admitted')
    await expect.poll(() => field.inputValue()).toBe('')
  })
})

describe('the undo', () => {
  it('by keyboard alone takes the admission back, so that the ticket is good again', async () => {
    const code = barcode('good')
    await seeVerdictOf(() => scan(code))
    const admitted = (await status()).admitted
    const isFocused = () => gate.page.evaluate(() => document.activeElement?.matches('.recent-undo'))
    await gate.page.getByTestId('code-field').focus()
    // At a person's pace: a Tab or Enter right after a scan is the scanner's own, and swallowed.
    for (let turn = 0; turn < 20 && !(await isFocused()); turn += 1) {
      await gate.page.waitForTimeout(180)
      await gate.page.keyboard.press('Tab')
    }
    await gate.page.keyboard.press('Enter')
    await gate.page.getByTestId('undo-form').waitFor()
    await typeByHand('wrong one')
    await gate.page.keyboard.press('Enter')
    await gate.page.getByTestId('undo-form').waitFor({ state: 'detached' })
    await expect.poll(admittedShown).toBe(admitted - 1)
    const row = gate.page.getByTestId('recent-row').first()
    await expect.poll(() => row.innerText()).toContain('undone')
    await expect.poll(async () => (await status()).outbox.pending, PATIENT).toBe(0)
    expect(await seeVerdictOf(() => scan(code))).toMatchObject({ verdict: 'admit admitted' })
  })
})

describe('scans while the focus wanders', () => {
  const places: readonly (() => Promise<void>)[] = [
    () => gate.page.getByTestId('code-field').focus(),
    () => gate.page.getByRole('button', { name: /Mute/ }).focus(),
    () => gate.page.locator('.recent-undo').first().focus(),
    () => gate.page.getByTestId('tray-card').nth(2).focus(),
    () =>
      gate.page.evaluate(() => {
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      }),
  ]

  it('are neither lost nor doubled nor typed, at 2, 10, 40 and 120 ms a character', async () => {
    const [taken, admitted] = [await takenIds(), (await status()).admitted]
    const codes: string[] = []
    for (const gapMs of [2, 10, 40, 120, 2, 10, 10, 2, 120, 40, 10, 2]) {
      for (const focus of places) {
        // Cards have short codes, which keeps slow scanners bearable.
        const code = barcode(gapMs < 20 ? 'good' : 'member-active')
        codes.push(code)
        await focus()
        await scanKeys(gate.page, code, gapMs)
      }
    }
    const outcomes = await outcomesSince(taken, 60)
    expect(outcomes.map(({ codeEnd }) => codeEnd)).toEqual(codes.map((code) => code.slice(-4)))
    expect(new Set(outcomes.map((outcome) => outcome.class))).toEqual(new Set(['admit']))
    await expect.poll(admittedShown).toBe(admitted + 60)
    expect(await gate.page.getByTestId('code-field').inputValue()).toBe('')
    expect(await gate.page.getByTestId('undo-form').count()).toBe(0)
    const mute = gate.page.getByRole('button', { name: /Mute/ })
    expect(await mute.getAttribute('aria-pressed')).toBe('false')
  })
})

describe('a program that stalls in the middle of a code', () => {
  it('takes it whole: keys that were pressed in time come late', async () => {
    const [code, taken] = [barcode('member-active'), await takenIds()]
    const burst = scanKeys(gate.page, code, 40)
    await gate.page.waitForTimeout(150)
    await gate.app.evaluate(() => {
      const until = Date.now() + 400
      while (Date.now() < until);
    })
    await burst
    const [outcome] = await outcomesSince(taken, 1)
    expect(outcome).toMatchObject({ class: 'admit', codeEnd: code.slice(-4) })
    expect(await gate.page.getByTestId('code-field').inputValue()).toBe('')
  })
})

describe('a code that is no ticket', () => {
  const scanByBridge = (text: string) =>
    gate.page.evaluate(
      async ([scanId, code]) => {
        // The page clips what it sends, as here.
        const request = { scanId, barcode: code.slice(0, 1_024), via: 'wedge', at: Date.now() } as const
        const result = await window.portcullis?.scan(request)
        return result?.ok ? `${result.value.class} ${result.value.reason}` : result?.error.code
      },
      [randomUUID(), text] as const,
    )

  it('of 10 MB is held as unreadable', async () => {
    const before = gate.servicePid()
    expect(await scanByBridge('x'.repeat(10_000_000))).toBe('hold unreadable')
    expect(gate.servicePid()).toBe(before)
  })

  it('in Cyrillic is unknown', async () => {
    expect(await scanByBridge('БИЛЕТ-№42-Ђ')).toBe('deny unknown')
  })

  it('of 10 MB pasted into the code field is held too, and the next guest is admitted', async () => {
    const seen = await seeVerdictOf(async () => {
      await gate.page.getByTestId('code-field').fill('x'.repeat(10_000_000))
      await gate.page.getByTestId('code-field').press('Enter')
    })
    expect(seen.verdict).toBe('hold unreadable')
    expect(await seeVerdictOf(() => scan(barcode('good')))).toMatchObject({ verdict: 'admit admitted' })
  })
})

describe('a service that is killed in the middle of scans', () => {
  it('is said to restart, comes back, and every scan has one verdict and one admission', async () => {
    const [taken, before] = [await takenIds(), await status()]
    const heard = await listenTo(gate.page, 'supervision-banner', 'holding')
    const codes = Array.from({ length: 24 }, () => barcode('good'))
    for (const [index, code] of codes.entries()) {
      // The first dies while ACME holds its question, which then lands there unheard; the second between two scans.
      if (index === 6) process.kill(gate.practice.pid(), 'SIGSTOP')
      await scan(code)
      if (index === 6) {
        await gate.page.waitForTimeout(100)
        process.kill(gate.servicePid(), 'SIGKILL')
        process.kill(gate.practice.pid(), 'SIGCONT')
      }
      if (index === 12) await outcomesSince(taken, 13)
      if (index === 15) process.kill(gate.servicePid(), 'SIGKILL')
    }
    const outcomes = await outcomesSince(taken, codes.length)
    expect(outcomes.map(({ codeEnd }) => codeEnd)).toEqual(codes.map((code) => code.slice(-4)))
    expect(outcomes.map((outcome) => outcome.reason)).toEqual(codes.map(() => 'admitted'))
    await expect.poll(admittedShown).toBe(before.admitted + codes.length)
    expect(await heard()).toContain('The gate is restarting. Scans made now are kept.')
    await gate.page.getByTestId('supervision-banner').waitFor({ state: 'detached' })
    await expect.poll(async () => (await status()).outbox.pending, PATIENT).toBe(0)
    const { outbox } = await status()
    expect(outbox).toMatchObject({ conflict: 0, refused: 0, parked: 0 })
    expect(outbox.recorded).toBe(before.outbox.recorded + before.outbox.pending + codes.length)
  })
})

describe('an ACME that is gone', () => {
  /** Scans a good ticket and says who decided, and how long the window took. */
  async function timedScan(beforeEnter = () => {}) {
    const taken = await takenIds()
    await scanKeys(gate.page, barcode('good'), 0, [])
    beforeEnter()
    await gate.page.keyboard.press('Enter')
    const [outcome] = await outcomesSince(taken, 1)
    // The service has its verdict a moment before it is on the glass.
    const ms = await gate.page.evaluate(async (scanId) => {
      const start = (mark: string) => performance.getEntriesByName(`${mark}:${scanId}`)[0]?.startTime
      for (let frame = 0; frame < 300 && start('verdict-painted') === undefined; frame += 1)
        await new Promise(requestAnimationFrame)
      return (start('verdict-painted') ?? Number.NaN) - (start('scan-captured') ?? Number.NaN)
    }, outcome?.scanId)
    return { class: outcome?.class, source: outcome?.source, ms }
  }

  it('silently: the first guest waits the budget, the second not at all, and the link says so', async () => {
    const venue = gate.practice.pid()
    let took = { first: Number.NaN, second: Number.NaN }
    const isQuick = () => took.first < BUDGET_MS + MARGIN_MS && took.second < MARGIN_MS
    for (let look = 0; look < LOOKS && !isQuick(); look += 1) {
      process.kill(venue, 'SIGSTOP')
      try {
        const first = await timedScan()
        expect(first).toMatchObject({ class: 'admit', source: 'cache' })
        await expect.poll(() => shownText('link-state')).toMatch(/Offline since \d\d:\d\d|Slow/)
        const second = await timedScan()
        expect(second).toMatchObject({ class: 'admit', source: 'cache' })
        took = { first: first.ms, second: second.ms }
      } finally {
        process.kill(venue, 'SIGCONT')
      }
      await expect.poll(() => shownText('link-state'), PATIENT).toContain('Online')
      await expect.poll(() => shownText('outbox-pending'), PATIENT).toBe('0')
    }
    expect(took.first).toBeLessThan(BUDGET_MS + MARGIN_MS)
    expect(took.second).toBeLessThan(MARGIN_MS)
  })

  it('killed: guests go on from the list here, and a new one is opened', async () => {
    let [ms, source] = [Number.NaN, '']
    // A scan that is kept until the gate is up again has its verdict from the new venue, and later.
    const isFromHere = () => source === 'cache' && ms < BUDGET_MS + MARGIN_MS
    for (let look = 0; look < LOOKS && !isFromHere(); look += 1) {
      const before = gate.practice.baseUrl()
      const heard = await listenTo(gate.page, 'link-state')
      const venue = gate.practice.pid()
      const first = await timedScan(() => process.kill(venue, 'SIGKILL'))
      expect(first).toMatchObject({ class: 'admit' })
      ms = first.ms
      source = first.source ?? ''
      await expect.poll(() => gate.practice.baseUrl(), PATIENT).not.toBe(before)
      await expect.poll(() => shownText('link-state'), PATIENT).toContain('Online')
      // Whichever is drawn first: that nothing answers there, or that the gate goes over to the new venue.
      expect(await heard()).toMatch(/Offline|Gate is restarting/)
    }
    expect(source).toBe('cache')
    expect(ms).toBeLessThan(BUDGET_MS + MARGIN_MS)
    await expect.poll(() => timedScan(), PATIENT).toMatchObject({ class: 'admit', source: 'acme' })
  })
})
