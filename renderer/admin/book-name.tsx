import type { Book } from '../../electron/contract/device.ts'
import { useLanguage } from '../i18n/language.tsx'
import type { Translate } from '../i18n/translate.ts'

/** What the book that is open is called: practice, or which of the real environments. */
export function bookName(book: Book, t: Translate): string {
  if (book === 'practice') return t('practice.label')
  if (book === 'production') return t('top.production')
  return book.startsWith('sandbox-')
    ? t('top.sandboxNumber', { number: book.slice('sandbox-'.length) })
    : t('top.custom')
}

/** The label that says on what the work at a screen is done. */
export function BookName({ book }: { book: Book }) {
  const { t } = useLanguage()
  return (
    <strong
      className={`top-environment ${book === 'practice' ? 'top-practice' : ''}`}
      data-testid="book-name"
      data-book={book}
    >
      {bookName(book, t)}
    </strong>
  )
}
