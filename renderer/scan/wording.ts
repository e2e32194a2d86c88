import type { Verdict, VerdictClass } from '../../electron/contract/verdict.ts'
import type { Moments } from '../i18n/moments.ts'
import type { Translate } from '../i18n/translate.ts'
import { denyLine } from './wording-deny.ts'

/** What the words of a verdict depend on beside the verdict itself. */
export type Telling = {
  readonly t: Translate
  readonly moments: Moments
  readonly now: number
  readonly direction: 'in' | 'out'
}

/** One detail under a verdict: what it is, and its value. */
export type Fact = { readonly key: string; readonly name: string; readonly value: string }

/** A verdict in words, in the order in which staff need them. */
export type VerdictWords = {
  /** One or two words that can be read across the gate. */
  readonly word: string
  readonly title: string
  /** When, where or which; null where the title says it all. */
  readonly line: string | null
  /** What to do now; null after an admission. */
  readonly next: string | null
  readonly facts: readonly Fact[]
  /** Who decided, from how old data, how fast. */
  readonly decided: string
}

/** The word of a class. An exit lets out what an entrance admits. */
export function classWord(
  verdictClass: VerdictClass,
  { t, direction }: Pick<Telling, 't' | 'direction'>,
): string {
  return verdictClass === 'admit' && direction === 'out' ? t('word.admitOut') : t(`word.${verdictClass}`)
}

/** The short reason, also used in lists. */
export function reasonTitle(verdict: Verdict, { t, direction }: Pick<Telling, 't' | 'direction'>): string {
  switch (verdict.class) {
    case 'admit':
      if (verdict.reason !== 'admitted') return t(`admit.${verdict.reason}.title`)
      if (direction === 'out') return t('admit.admitted.out')
      return t(verdict.member === undefined ? 'admit.admitted.title' : 'admit.admitted.card')
    case 'deny':
      return t(`deny.${verdict.reason}.title`)
    case 'hold':
      return t(`hold.${verdict.reason}.title`)
    case 'repeat':
      return t(`repeat.${verdict.reason}.title`)
  }
}

function admitLine(
  verdict: Extract<Verdict, { class: 'admit' }>,
  { t, moments, now }: Telling,
): string | null {
  if (verdict.flagged) return t('admit.flagged')
  const { bookedFor } = verdict
  if (bookedFor !== undefined) {
    return t('admit.booked', { event: bookedFor.name, when: moments.when(bookedFor.startsAt, now) })
  }
  if (verdict.reason === 'readmitted') return t('admit.readmitted.line')
  // A child's ticket in a grown-up's hand is the one thing to see on an admission.
  return verdict.ticketType ?? verdict.member?.level ?? null
}

function holdLine(verdict: Extract<Verdict, { class: 'hold' }>, { t, moments }: Telling): string {
  switch (verdict.reason) {
    case 'not-decided':
      return verdict.cause === 'group-rest' && verdict.group !== undefined
        ? t('cause.group-rest.left', { n: verdict.group.left, of: verdict.group.of })
        : t(`cause.${verdict.cause ?? 'none'}`)
    case 'unreadable':
      return t('hold.unreadable.line')
    case 'unrecognised-answer':
      return verdict.code === undefined
        ? t('hold.unrecognised-answer.line')
        : t('hold.unrecognised-answer.code', { code: verdict.code })
    case 'cache-too-old':
      return verdict.dataAgeMs === undefined
        ? t('hold.cache-too-old.line')
        : t('hold.cache-too-old.age', { age: moments.span(verdict.dataAgeMs) })
  }
}

function lineOf(verdict: Verdict, telling: Telling): string | null {
  switch (verdict.class) {
    case 'admit':
      return admitLine(verdict, telling)
    case 'deny':
      return denyLine(verdict, telling)
    case 'hold':
      return holdLine(verdict, telling)
    case 'repeat':
      return telling.t('repeat.same-scan.line')
  }
}

function nextStep(verdict: Verdict, t: Translate): string | null {
  switch (verdict.class) {
    case 'admit':
      return null
    case 'deny':
      return t(`deny.${verdict.reason}.next`)
    case 'hold':
      if (verdict.cause === 'clocks-differ') return t('hold.clocks-differ.next')
      return t(`hold.${verdict.reason}.next`)
    case 'repeat':
      return t('repeat.same-scan.next')
  }
}

function facts(verdict: Verdict, line: string | null, { t, moments, now }: Telling): Fact[] {
  const { member } = verdict
  // Beside the right event, the one of this gate would only be mistaken for it.
  const event = verdict.reason === 'wrong-event' ? null : verdict.event
  const list: (readonly [string, string, string | null | undefined])[] = [
    ['ticketType', t('fact.ticketType'), verdict.ticketType],
    ['level', t('fact.member'), member?.level],
    ['cardName', t('fact.cardName'), member?.cardName],
    ['card', t('fact.card'), member?.cardType],
    ['standing', t('fact.standing'), member === undefined ? null : t(`standing.${member.standing}`)],
    ['validUntil', t('fact.validUntil'), member?.expiresAt == null ? null : moments.day(member.expiresAt)],
    [
      'event',
      t('fact.event'),
      event === null
        ? null
        : t('fact.eventAt', { event: event.name, when: moments.when(event.startsAt, now) }),
    ],
    ['order', t('fact.order'), verdict.orderNumber],
    ['group', t('fact.group'), groupInside(verdict, t)],
  ]
  return list.flatMap(([key, name, value]) => (value && value !== line ? [{ key, name, value }] : []))
}

function groupInside({ group }: Verdict, t: Translate): string | null {
  if (group === undefined) return null
  const { admitted: n, inside, of } = group
  return n > 1 ? t('fact.groupPassed', { n, inside, of }) : t('fact.groupInside', { inside, of })
}

function decided(verdict: Verdict, { t, moments }: Telling): string {
  const parts: string[] = [t(`decided.${verdict.source}`)]
  if (verdict.source !== 'acme' && verdict.dataAgeMs !== undefined) {
    parts.push(t('decided.age', { age: moments.span(verdict.dataAgeMs) }))
  }
  parts.push(t('decided.took', { span: moments.span(verdict.tookMs) }))
  return parts.join(' · ')
}

/** Puts a verdict into words. Pure: the same verdict at the same time always reads the same. */
export function tellVerdict(verdict: Verdict, telling: Telling): VerdictWords {
  const line = lineOf(verdict, telling)
  return {
    word: classWord(verdict.class, telling),
    title: reasonTitle(verdict, telling),
    line,
    next: nextStep(verdict, telling.t),
    facts: facts(verdict, line, telling),
    decided: decided(verdict, telling),
  }
}
