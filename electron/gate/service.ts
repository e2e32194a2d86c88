import type { Credential } from '../contract/credential.ts'
import type { Profile } from '../contract/profile.ts'
import type { Status } from '../contract/status.ts'
import type { Verdict } from '../contract/verdict.ts'
import { openAcmeLine } from './acme-line.ts'
import { makeActs } from './acts/acts.ts'
import { makeActsExport } from './acts/export.ts'
import { makeActLog } from './acts/log.ts'
import { makePost } from './acts/post.ts'
import { makeSearch } from './acts/search.ts'
import { makeStaffOf } from './acts/staff-of.ts'
import { makeCalibrate } from './calibration/calibrate.ts'
import { makeCourtesy } from './clock/courtesy.ts'
import { venueZone } from './clock/zone.ts'
import type { Times } from './decide/clocks.ts'
import { keepTroubleTail } from './diagnosis/trouble-tail.ts'
import { makeDoctor } from './doctor/doctor.ts'
import type { Gate, GateOptions } from './gate.ts'
import { makeKeeper } from './keeper.ts'
import { makeNews } from './news.ts'
import { makeUpload } from './outbox/upload.ts'
import { makeRecords } from './records.ts'
import { openPosts } from './reporting/posts.ts'
import { makeReporting } from './reporting/reporting.ts'
import { NOBODY } from './roles/actor.ts'
import { makePermits } from './roles/permits.ts'
import { makeRoster } from './roles/roster.ts'
import { makeAsk } from './scan/ask.ts'
import { eventScanned } from './scan/inspect.ts'
import { makeLearn } from './scan/learn.ts'
import { makeOrderBehind } from './scan/order.ts'
import { makePostedLane } from './scan/posted-lane.ts'
import { makeTurns } from './scan/turns.ts'
import { statusOf } from './status.ts'
import { storageErrorOf } from './store/errors.ts'
import { openStore, type Store } from './store/store.ts'
import { makeSupport } from './support.ts'
import { makeDownload } from './sync/download.ts'
import { whyNoCalibration, whyNoSession } from './ticketing/acme/hosts.ts'
import { checkExtraCa } from './ticketing/acme/tls.ts'
import { DEADLINES_MS } from './ticketing/deadlines.ts'
import { SettingsRefused } from './ticketing/settings-refused.ts'
import { keepTidy } from './tidying.ts'

/**
 * The composition root of the gate service: opens the store, joins rules, traffic, download and upload, and keeps them
 * going. Resolves once the link has been tried (or the budget for that has passed), so that the first scan is asked.
 * @throws StorageError where the data folder cannot be used, SettingsRefused where the credential or the network's
 *   settings cannot.
 */
export async function openGate(options: GateOptions): Promise<Gate> {
  const { dataDir, dataKey, profile } = options
  const unusable = whyUnusable(options.credential, profile)
  if (unusable !== null) throw new SettingsRefused(unusable)
  checkExtraCa(profile.network.extraCa)
  const store = openStore({ dataDir, dataKey, callDeadlineMs: CALL_DEADLINE_MS })
  try {
    return await openOn(store, options)
  } catch (error) {
    const sick = storageErrorOf(error, dataDir)
    if (sick?.fault === 'corrupt') store.distrust()
    store.close()
    throw sick ?? error
  }
}

function whyUnusable(credential: Credential | null, { environment }: Profile): string | null {
  return credential?.kind === 'session' ? whyNoSession(environment) : null
}

async function openOn(store: Store, given: GateOptions): Promise<Gate> {
  const { clock } = given
  const { now } = clock
  const troubles = keepTroubleTail(given.log, now)
  const options: GateOptions = { ...given, log: troubles.note }
  const log = makeActLog(store, clock.now)
  const { profile } = options
  const zone = venueZone(profile.timeZone)
  const damaged = (): void => {
    store.distrust()
    options.onDamaged?.()
  }
  /** What failed beside the scans: a sick disk shows in the next one, and a damaged database is healed before it. */
  const trouble = (what: string, error: unknown): void => {
    options.log(what, error)
    if (storageErrorOf(error, options.dataDir)?.fault === 'corrupt') damaged()
  }
  const trying = (what: string, run: () => void): void => {
    try {
      run()
    } catch (error) {
      trouble(what, error)
    }
  }
  const courtesy = makeCourtesy(clock)
  const tidying = keepTidy({
    ...{ store, clock, trying, retention: profile.retention },
    acmeNow: () => (traffic.reachable() ? now() + Math.min(0, traffic.skewMs()) : null),
  })
  if (store.healed !== null) options.log('storage', new Error(store.healed))
  const news = makeNews({ clock, trying, healed: store.healed, status: () => status() })
  const { alarm, tellStatus } = news
  const posts = openPosts(store.memory)
  const line = openAcmeLine({
    ...{ store, profile, zone, clock, trying, credential: options.credential, onTrouble: trouble },
    onLink: () => {
      keeper.linkChanged()
      tellStatus()
    },
    onSkew: tellStatus,
  })
  const { system, traffic, table, known, clockKept, journal, links, venueProof } = line
  const closing = new AbortController()
  /** What everybody needs who asks ACME and keeps the answer. */
  const asking = { store, system, traffic, now, after: clock.after }
  const download = makeDownload({
    ...asking,
    zone,
    report: profile.report,
    eventsEveryMs: profile.refresh.eventsEveryMs,
    membersEveryMs: profile.refresh.membersEveryMs,
    closing: closing.signal,
    courtesy,
    onProgress: () => {
      tidying.soon()
      tellStatus()
    },
  })
  const times = (): Times => ({ now: now(), skewMs: traffic.skewMs() })
  const upload = makeUpload({
    ...asking,
    clockToleranceMs: profile.clockToleranceMs,
    random: clock.random,
    onChange: tellStatus,
    onAlarm: alarm,
  })
  const ask = makeAsk({
    ...asking,
    clockToleranceMs: profile.clockToleranceMs,
    onLate: () => keeper.poke(),
  })
  const learn = makeLearn({ ...asking, budgetMs: profile.budgetMs })
  const orderBehind = makeOrderBehind(asking)
  const calibrate = makeCalibrate({
    system,
    traffic,
    table,
    profileTable: profile.checkInStatus,
    whyNot: whyNoCalibration(profile.environment),
    eventFor: (barcode) => eventScanned(barcode, store, lane.profile(), zone, times()),
  })
  const onCommitted = ({ at }: Verdict, entrance: string): void => {
    trying('the note of the entrance', () => posts.stood(entrance, at))
    tidying.busy()
    courtesy.served()
    tidying.soon()
    keeper.poke()
    tellStatus()
  }
  const turns = makeTurns({
    store,
    tick: clock.tick,
    onDefect: (error) => options.log('scan', error),
    onStorage: (trouble) => {
      if (trouble?.fault === 'corrupt') damaged()
      news.storage(trouble?.message ?? null)
    },
  })
  const post = makePost({ memory: store.memory, log, profile, atomically: store.atomically })
  const lane = makePostedLane(post, {
    store,
    ask,
    learn,
    turns,
    log,
    zone,
    now,
    tick: clock.tick,
    skewMs: traffic.skewMs,
    skewBefore: clockKept.skewBefore,
    onCommitted,
  })
  const search = makeSearch({ ...asking, log })

  const isPractice = profile.environment.kind === 'practice'
  const roster = makeRoster({
    ...{ store, now, tick: clock.tick, isPractice },
    credential: line.credential,
    wasAccepted: line.acceptedKey.is,
    whose: venueProof.whose,
  })
  const status = (): Status =>
    statusOf({
      roster,
      post,
      store,
      profile: lane.profile(),
      zone,
      now: now(),
      traffic,
      download,
      storageTrouble: news.storageTrouble() ?? store.recordTrouble(),
    })
  const doctor = makeDoctor({
    ...asking,
    profile,
    zone,
    learntTable: table.learnt,
    status,
    tick: clock.tick,
    onStep: news.doctorStep,
  })
  const keeper = makeKeeper({
    download: {
      ...download,
      run: async (everything) => {
        const asked = line.credential()
        const done = await download.run(everything)
        if (line.credential() === asked) trying('the note of the events', () => venueProof.read(asked))
        return done
      },
    },
    upload,
    traffic,
    clock,
    nextDueAt: store.outbox.nextDueAt,
    onTrouble: trouble,
    refreshEveryMs: profile.refresh.eventsEveryMs,
  })
  await Promise.race([traffic.probeNow(), new Promise<void>((done) => clock.after(profile.budgetMs, done))])
  // What the gate before this one was sending when it ended waits again: nobody else would take it up.
  store.outbox.takeBack()
  store.outbox.byNewClock(now())
  keeper.start()

  const onChange = (): void => {
    keeper.poke()
    tellStatus()
  }
  const acts = makeActs({ store, lane, log, search, calibrate, zone, clock, times, status, onChange })
  const support = makeSupport({
    ...{ store, lane, doctor, known, traffic, links, journal, troubles, zone, now, times, status },
    dataDir: options.dataDir,
    onTrouble: trouble,
  })
  const { terminalId } = profile
  const exportActs = makeActsExport({ log, zone, terminalId, now })
  const reporting = makeReporting({
    ...{ scanLog: store.scanLog, posts, zone, terminalId, now },
    entrance: () => lane.profile().entrance,
    staffOf: profile.roles.namesInRecords === 'named' ? makeStaffOf(store.audit) : null,
  })

  return {
    // Whoever read the code dated it by the device's own clock.
    scan: (request, by = NOBODY) => lane.scan({ ...request, at: clock.fromWall(request.at) }, by),
    // Where the disk is sick, the next scan says so.
    shown: (scanId) => trying('noting what was shown', () => store.scans.markShown(scanId)),
    ...acts,
    ...support,
    order: ({ scanId }) => orderBehind.of(scanId),
    status,
    recent: ({ limit }) => store.scans.recent(limit),
    pace: () => store.pace(now()),
    samples: () =>
      options.samples.map((sample) => ({
        ...sample,
        // A ticket that was let in here would only show "already used": offer the next one instead.
        barcodes: sample.barcodes.filter(
          (barcode) => store.scans.movements(store.lookup(barcode)).length === 0,
        ),
      })),
    calls: ({ limit }) => journal.recent(limit),
    ...makeRecords(store, log, now, onChange),
    ...reporting,
    exportRecords: async (input) =>
      input.what === 'acts' ? { ok: true, value: await exportActs(input) } : reporting.exportRecords(input),
    sync: () => keeper.syncNow(),
    drain: async () => {
      if (!traffic.reachable()) await traffic.probeNow()
      store.outbox.hurry(now())
      if (traffic.reachable()) await keeper.uploadNow()
      return status()
    },
    roles: { roster, lockAfterMs: profile.roles.lockAfterMs, isPractice, now, tick: clock.tick },
    permits: makePermits(clock.tick, (noted) => {
      log.note(noted)
      // Where nobody has a PIN yet, nobody's could be taken away.
      if (noted.by.role !== 'admin' && roster.arePinsSet()) return
      if (noted.act === 'key-replaced') venueProof.vouched(line.credential())
      else if (noted.act === 'profile-changed' && noted.what['bringsKey'] === true) venueProof.vouched(null)
    }),
    audit: log.page,
    verifyAudit: log.verify,
    takeCredential: async (next) => {
      const message = whyUnusable(next, profile)
      if (message !== null) return { ok: false, error: { code: 'bad-request', message } }
      await line.use(next)
      store.outbox.hurry(now())
      keeper.poke()
      return { ok: true, value: status() }
    },
    listen: news.listen,
    stop: async () => {
      news.close()
      keeper.stop()
      tidying.close()
      closing.abort(new Error('the gate is closing'))
      await line.hangUp()
      await keeper.settled()
      await orderBehind.settled()
      await search.close()
      await doctor.settled()
      line.close()
      store.close()
    },
  }
}

/** The longest any check-in call can be under way. */
const CALL_DEADLINE_MS = Math.max(DEADLINES_MS.scan, DEADLINES_MS.upload)
