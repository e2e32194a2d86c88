import type { Pictogram as PictogramName } from '../../electron/contract/ticket-mark.ts'
import './pictogram.css'

const paths: Readonly<Record<PictogramName, string>> = {
  child:
    'M12 8.500a3 3 0 1 0-.01 0M8 21l1.500-6M16 21l-1.500-6M9.500 15V11.500h5V15ZM9.500 12 6 9M14.500 12 18 9',
  reduced: 'M6 18 18 6M7.500 9.500a2 2 0 1 0-.01 0M16.500 18.500a2 2 0 1 0-.01 0',
  senior: 'M11 6.500a2.500 2.500 0 1 0-.01 0M11 9c-2 1-2.500 3-2 6l-2 6M11 9l2 4 4 1M11.500 15l2 6M17 14v7',
  vip: 'M12 3l2.700 5.800 6.300.8-4.600 4.400 1.200 6.300L12 17.200l-5.600 3.100 1.200-6.300L3 9.600l6.300-.8Z',
  'check-id':
    'M2.500 5h19v14h-19ZM8.500 11.500a2 2 0 1 0-.01 0M5 16c.5-2 2-3 3.500-3s3 1 3.500 3M14.500 10h4M14.500 14h4',
  accessible:
    'M10.500 5a1.700 1.700 0 1 0-.01 0M10.500 7.500v6h5l2.500 5.500h2M10.500 10h4.500M8 11.500a5 5 0 1 0 6.500 6.500',
  companion:
    'M8 7.500a2.500 2.500 0 1 0-.01 0M16 7.500a2.500 2.500 0 1 0-.01 0M4.500 20v-6c0-5 7-5 7 0v6M12.500 14c0-5 7-5 7 0v6',
  group:
    'M12 8a2.500 2.500 0 1 0-.01 0M5 10a2 2 0 1 0-.01 0M19 10a2 2 0 1 0-.01 0M8 20v-5c0-5 8-5 8 0v5M2 19v-4c0-2.500 2-3.500 4-3M22 19v-4c0-2.500-2-3.500-4-3',
  press: 'M3 7.500h4l2-3h6l2 3h4V19H3ZM12 16.500a4 4 0 1 0-.01 0',
  staff: 'M12 2v4M7 6h10v15H7ZM12 13a2.200 2.200 0 1 0-.01 0M9 18c.5-2 5.500-2 6 0',
}

/** A drawing for a kind of ticket; always above the word that says the same. */
export function Pictogram({ of }: { of: PictogramName }) {
  return (
    <svg className="pictogram" viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[of]} />
    </svg>
  )
}
