import type { HistoryEntry } from '../../electron/contract/records.ts'
import type { Speech } from '../i18n/language.tsx'
import type { Translate } from '../i18n/translate.ts'
import { classWord } from '../scan/wording.ts'

/** One thing that happened to a ticket, in words: what, and what more there is to know of it. */
export type HistoryWords = { readonly title: string; readonly details: readonly string[] }

/** Who did it, as far as the gate knows. */
function by(who: string | null, t: Translate): string {
  return t('ticket.by', { who: who ?? t('ticket.nobody') })
}

/** Says an entry of a ticket's history. */
export function tellEntry(entry: HistoryEntry, { t, said }: Speech): HistoryWords {
  switch (entry.kind) {
    case 'scan':
      return {
        title: `${classWord(entry.class, { t, direction: entry.direction })}: ${reasonOf(entry, t)}`,
        details: [t(`decided.${entry.source}`), t('ticket.lane', { lane: entry.lane })],
      }
    case 'asked':
      return {
        title: t(`ticket.asked.${entry.outcome}`),
        details: [t('queue.request', { id: entry.requestId })],
      }
    case 'upload':
      return {
        title: t(`ticket.upload.${entry.of}`, { state: t(`queue.state.${entry.state}`) }),
        details: [
          ...(entry.error === null ? [] : [said(entry.error)]),
          ...(entry.requestId === null ? [] : [t('queue.request', { id: entry.requestId })]),
        ],
      }
    case 'undo':
      return { title: t('ticket.undo'), details: entry.reason === null ? [] : [entry.reason] }
    case 'acknowledged':
      return { title: t('ticket.acknowledged'), details: [entry.note] }
    case 'act':
      return {
        title: t(`ticket.act.${entry.act}`),
        details: [...(entry.note === null ? [] : [entry.note]), by(entry.who, t)],
      }
  }
}

const titles = {
  admit: {
    admitted: 'admit.admitted.title',
    readmitted: 'admit.readmitted.title',
    override: 'admit.override.title',
  },
  deny: {
    'already-used': 'deny.already-used.title',
    'too-early': 'deny.too-early.title',
    'too-late': 'deny.too-late.title',
    expired: 'deny.expired.title',
    'wrong-event': 'deny.wrong-event.title',
    'wrong-entrance': 'deny.wrong-entrance.title',
    cancelled: 'deny.cancelled.title',
    refunded: 'deny.refunded.title',
    unknown: 'deny.unknown.title',
    'card-lapsed': 'deny.card-lapsed.title',
    'card-dropped': 'deny.card-dropped.title',
    'card-replaced': 'deny.card-replaced.title',
    'already-inside': 'deny.already-inside.title',
    'not-inside': 'deny.not-inside.title',
  },
  hold: {
    'not-decided': 'hold.not-decided.title',
    unreadable: 'hold.unreadable.title',
    'unrecognised-answer': 'hold.unrecognised-answer.title',
    'cache-too-old': 'hold.cache-too-old.title',
  },
  repeat: { 'same-scan': 'repeat.same-scan.title' },
} as const

/** The reason in words; one that this version does not know as it was written. */
function reasonOf(entry: Extract<HistoryEntry, { kind: 'scan' }>, t: Translate): string {
  const key = Object.entries(titles[entry.class]).find(([reason]) => reason === entry.reason)?.[1]
  return key === undefined ? entry.reason : t(key)
}
