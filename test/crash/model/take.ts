import { isDeepStrictEqual } from 'node:util'
import { v7 as uuidv7 } from 'uuid'
import type { Verdict } from '../../../electron/contract/verdict.ts'
import { endOf } from './ending.ts'
import type { Lane } from './lane.ts'
import { count, LawBroken, ledgerOf, type Play, scan, show, type Tally } from './play.ts'
import type { Stage } from './stage.ts'
import { CODES, type CodeName, type LaneName, type Next, type Setting, type Step } from './steps.ts'
import { kindOf, type Shown, standingOf } from './truth.ts'

/**
 * Between two steps: further apart than any try of ours can be taken to last, so that who checked in what is told by
 * the time of it. Whole minutes, so that no date comes to fall on the very minute.
 */
const BETWEEN_MS = 60_000

/** Plays the steps on a scene of their own and holds every law. @throws LawBroken */
export async function playShift(
  stage: Stage,
  setting: Setting,
  steps: readonly Step[],
  tally: Tally,
): Promise<void> {
  const scene = await stage.set(setting)
  const story: string[] = []
  const one: Play = {
    scene,
    truth: { unknown: setting.unknown, shown: [], undoneByBoxOffice: new Set() },
    tally,
    say: (line) => story.push(line),
    broken: (law) => {
      throw new LawBroken(law, story)
    },
  }
  try {
    for (const step of steps) {
      scene.world.leap(BETWEEN_MS)
      await scene.quiet()
      one.say(`${JSON.stringify(step)}`)
      await take(step, one)
      await scene.quiet()
      holdEachStep(one)
    }
    await endOf(one)
  } finally {
    await scene.strike()
  }
}

async function take(step: Step, one: Play): Promise<void> {
  const { scene, truth } = one
  switch (step.do) {
    case 'scan': {
      const { class: said } = await scan(scene.lanes[step.on], step.code, one)
      return follow(step.on, step.code, said, step.next ?? [], one)
    }
    case 'scan-at-both':
      // With a fault about, whose answer was lost cannot be told by a time that both share.
      if (scene.at.faults.list().length > 0) return
      await Promise.all([scan(scene.lanes.north, step.code, one), scan(scene.lanes.south, step.code, one)])
      return
    case 'ask-again': {
      const mine = truth.shown.filter(({ on }) => on === step.on)
      const asked = mine[mine.length - 1 - step.nth]
      if (asked === undefined) return
      const answer = await scene.lanes[step.on].scan(scene.barcodes[asked.code], asked.scanId, asked.at)
      if (!isDeepStrictEqual(answer, asked.verdict)) one.broken('the same scan asked again has one verdict')
      return
    }
    case 'undo':
      return undo(step.on, step.nth, step.next ?? [], one)
    case 'sync':
      // Not waited for: through a block it takes as long as the block.
      void scene.lanes[step.on]
        .gate()
        .sync()
        .catch(() => {})
      return
    case 'drain':
      void scene.lanes[step.on]
        .gate()
        .drain()
        .catch(() => {})
      return
    case 'restart': {
      const lane = scene.lanes[step.on]
      const before = inspectAll(lane, one)
      const sameClock = await lane.restart()
      if (!sameClock) return
      const after = inspectAll(lane, one)
      const changed = CODES.find((_, nth) => !isDeepStrictEqual(after[nth], before[nth]))
      if (changed === undefined) return
      const said = [before, after].map((all) => JSON.stringify(all[CODES.indexOf(changed)]))
      one.broken(`a restart changes no verdict, but that on ${changed} from ${said.join(' to ')}`)
      return
    }
    case 'crash':
      return crash(step, one)
    case 'fault':
      scene.at.faults.add(step.fault)
      return
    case 'clear-faults':
      scene.at.faults.clear()
      return
    case 'clock':
      scene.lanes[step.on].device.offsetMs = step.offMs
      return
    case 'box-office':
      scene.at.change({ do: step.act, uuid: scene.barcodes[step.code] })
      if (step.act === 'undo-check-in') truth.undoneByBoxOffice.add(step.code)
      return
  }
}

/** What follows a scan of this code at once. */
async function follow(
  on: LaneName,
  code: CodeName,
  said: Verdict['class'],
  next: Next,
  one: Play,
): Promise<void> {
  let before = said
  for (const what of next) {
    const [last] = standingOf(one.truth, on, code).slice(-1)
    if (what === 'undo' && last !== undefined) {
      takeBack(last, one)
      before = 'deny'
    }
    if (what === 'undo') continue
    const { class: again } = await scan(one.scene.lanes[on], code, one)
    if (before === 'admit' && again !== 'repeat')
      one.broken('a code scanned again at once is a repeat of its admission')
    before = again
  }
}

async function undo(on: LaneName, nth: number, next: Next, one: Play): Promise<void> {
  const standing = one.truth.shown.filter(
    (shown) => shown.on === on && shown.verdict.class === 'admit' && !shown.undone,
  )
  const chosen = standing[standing.length - 1 - nth]
  if (chosen === undefined) return
  takeBack(chosen, one)
  await follow(on, chosen.code, 'deny', next, one)
}

function takeBack(shown: Shown, one: Play): void {
  const { on, code, scanId } = shown
  const result = one.scene.lanes[on].gate().undo({ scanId, reason: 'wrong guest' })
  if (!result.ok) {
    // ACME takes back tickets alone: what it has counted of a card stays counted, and the person is told so.
    if (kindOf(code) !== 'card' || result.error.code !== 'refused')
      one.broken(`an admission that stands can be undone (${result.error.code})`)
    count(one.tally, 'undo refused to staff')
    one.say(`  ${on} could not undo its admission of ${code}`)
    return
  }
  if (kindOf(code) === 'card' && result.value.atAcme === 'queued')
    one.broken('ACME is not asked to take back the entry of a card')
  shown.undone = true
  count(one.tally, `undo ${result.value.atAcme}`)
  one.say(`  ${on} undid its admission of ${code}: ${result.value.atAcme}`)
}

/** Dies in the middle of a scan or an upload; the scan that has no verdict yet is then asked for again, or made anew. */
async function crash(
  { on, during, afterTurns, anew }: Extract<Step, { do: 'crash' }>,
  one: Play,
): Promise<void> {
  const lane = one.scene.lanes[on]
  const scanId = uuidv7()
  const at = lane.device.wall()
  const before = during === null ? [] : ledgerOf(one, during)
  let shownBefore: Verdict | null = null
  let dead = false
  if (during === null)
    void lane
      .gate()
      .drain()
      .catch(() => {})
  else
    void lane.scan(one.scene.barcodes[during], scanId, at).then(
      (verdict) => {
        // A turnstile's line is lost with its lane, however far it had come.
        if (anew || dead) return
        shownBefore ??= verdict
        lane.shown(verdict)
      },
      () => {},
    )
  for (let turn = 0; turn < afterTurns; turn += 1) await new Promise((resolve) => setImmediate(resolve))
  const shown: Verdict | null = shownBefore
  dead = true
  await lane.crash()
  count(one.tally, shown === null && during !== null ? 'crash within a scan' : 'crash')
  if (during === null) return
  const clocks = lane.clocks()
  // How long ago it died, a device whose clock was set since cannot tell while ACME is away: it may refuse.
  if (anew && clocks !== 'untold') return void (await scan(lane, during, one))
  const verdict = await lane.scan(one.scene.barcodes[during], scanId, at)
  lane.shown(verdict)
  if (shown !== null && !isDeepStrictEqual(shown, verdict))
    one.broken('a verdict that was shown survives the crash')
  show({ on, code: during, verdict, clocks, before, after: ledgerOf(one, during) }, at, one)
}

/** What holds after every step, whatever it was. */
function holdEachStep(one: Play): void {
  for (const lane of Object.values(one.scene.lanes)) {
    if (lane.trouble.length > 0) one.broken(`the gate logged trouble: ${lane.trouble.join('; ')}`)
    const standing = CODES.flatMap((code) => standingOf(one.truth, lane.name, code)).length
    const said = lane.gate().status().admitted
    if (said !== standing) one.broken(`${lane.name} counts ${said} guests, and ${standing} were let in`)
  }
}

/** What this gate would say to every code; not the times beside it, which a clock set since its start moves. */
function inspectAll(lane: Lane, one: Play): unknown[] {
  return CODES.map((code) => {
    const { class: said, reason, source, event } = lane.gate().inspect({ barcode: one.scene.barcodes[code] })
    return { said, reason, source, event }
  })
}
