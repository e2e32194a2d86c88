import type { ProfileDraft } from '../../electron/contract/device.ts'
import { baseUrlSchema, profileSchema } from '../../electron/contract/profile.ts'
import type { PlainKey } from '../i18n/translate.ts'

/** Where ACME is, as it is typed. */
export type EnvironmentDraft = {
  readonly kind: 'production' | 'sandbox' | 'custom'
  readonly number: string
  readonly baseUrl: string
}

export type EnvironmentProblems = Readonly<Partial<Record<'number' | 'baseUrl', PlainKey>>>

/** As a profile holds it. */
type GivenEnvironment = Readonly<Record<string, string | number>>

/** A sandbox first: who sets up a device tries it before it counts. */
export const emptyEnvironment: EnvironmentDraft = { kind: 'sandbox', number: '', baseUrl: '' }

/** What was entered before: the environment of a profile, as fields. */
export function environmentDraftOf(profile: ProfileDraft | undefined): EnvironmentDraft {
  const parsed = profileSchema.safeParse(profile)
  if (!parsed.success || parsed.data.environment.kind === 'practice') return emptyEnvironment
  const { environment } = parsed.data
  return {
    kind: environment.kind,
    number: environment.kind === 'sandbox' ? String(environment.number) : '',
    baseUrl: environment.baseUrl ?? '',
  }
}

/** The environment that was typed, or what is wrong at which field. */
export function environmentOf(
  draft: EnvironmentDraft,
): { readonly environment: GivenEnvironment } | { readonly problems: EnvironmentProblems } {
  const baseUrl = draft.baseUrl.trim()
  const wrongUrl = baseUrl === '' ? null : urlProblem(baseUrl)
  if (draft.kind !== 'sandbox') {
    if (baseUrl === '') return { problems: { baseUrl: 'setenv.urlEmpty' } }
    return wrongUrl === null
      ? { environment: { kind: draft.kind, baseUrl } }
      : { problems: { baseUrl: wrongUrl } }
  }
  const number = /^\d{1,2}$/.test(draft.number.trim()) ? Number(draft.number) : 0
  const problems: EnvironmentProblems = {
    ...(number === 0 ? { number: 'setenv.numberBad' } : {}),
    ...(wrongUrl === null ? {} : { baseUrl: wrongUrl }),
  }
  if (Object.keys(problems).length > 0) return { problems }
  return { environment: { kind: 'sandbox', number, ...(baseUrl === '' ? {} : { baseUrl }) } }
}

function urlProblem(url: string): PlainKey | null {
  if (baseUrlSchema.safeParse(url).success) return null
  if (/^[a-z]+:\/\/[^/]*@/i.test(url)) return 'setenv.urlSecret'
  return /^http:/i.test(url) ? 'setenv.urlClear' : 'setenv.urlBad'
}
