import type { SaveResult } from '../../electron/contract/save.ts'
import type { Speech } from '../i18n/language.tsx'

/** What came of saving a file, in words; null where the person thought better of it. */
export function saySaved(result: SaveResult, { t, said }: Speech): string | null {
  switch (result.kind) {
    case 'saved':
      return t('records.saved', { name: result.name })
    case 'cancelled':
      return null
    case 'failed':
      return t('records.notSaved', { message: said(result.message) })
  }
}
