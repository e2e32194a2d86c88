import type { Verdict } from '../../../electron/contract/verdict.ts'
import { ledgerOf, type Play, scan } from './play.ts'
import { reckon } from './reckoning.ts'
import { CODES, type CodeName, LANES, type LaneName } from './steps.ts'
import { kindOf, standingOf } from './truth.ts'

/** A row that was tried often waits minutes. */
const PATIENCE = { rounds: 60, eachMs: 30_000 }

/** A minute apart. */
const TRIES = 5

/** The faults are over: everything must come to its end by itself, and then ACME's ledger must agree with the truth. */
export async function endOf(one: Play): Promise<void> {
  const { scene } = one
  scene.at.faults.clear()
  one.say('the faults are over')
  await settle(one)
  for (const on of LANES) for (const code of CODES) if (isLeftIn(one, on, code)) one.broken(LEFT_IN)
  // Who was in doubt is let in now; nobody is held any more; who stands admitted is not let in twice.
  for (const on of LANES) {
    for (const code of CODES) {
      const unseen = isUnseen(one, on, code)
      const said = await scanUntilAsked(one, on, code)
      if (unseen && said !== 'admit')
        one.broken('a guest whose check-in landed unseen is admitted in the end')
      if (said === 'hold') one.broken('nobody is held where ACME answers')
      await scene.quiet()
      scene.world.leap(5_000)
    }
  }
  await settle(one)
  for (const lane of Object.values(scene.lanes)) await lane.stop()
  reckon(one)
}

/** As staff do: a busy machine may overrun the short budget of these gates, which then decide without ACME. */
async function scanUntilAsked(one: Play, on: LaneName, code: CodeName): Promise<Verdict['class']> {
  const standing = standingOf(one.truth, on, code).length > 0
  for (let tries = 0; tries < TRIES; tries += 1) {
    const { class: said, source } = await scan(one.scene.lanes[on], code, one)
    if (source === 'acme' || said === 'admit' || standing) return said
    one.scene.world.leap(60_000)
    await one.scene.quiet()
  }
  return one.broken('whom this gate cannot let in by itself, it asks ACME about')
}

const LEFT_IN = 'what was undone here, and not scanned since, is undone at ACME too'

/** Its admission was taken back as the last thing that happened to it here, and ACME still has it in for this gate. */
function isLeftIn(one: Play, on: LaneName, code: CodeName): boolean {
  const last = one.truth.shown.findLast((shown) => shown.on === on && shown.code === code)
  const atAcme = ledgerOf(one, code).at(-1)
  return (
    kindOf(code) === 'ticket' &&
    last?.undone === true &&
    atAcme?.kind === 'check-in' &&
    atAcme.terminalId === on
  )
}

/** ACME checked it in for this gate, and no guest was ever let in for it here. */
function isUnseen(one: Play, on: LaneName, code: CodeName): boolean {
  const entries = ledgerOf(one, code)
  const last = entries.at(-1)
  return (
    kindOf(code) === 'ticket' &&
    last?.kind === 'check-in' &&
    last.terminalId === on &&
    standingOf(one.truth, on, code).length === 0
  )
}

/** No person does anything: the gates find the line again and tell ACME what they owe. */
async function settle(one: Play): Promise<void> {
  const lanes = Object.values(one.scene.lanes)
  const open = (): string[] =>
    lanes.flatMap(({ name, gate }) => {
      const { link, outbox } = gate().status()
      return link.state === 'online' && outbox.pending === 0
        ? []
        : [`${name} is ${link.state} with ${outbox.pending} rows to tell`]
    })
  for (let round = 0; round < PATIENCE.rounds; round += 1) {
    if (open().length === 0) return
    one.scene.world.leap(PATIENCE.eachMs)
    await one.scene.quiet()
  }
  one.broken(`half an hour after the faults everything is told by itself, but ${open().join(', ')}`)
}
