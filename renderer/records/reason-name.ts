import {
  admitReasonSchema,
  denyReasonSchema,
  holdReasonSchema,
  repeatReasonSchema,
  type VerdictReason,
} from '../../electron/contract/verdict.ts'
import type { Translate } from '../i18n/translate.ts'

/** Every reason a scan can have had, those of a refusal first: they are what is looked for. */
export const reasons: readonly VerdictReason[] = [
  ...denyReasonSchema.options,
  ...holdReasonSchema.options,
  ...admitReasonSchema.options,
  ...repeatReasonSchema.options,
]

/** The short reason as the scan screen says it. */
export function reasonName(reason: VerdictReason, t: Translate): string {
  const deny = denyReasonSchema.safeParse(reason)
  if (deny.success) return t(`deny.${deny.data}.title`)
  const hold = holdReasonSchema.safeParse(reason)
  if (hold.success) return t(`hold.${hold.data}.title`)
  const admit = admitReasonSchema.safeParse(reason)
  return admit.success ? t(`admit.${admit.data}.title`) : t('repeat.same-scan.title')
}
