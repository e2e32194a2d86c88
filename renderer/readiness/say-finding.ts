import type { ReadinessFinding, ReadinessLine, ReadinessState } from '../../electron/contract/readiness.ts'
import type { Moments } from '../i18n/moments.ts'
import type { Said } from '../i18n/said.ts'
import type { PlainKey, Translate } from '../i18n/translate.ts'

/** What only the window can see of this device. */
export type OwnFinding =
  | 'sound-on'
  | 'sound-off'
  | 'scanner-tested'
  | 'scanner-untested'
  | 'battery-plugged'
  | 'battery-used'
  | 'battery-low'

/** A line of the list, of the gate's or of the window's own. */
export type Line = {
  readonly state: ReadinessState
  readonly finding: ReadinessFinding | OwnFinding
  readonly values: ReadinessLine['values']
}

export type Telling = {
  readonly t: Translate
  readonly said: Said
  readonly moments: Moments
  readonly now: number
}

/** A finding in words: what was seen, and what to do about it (null where nothing need be done). */
export function sayFinding(
  { finding, values }: Line,
  { t, said, moments, now }: Telling,
): { readonly seen: string; readonly todo: string | null } {
  const text = (name: string): string => String(values[name] ?? '')
  const n = (name: string): number => Number(values[name] ?? 0)
  const span = (name: string): string => moments.span(n(name))
  const tickets = { event: text('event'), here: n('here'), of: n('of') }
  const when = moments.ago(n('at'), now)
  const say = (seen: string, todo: PlainKey | null = null) => ({
    seen,
    todo: todo === null ? null : t(todo),
  })
  switch (finding) {
    case 'real-venue':
      return say(t('fit.seen.real-venue', { entrance: text('entrance'), terminal: text('terminal') }))
    case 'is-practice':
    case 'is-sandbox':
      return say(t(`fit.seen.${finding}`), 'fit.todo.environment')
    case 'events-admitted':
      return say(t('fit.seen.events-admitted', { n: n('n') }))
    case 'events-none':
      return say(t('fit.seen.events-none'), 'fit.todo.events')
    case 'tickets-complete':
      return say(t('fit.seen.tickets-complete', tickets))
    case 'tickets-loading':
      return say(t('fit.seen.tickets-loading', tickets), 'fit.todo.wait')
    case 'tickets-short':
    case 'tickets-none':
      return say(t(`fit.seen.${finding}`, tickets), 'fit.todo.load')
    case 'list-fresh':
      return say(t('fit.seen.list-age', { age: span('age') }))
    case 'list-old':
      return say(t('fit.seen.list-age', { age: span('age') }), 'fit.todo.load')
    case 'list-too-old':
      return say(t('fit.seen.list-too-old', { age: span('age') }), 'fit.todo.load')
    case 'list-never':
      return say(t('fit.seen.list-never'), 'fit.todo.load')
    case 'clock-agrees':
      return say(t('fit.seen.clock-agrees'))
    case 'clock-off':
    case 'clock-wrong':
      return say(t(`fit.seen.${finding}`, { by: span('by') }), 'fit.todo.clock')
    case 'link-online':
      return say(t('fit.seen.link-online'))
    case 'link-slow':
      return say(t('fit.seen.link-slow'), 'link.effect.slow')
    case 'link-limited':
      return say(
        t('fit.seen.link-limited', { until: moments.clockToTheSecond(n('until')) }),
        'link.effect.rate-limited',
      )
    case 'link-offline':
      return say(t('fit.seen.link-offline', { why: said(text('why')) }), 'link.effect.offline')
    case 'link-captive':
      return say(t('fit.seen.link-captive'), 'link.effect.captive')
    case 'key-works':
      return say(t('fit.seen.key-works'))
    case 'key-untried':
      return say(t('fit.seen.key-untried'), 'fit.todo.keyTried')
    case 'key-refused':
      return say(t('fit.seen.key-refused'), 'fit.todo.key')
    case 'doctor-well':
      return say(t('fit.seen.doctor-well', { when }))
    case 'doctor-warned':
    case 'doctor-failed':
    case 'doctor-long-ago':
      return say(t(`fit.seen.${finding}`, { when }), 'fit.todo.doctor')
    case 'doctor-never':
      return say(t('fit.seen.doctor-never'), 'fit.todo.doctor')
    case 'storage-well':
      return say(t('fit.seen.storage-well'))
    case 'storage-trouble':
      return say(t('fit.seen.storage-trouble', { why: said(text('why')) }), 'fit.todo.disk')
    case 'disk-room':
      return say(t('fit.seen.disk', { mb: n('mb') }))
    case 'disk-little':
    case 'disk-full':
      return say(t('fit.seen.disk', { mb: n('mb') }), 'fit.todo.disk')
    case 'disk-unknown':
      return say(t('fit.seen.disk-unknown'), 'fit.todo.disk')
    case 'outbox-empty':
      return say(t('fit.seen.outbox-empty'))
    case 'outbox-waiting':
      return say(t('fit.seen.outbox-waiting', { n: n('n') }), 'fit.todo.outbox')
    case 'outbox-to-look-at':
      return say(t('fit.seen.outbox-to-look-at', { n: n('n') }), 'fit.todo.person')
    case 'pins-set':
      return say(t('fit.seen.pins-set'))
    case 'pins-none':
      return say(t('fit.seen.pins-none'), 'fit.todo.pins')
    case 'version':
      return say(t('app.version', { version: text('version') }))
    case 'sound-on':
    case 'scanner-tested':
      return say(t(`fit.seen.${finding}`))
    case 'sound-off':
      return say(t('fit.seen.sound-off'), 'fit.todo.sound')
    case 'scanner-untested':
      return say(t('fit.seen.scanner-untested'), 'fit.todo.scanner')
    case 'battery-plugged':
      return say(t('fit.seen.battery-plugged', { n: n('n') }))
    case 'battery-used':
      return say(t('fit.seen.battery-used', { n: n('n') }))
    case 'battery-low':
      return say(t('fit.seen.battery-used', { n: n('n') }), 'fit.todo.battery')
  }
}
