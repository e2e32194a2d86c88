import type { Verdict } from '../../electron/contract/verdict.ts'
import type { Moments } from '../i18n/moments.ts'
import type { Translate } from '../i18n/translate.ts'

type Deny = Extract<Verdict, { class: 'deny' }>
type Said = { readonly t: Translate; readonly moments: Moments; readonly now: number }

function use(verdict: Deny, reason: 'already-used' | 'already-inside', { t, moments, now }: Said): string {
  const when = verdict.usedAt === undefined ? null : moments.when(verdict.usedAt, now)
  const where = verdict.usedBy ?? null
  if (when !== null && where !== null) return t(`deny.${reason}.whenWhere`, { when, where })
  if (when !== null) return t(`deny.${reason}.when`, { when })
  if (where !== null) return t(`deny.${reason}.where`, { where })
  return t(`deny.${reason}.line`)
}

/**
 * The line under a refusal: when, where or which is right, as far as it is known. Each reason has a plain
 * sentence for when it is not.
 */
export function denyLine(verdict: Deny, said: Said): string {
  const { t, moments, now } = said
  const when = (at: number) => ({ when: moments.when(at, now) })
  switch (verdict.reason) {
    case 'already-used':
    case 'already-inside':
      return use(verdict, verdict.reason, said)
    case 'too-early':
      return verdict.opensAt === undefined
        ? t('deny.too-early.line')
        : t('deny.too-early.when', when(verdict.opensAt))
    case 'too-late':
      return verdict.closedAt === undefined
        ? t('deny.too-late.line')
        : t('deny.too-late.when', when(verdict.closedAt))
    case 'expired':
      return verdict.expiredAt === undefined
        ? t('deny.expired.line')
        : t('deny.expired.when', when(verdict.expiredAt))
    case 'wrong-event': {
      const right = verdict.rightEvent
      return right === undefined
        ? t('deny.wrong-event.line')
        : t('deny.wrong-event.right', { event: right.name, ...when(right.startsAt) })
    }
    case 'wrong-entrance':
      return verdict.rightEntrance === undefined
        ? t('deny.wrong-entrance.line')
        : t('deny.wrong-entrance.right', { entrance: verdict.rightEntrance })
    case 'card-lapsed': {
      const ended = verdict.expiredAt ?? verdict.member?.expiresAt ?? undefined
      return ended === undefined ? t('deny.card-lapsed.line') : t('deny.card-lapsed.when', when(ended))
    }
    case 'unknown':
      return t(verdict.source === 'acme' ? 'deny.unknown.line' : 'deny.unknown.rule')
    case 'cancelled':
    case 'refunded':
    case 'card-dropped':
    case 'card-replaced':
    case 'not-inside':
      return t(`deny.${verdict.reason}.line`)
  }
}
